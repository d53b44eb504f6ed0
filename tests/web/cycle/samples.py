"""What stands in the addresses of the cycle."""

from arbetsro.web.investigations.actions import add_finding
from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.models import Unit
from web.access.sample import UNIT, Make, Sample, word
from web.conftest import Cast


def _finding(unit) -> Make:
    def make(cast: Cast, who) -> object:
        where: Unit = unit(cast)
        found = Finding.objects.filter(unit=where).first()
        return (found or add_finding(by=cast.anna, unit=where, text="Drag", source="round")).pk

    return make


SAMPLES = {
    "cycle:pk": UNIT,
    "cycle:kind": word("finding"),
    "cycle:thing": Sample(
        _finding(lambda cast: cast.home_care),
        _finding(lambda cast: cast.other_root),
        _finding(lambda cast: cast.south),
    ),
}
