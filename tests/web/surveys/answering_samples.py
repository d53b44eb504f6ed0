"""What stands in the addresses of answering, for the walks over all addresses."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.surveys.models import Wave
from web import surveys_rows
from web.access.sample import Sample
from web.conftest import Cast


def _code(cast: Cast, who: Person) -> object:
    """The code of somebody who has not answered an open survey; made once."""
    found = Wave.objects.filter(state=Wave.State.OPEN, unit__organisation=cast.organisation).first()
    return next(surveys_rows.codes(found or surveys_rows.opened(cast)))


SAMPLES = {"answering:code": Sample(_code)}
BODIES = {"answering:code": {"code": "0000"}}
