"""Interviews: their themes, and the notes of each conversation."""

from collections.abc import Mapping, Sequence
from datetime import date

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.investigating import locked_open
from arbetsro.web.investigations.models import (
    Conversation,
    ConversationNote,
    Investigation,
    Question,
)

MOST_THEMES = 12


@action("interviews.themes_chosen")
def choose_themes(
    *, by: Person, investigation: Investigation, themes: Sequence[str]
) -> list[Question]:
    """Sets what the conversations are about. Notes stay with a theme that keeps its words.

    Raises:
        Refusal: There are none or too many, one that is left out has notes, or the investigation is
            closed.
    """
    found = locked_open(investigation)
    wanted = list(dict.fromkeys(themes))
    if not wanted or len(wanted) > MOST_THEMES:
        raise Refusal("interviews.number_of_themes", field="themes", most=MOST_THEMES)
    gone = found.questions.exclude(text__in=wanted)
    noted = gone.filter(notes__isnull=False).first()
    if noted:
        raise Refusal("interviews.theme_has_notes", field="themes", theme=noted.text)
    gone.delete()
    kept = {one.text: one for one in found.questions.all()}
    made = [kept.get(text) or Question(investigation=found, place=0, text=text) for text in wanted]
    for place, one in enumerate(made):
        one.place = place
        one.save()
    record("interviews.themes_chosen", by=by, target=found, themes=len(made))
    return made


@action("conversation.noted")
def note_conversation(
    *,
    by: Person,
    investigation: Investigation,
    about: str,
    held_on: date,
    notes: Mapping[int, str],
    conversation: Conversation | None = None,
    seen: int = 0,
) -> Conversation:
    """Writes down a conversation, or mends what was written.

    Args:
        by: Who writes.
        investigation: What the conversation belongs to.
        about: Whom it speaks for: a profession or a responsibility.
        held_on: The day it was held.
        notes: What was said, by the key of the theme.
        conversation: The one that is mended.
        seen: Its version that the page showed.

    Raises:
        Refusal: Nothing was noted, the day is to come, somebody else has written since, or the
            investigation is closed.
    """
    found = locked_open(investigation)
    written = {key: text.strip() for key, text in notes.items() if text.strip()}
    if not written:
        raise Refusal("interviews.nothing_noted")
    if held_on > today():
        raise Refusal("interviews.day_to_come", field="held_on")
    kept = _kept(by, found, conversation, seen)
    kept.about, kept.held_on = about, held_on
    kept.save()
    kept.notes.all().delete()
    for theme in found.questions.filter(pk__in=written):
        ConversationNote.objects.create(conversation=kept, question=theme, text=written[theme.pk])
    record("conversation.noted", by=by, target=kept, version=kept.version)
    return kept


def _kept(
    by: Person, investigation: Investigation, conversation: Conversation | None, seen: int
) -> Conversation:
    """The conversation that is written: a new one, or the next version of one that is there."""
    if conversation is None:
        return Conversation(investigation=investigation, noted_by=by, noted_at=now())
    found = Conversation.objects.filter(pk=conversation.pk, investigation=investigation).first()
    if found is None:
        raise Refusal("interviews.removed_since")
    if found.version != seen:
        raise Refusal("interviews.changed_since")
    found.version += 1
    return found


@action("conversation.removed")
def remove_conversation(*, by: Person, conversation: Conversation) -> None:
    """Takes away the notes of a conversation for good, as where somebody named does not want them.

    Raises:
        Refusal: The investigation is closed.
    """
    locked_open(conversation.investigation)
    record("conversation.removed", by=by, target=conversation)
    conversation.delete()
