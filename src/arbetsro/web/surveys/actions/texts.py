"""Reviewing what people have written in their own words, and publishing its themes.

The texts stand in the store of answers and the events in the first one. The event is written
first, and undone where the other store fails.
"""

from collections import Counter
from uuid import UUID

from django.db import transaction

from arbetsro.surveys.text_themes import OTHER, told_themes
from arbetsro.web.accounts.models import Person
from arbetsro.web.answers.models import FreeText
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.stores import ANSWERS
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.models import TextThemes, Wave
from arbetsro.web.surveys.texts import (
    Decided,
    decided_on,
    forget,
    known_theme,
    questions_to_read,
    sealed,
    texts_of,
    themes_in,
    waiting,
)


@action("survey.text_reviewed")
def review_text(*, by: Person, wave: Wave, text: UUID, seen: str, decided: Decided) -> None:
    """Decides what becomes of a text.

    Args:
        by: The reviewer.
        wave: A published wave.
        text: The key of the text.
        seen: The state in which the reviewer has seen it.
        decided: The text as others may read it, its theme, and whether they may.

    Raises:
        Refusal: Its themes are published, or somebody else has decided on it meanwhile.
    """
    found = _reviewed(wave)
    record("survey.text_reviewed", by=by, target=found)
    with transaction.atomic(using=ANSWERS):
        one = texts_of(found).select_for_update().filter(pk=text).first()
        if one is None or one.state != seen:
            raise Refusal("survey_texts.decided_meanwhile")
        one.theme = known_theme(themes_in(found, one.question), decided.theme)
        one.masked = sealed(decided.masked) if decided.is_kept else b""
        one.state = FreeText.State.KEPT if decided.is_kept else FreeText.State.WITHHELD
        one.save(update_fields=["theme", "masked", "state"])


@action("survey.theme_renamed")
def rename_theme(*, by: Person, wave: Wave, question: str, theme: str, name: str) -> None:
    """Calls a theme something else; with the name of another, the two become one.

    Raises:
        Refusal: The themes are published, or there is no such theme.
    """
    found = _reviewed(wave)
    record("survey.theme_renamed", by=by, target=found)
    with transaction.atomic(using=ANSWERS):
        others = [one for one in themes_in(found, question) if one != theme]
        named = texts_of(found).filter(question=question, theme=theme)
        if not theme or not named.update(theme=known_theme(others, name)):
            raise Refusal("survey_texts.no_such_theme")


@action("survey.texts_published")
def publish_texts(*, by: Person, wave: Wave, with_texts: bool) -> list[TextThemes]:
    """Publishes the themes of each question, and deletes all that was written.

    Args:
        by: The reviewer.
        wave: A published wave.
        with_texts: Whether masked texts are shown too, where the theme has enough of them.

    Returns:
        The themes of each question; of one that too few have answered, none.

    Raises:
        Refusal: They are published, or a text waits.
        NoKeyError: The texts cannot be opened.
    """
    found = _reviewed(wave)
    if waiting(found).exists():
        raise Refusal("survey_texts.some_wait")
    enough = questions_to_read(found)
    made = [
        _publish(by, found, one.key, is_told=one.key in enough, with_texts=with_texts)
        for one in form_of(found).texts
    ]
    if not made:
        raise Refusal("survey_texts.nothing_asked")
    record("survey.texts_published", by=by, target=found)
    transaction.on_commit(lambda: forget(found.answers_key))
    return made


def _reviewed(wave: Wave) -> Wave:
    """A wave whose texts can be reviewed, locked."""
    found = locked(wave)
    if found.state != Wave.State.PUBLISHED:
        raise Refusal("survey_texts.not_published")
    if found.text_themes.exists():
        raise Refusal("survey_texts.themes_are_published")
    return found


def _publish(
    by: Person, wave: Wave, question: str, *, is_told: bool, with_texts: bool
) -> TextThemes:
    decided = decided_on(wave, question) if is_told else []
    counts = told_themes(Counter(one.theme for one in decided), wave.threshold)
    themes = [
        {"theme": theme, "count": n, "texts": _shown(wave, theme, n, decided) if with_texts else []}
        for theme, n in counts.items()
    ]
    return TextThemes.objects.create(
        wave=wave, question=question, answered=len(decided), themes=themes, by=by
    )


def _shown(wave: Wave, theme: str, count: int, decided: list[Decided]) -> list[str]:
    """The masked texts of a theme that has enough; none of what is left over."""
    if theme == OTHER or count < wave.text_threshold:
        return []
    return [one.masked for one in decided if one.theme == theme and one.is_kept]
