"""What stands in the addresses of visits, for the walks over all addresses."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.visits.models import Letter, Visit
from web import clinic
from web.access.sample import Sample, word
from web.conftest import Cast
from web.visits import making
from web.visits.room_samples import ROOM_SAMPLES


def _application(cast: Cast) -> Application:
    """Alva's accepted application, with a plan that she has been given; made once."""
    found = Application.objects.filter(applicant=clinic.record(cast), state="accepted").first()
    if found is None:
        found = clinic.accepted(cast)
        clinic.plan(cast, found)
    return found


def _visit(cast: Cast, who: Person) -> object:
    """A visit of hers with notes; made once."""
    of = _application(cast)
    found = Visit.objects.filter(booking__application=of, record__isnull=False).first()
    return (found or clinic.written(cast, making.held(cast, of)).visit).pk


def _plan_of(cast: Cast, who: Person) -> object:
    return _application(cast).pk


def _letter(cast: Cast, who: Person) -> object:
    """A letter that she has been given; made once."""
    of = _application(cast)
    found = Letter.objects.filter(application=of).exclude(given_at=None).first()
    return (found or making.letter(cast, of, given_at=making.THEN)).pk


def _step(cast: Cast, who: Person) -> object:
    _application(cast)
    return "a1"


VISIT = Sample(_visit, lambda cast, who: making.visit_elsewhere(cast).pk)
APPLICATION = Sample(_plan_of, lambda cast, who: making.elsewhere(cast).pk)
LETTER = Sample(_letter, lambda cast, who: making.letter(cast, making.elsewhere(cast)).pk)
SAMPLES = {
    **ROOM_SAMPLES,
    "visits:visit": VISIT,
    "visits:application": APPLICATION,
    "visits:letter": LETTER,
    "visits:step": word("a1"),
    "plan:letter": LETTER,
    "plan:step": Sample(_step),
    # Nothing is at these addresses before somebody has a plan.
    "plan:clinic": Sample(lambda cast, who: _application(cast).applicant.clinic.slug),
}
