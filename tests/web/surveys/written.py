"""What people have written in a wave, for tests of its review."""

from collections.abc import Iterable

from arbetsro.web.answers.models import FreeText
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.texts import Decided, sealed
from web import surveys_rows
from web.conftest import Cast

QUESTION = "t_t1"


def written(cast: Cast, texts: Iterable[str], **fields: object) -> Wave:
    """A published wave in which these texts were written."""
    return write(surveys_rows.published(cast, **fields).wave, texts)


def write(wave: Wave, texts: Iterable[str], question: str = QUESTION) -> Wave:
    """The wave, with these texts in the store of answers."""
    FreeText.objects.bulk_create(
        FreeText(wave=wave.answers_key, question=question, text=sealed(one)) for one in texts
    )
    return wave


def decide(wave: Wave, *themes: str) -> None:
    """Decides on the texts that wait, with a theme for each; all may be read."""
    rows = FreeText.objects.filter(wave=wave.answers_key, state="waiting").order_by("pk")
    for one, theme in zip(rows, themes, strict=False):
        one.theme, one.masked, one.state = theme, sealed(f"om {theme}"), FreeText.State.KEPT
        one.save()


def kept(theme: str, masked: str = "Vi hinner inte") -> Decided:
    """A decision to let others read a text."""
    return Decided(theme, is_kept=True, masked=masked)
