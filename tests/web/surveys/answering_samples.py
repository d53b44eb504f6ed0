"""What stands in the addresses of answering, for the walks over all addresses."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.surveys.models import Wave
from web import surveys_rows
from web.access.sample import Sample
from web.conftest import Cast


def _code(cast: Cast, who: Person) -> object:
    """The code of somebody who has not answered a survey that is open; made once."""
    fields = {"title": "En enkät att svara på"}
    found = Wave.objects.filter(**fields).first() or surveys_rows.opened(cast, **fields)
    return next(surveys_rows.codes(found))


SAMPLES = {"answering:code": Sample(_code)}
BODIES = {"answering:code": {"code": "0000"}}
