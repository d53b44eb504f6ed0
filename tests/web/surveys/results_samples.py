"""What stands in the addresses of results, for the walks over all addresses."""

from collections.abc import Callable

from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.models import Wave
from web import surveys_rows as rows
from web.access.sample import UNIT, Make, Sample, word
from web.conftest import Cast
from web.surveys.results_rows import told_at_once

_TITLE = "Enkät med resultat"


def _published(where: Callable[[Cast], Unit]) -> Make:
    """A published wave of a unit, answered by eight; made once.

    In Demo Alltjänst AB it asks all units, so that there is a place in North and one in South.
    """

    def make(cast: Cast, who: Person) -> object:
        unit = where(cast)
        found = Wave.objects.filter(unit=unit, title=_TITLE).first()
        if found is None:
            found = rows.draft(cast, unit, title=_TITLE, plan=rows.SHORT)
            for one in (cast.home_care, cast.south) if unit == cast.root else (unit,):
                rows.invite(found, one, 8)
            found = told_at_once(found).wave
        return found.pk

    return make


WAVE = Sample(
    _published(lambda cast: cast.root),
    _published(lambda cast: cast.other_root),
    _published(lambda cast: cast.south),
)
SAMPLES = {
    "survey_results:wave": WAVE,
    "survey_results:unit": UNIT,
    "survey_results:kind": word("pdf"),
    "survey_results:variable": word("s_arbetsro_workload"),
}
