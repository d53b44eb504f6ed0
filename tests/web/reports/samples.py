"""What stands in the addresses of reports, for the walks over all addresses."""

from collections.abc import Callable

from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Unit
from arbetsro.web.reports.models import Channel, ProtectedCase, Report
from web.access.sample import UNIT, Make, Sample
from web.conftest import Cast
from web.reports import making

Where = Callable[[Cast], Unit]
#: A JPEG of one pixel is not needed: the pages only hand it on.
_PHOTO = b"\xff\xd8\xff\xd9"


def _door(cast: Cast, who: Person) -> object:
    making.door(cast)
    return cast.home_care.pk


def _unit_with_door(where: Where) -> Make:
    def make(cast: Cast, who: Person) -> object:
        unit = where(cast)
        if not unit.channels.exists():
            Channel.objects.create(
                unit=unit, token=f"dorr{unit.pk}", receiver=cast.anna, opened_by=cast.anna
            )
        return unit.pk

    return make


def _report(where: Where) -> Make:
    """A new report with a photo; made once."""

    def make(cast: Cast, who: Person) -> object:
        unit = where(cast)
        found = Report.objects.filter(unit=unit, state="new").first()
        return (found or making.row(unit, cast.mats, photo=_PHOTO)).pk

    return make


def _case(where: Where, *, for_whoever_asks: bool = True) -> Make:
    """A case with a photo that the person who asks may read; made once for each of them."""

    def make(cast: Cast, who: Person) -> object:
        unit, reader = where(cast), who if for_whoever_asks else cast.siv
        found = ProtectedCase.objects.filter(unit=unit, readers=reader).first()
        if found is None:
            found = making.case_row(unit, reader)
            ProtectedCase.objects.filter(pk=found.pk).update(photo=_PHOTO)
        return found.pk

    return make


DOOR = Sample(
    _door, _unit_with_door(lambda cast: cast.other_root), _unit_with_door(lambda cast: cast.south)
)
SAMPLES = {
    "reporting:token": Sample(lambda cast, who: making.door(cast).token),
    "reports:pk": DOOR,
    "reports:to_form:pk": UNIT,
    "reports:report": Sample(
        _report(lambda cast: cast.home_care),
        _report(lambda cast: cast.other_root),
        _report(lambda cast: cast.south),
    ),
    "reports:case": Sample(
        _case(lambda cast: cast.home_care),
        _case(lambda cast: cast.other_root),
        _case(lambda cast: cast.south, for_whoever_asks=False),
    ),
}
BODIES = {"reports:answer": {"answer": "Tack, hyllan är fäst."}}
