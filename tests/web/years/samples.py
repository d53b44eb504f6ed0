"""What stands in the addresses of yearly follow-ups."""

from arbetsro.web.frame.clock import today
from arbetsro.web.oversight.models import YearlyFollowUp
from web.access.sample import UNIT, Make, Sample, word
from web.conftest import Cast
from web.years.following import answered, closed


def _year(unit, make_one) -> Make:
    def make(cast: Cast, who) -> object:
        found = YearlyFollowUp.objects.filter(unit=unit(cast)).first()
        return (found or make_one(cast, unit(cast))).pk

    return make


def _sample(make_one) -> Sample:
    return Sample(
        _year(lambda cast: cast.home_care, make_one),
        _year(lambda cast: cast.other_root, make_one),
        _year(lambda cast: cast.south, make_one),
    )


SAMPLES = {
    "oversight:years:pk": UNIT,
    "oversight:year_start:pk": UNIT,
    "oversight:year": _sample(closed),
    "oversight:year_section:year": _sample(answered),
    "oversight:year_close:year": _sample(answered),
    "oversight:year_finding:year": _sample(answered),
    "oversight:key": word("investigate"),
    "oversight:kind": word("pdf"),
}
BODIES = {
    "oversight:year_start": {"year": str(today().year)},
    "oversight:year_sign": {"capacity": "manager", "read": "on"},
}
