"""What stands in the addresses of the room of a visit; ``samples.py`` takes it up."""

from arbetsro.web.access.table import rules
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.care.reading import take_part
from arbetsro.web.visits.models import Visit
from web import clinic
from web.access.sample import Sample
from web.conftest import Cast


def _of(cast: Cast, person: Person) -> Application:
    """A person's accepted application; nobody has two that are open."""
    found = Application.objects.filter(applicant=clinic.record(cast, person), state="accepted")
    return found.first() or clinic.accepted(cast, person)


def _held_by(cast: Cast, who: Person) -> object:
    """A visit that this staff member is to hold; made once for each of them."""
    found = Visit.objects.filter(booking__staff=who.pk).first()
    if found is None:
        role, kind = ("interviewer", "follow_up") if who == cast.ivar else ("counsellor", "first")
        of = _of(cast, who)  # whom they meet makes no difference
        found = clinic.visit(cast, clinic.booking(cast, of, staff=who.pk, kind=kind))
        take_part(of.applicant, who.pk, role)
    return found.pk


def _somebody_elses(cast: Cast, who: Person) -> object:
    """A visit at the same clinic that somebody else is to hold; made once."""
    return _held_by(cast, cast.klara)


def _persons(cast: Cast, who: Person) -> object:
    found = Visit.objects.filter(booking__application__applicant=clinic.record(cast)).first()
    return (found or clinic.visit(cast, clinic.booking(cast, _of(cast, cast.alva)))).pk


def _somebodys(cast: Cast, who: Person) -> object:
    """A visit of somebody else at the same clinic."""
    return clinic.visit(cast, clinic.booking(cast, _of(cast, cast.nils))).pk


ROOM_SAMPLES: dict[str, Sample] = {
    "room:visit": Sample(_persons, _somebodys),
    **{
        f"{name}:visit": Sample(_held_by, _somebody_elses)
        for name in rules()
        if name.startswith("visits:room") and name != "visits:room_test"
    },
}
