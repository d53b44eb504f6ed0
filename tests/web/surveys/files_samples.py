"""What stands in the addresses of files and of texts, for the walks over all addresses."""

from collections.abc import Callable
from itertools import cycle, islice

from arbetsro.web.accounts.models import Person
from arbetsro.web.answers.models import FreeText
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.models import Wave
from web import surveys_rows
from web.access.sample import UNIT, Make, Sample, word
from web.conftest import Cast
from web.surveys.written import write

_TITLE = "Enkät med filer"
Where = Callable[[Cast], Unit]


def published(cast: Cast) -> Wave:
    """A published wave of the whole in which twelve have written; made once."""
    found = Wave.objects.filter(title=_TITLE, unit=cast.root).first()
    if found is None:
        found = surveys_rows.published(cast, title=_TITLE).wave
        write(found, islice(cycle(["Vi hinner inte.", "Schemat är bra."]), 12))
    return found


def _elsewhere(where: Where) -> Make:
    """A wave of another unit that looks published."""

    def make(cast: Cast, who: Person) -> object:
        fields = {"title": _TITLE, "state": Wave.State.PUBLISHED}
        found = Wave.objects.filter(unit=where(cast), **fields).first()
        if found is None:
            opened_at = published(cast).opened_at
            found = surveys_rows.draft(cast, where(cast), opened_at=opened_at, **fields)
        return found.pk

    return make


def _text(cast: Cast, who: Person) -> object:
    waiting = FreeText.objects.filter(wave=published(cast).answers_key, state="waiting")
    return waiting.first().pk  # type: ignore[union-attr]


_WAVE = Sample(
    lambda cast, who: published(cast).pk,
    _elsewhere(lambda cast: cast.other_root),
    _elsewhere(lambda cast: cast.south),
)

SAMPLES = {
    "survey_files:wave": _WAVE,
    "survey_files:unit": UNIT,
    "survey_files:data:kind": word("csv"),
    "survey_files:book:kind": word("csv"),
    "survey_files:report:kind": word("docx"),
    "survey_files:name": word("answers-own"),
    "survey_files:what": word("chart-svg"),
    "survey_texts:wave": _WAVE,
    "survey_texts:text:text": Sample(_text),
}
BODIES = {
    "survey_texts:text": {"decision": "withhold", "seen": "waiting"},
    "survey_texts:rename": {"theme": "Ett", "question": "t_t1", "name": "Två"},
}
