"""What stands in the addresses of investigations, findings and checklists."""

from collections.abc import Callable

from arbetsro.web.accounts.models import Person
from arbetsro.web.investigations.models import Finding, Investigation, OwnChecklist
from arbetsro.web.organisations.models import Unit
from web.access.sample import Make, Sample
from web.conftest import Cast
from web.investigations.making import (
    PRIORITY,
    TIME,
    finding_of,
    own_list,
    photo_of,
    round_of,
)

Where = Callable[[Cast], Unit]


def _of_unit(
    where: Where, make: Callable[[Person, Unit], object], model: type, **narrow: object
) -> Make:
    """Something of a unit; the same one whenever it is asked for."""

    def found(cast: Cast, who: Person) -> object:
        there = model.objects.filter(unit=where(cast), **narrow).order_by("pk").first()
        return (there or make(cast.anna, where(cast))).pk

    return found


def _in_each_unit(make: Callable[[Person, Unit], object], model: type, **narrow: object) -> Sample:
    return Sample(
        _of_unit(lambda cast: cast.home_care, make, model, **narrow),
        _of_unit(lambda cast: cast.other_root, make, model, **narrow),
        _of_unit(lambda cast: cast.south, make, model, **narrow),
    )


#: A round: other apps put meetings and the like in the same units, which ask other questions.
INVESTIGATION = _in_each_unit(round_of, Investigation, way=Investigation.Way.ROUND)
FINDING = _in_each_unit(finding_of, Finding)


def _settled(cast: Cast, who: Person) -> object:
    from arbetsro.web.investigations.actions import settle_finding

    found = Finding.objects.filter(unit=cast.home_care, text="Avgjord").first()
    if found is None:
        found = finding_of(cast.anna, cast.home_care, "Avgjord")
        settle_finding(by=cast.anna, finding=found, state="solved", reason="Det är lagat.")
    return found.pk


def _photo(investigation: Make) -> Make:
    def make(cast: Cast, who: Person) -> object:
        whose = Investigation.objects.get(pk=investigation(cast, who))
        return (whose.photos.filter(removed_at=None).first() or photo_of(cast.anna, whose)).pk

    return make


def _own(cast: Cast, who: Person) -> OwnChecklist:
    there = OwnChecklist.objects.filter(organisation=cast.organisation, withdrawn_at=None)
    return there.first() or own_list(cast.anna, cast.organisation)


def _foreign(cast: Cast, who: Person) -> OwnChecklist:
    there = OwnChecklist.objects.filter(organisation=cast.other)
    return there.first() or own_list(cast.karin, cast.other, "Deras rond")


SAMPLES: dict[str, Sample] = {
    "investigations:pk": INVESTIGATION,
    "investigations:finding:pk": FINDING,
    "investigations:finding_settle:pk": FINDING,
    "investigations:finding_reopen:pk": Sample(_settled, FINDING.foreign, FINDING.outside),
    "investigations:photo": Sample(
        _photo(INVESTIGATION.own), _photo(INVESTIGATION.foreign), _photo(INVESTIGATION.outside)
    ),
    "investigations:key": Sample(
        lambda cast, who: _own(cast, who).key, lambda cast, who: _foreign(cast, who).key
    ),
    "investigations:digest": Sample(lambda cast, who: _own(cast, who).current.digest),
}
#: What is sent to an address that makes no sense without it.
BODIES: dict[str, dict[str, str]] = {
    "investigations:finding_settle": {"becomes": "solved", "reason": "Det är lagat."},
    "investigations:round_answer": {"question": TIME, "value": "works"},
    "investigations:round_question": {"text": "Är golvet helt?"},
    "investigations:round_photo": {"question": PRIORITY},
}
