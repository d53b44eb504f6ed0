"""Interviews by the manager: themes, notes that name nobody, findings."""

from datetime import date

import pytest

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.interviews import (
    choose_themes,
    note_conversation,
    remove_conversation,
)
from arbetsro.web.investigations.models import Conversation, ConversationNote, Finding
from web.meetings.gatherings import BASE, interviewed, investigation


def refused(call) -> str:
    with pytest.raises(Refusal) as refusal:
        call()
    return refusal.value.code


def test_notes_stay_with_a_theme_that_keeps_its_words(cast):
    of = interviewed(cast)
    choose_themes(by=cast.mats, investigation=of, themes=["Något nytt?", "Vad tär?"])
    assert [one.text for one in of.questions.all()] == ["Något nytt?", "Vad tär?"]
    assert ConversationNote.objects.get().question.text == "Vad tär?"


def test_a_theme_with_notes_cannot_be_left_out(cast):
    of = interviewed(cast)
    choose = lambda: choose_themes(by=cast.mats, investigation=of, themes=["Annat?"])  # noqa: E731
    assert refused(choose) == "interviews.theme_has_notes"
    assert of.questions.count() == 2


@pytest.mark.parametrize(
    ("held_on", "text", "code"),
    [
        (date(2999, 1, 1), "Något", "interviews.day_to_come"),
        (date(2025, 3, 1), "  ", "interviews.nothing_noted"),
    ],
)
def test_what_is_no_conversation_is_refused(cast, held_on, text, code):
    of = interviewed(cast)
    theme = of.questions.first()
    note = lambda: note_conversation(  # noqa: E731
        by=cast.mats, investigation=of, about="Natt", held_on=held_on, notes={theme.pk: text}
    )
    assert refused(note) == code


def test_of_two_who_change_the_notes_the_second_is_told(cast):
    of = interviewed(cast)
    theme, one = of.questions.first(), Conversation.objects.get()
    told = {"investigation": of, "about": "Natt", "held_on": date(2025, 3, 1), "conversation": one}
    note_conversation(by=cast.mats, **told, notes={theme.pk: "Ny text"}, seen=1)
    late = lambda: note_conversation(by=cast.siv, **told, notes={theme.pk: "Annan"}, seen=1)  # noqa: E731
    assert refused(late) == "interviews.changed_since"
    assert ConversationNote.objects.get().text == "Ny text"
    remove_conversation(by=cast.mats, conversation=one)
    assert refused(late) == "interviews.removed_since"


def test_the_manager_chooses_themes_takes_notes_and_makes_a_finding(cast, as_):
    mats, of = as_(cast.mats), investigation(cast, "interviews")
    there = f"{BASE}{of.pk}/interviews/"
    assert "Inga teman är valda än" in mats.get(there).content.decode()
    usual = mats.get(f"{there}themes/").content.decode()
    assert "Vilken ändring skulle märkas mest?" in usual
    assert mats.post(f"{there}themes/", {"themes": "Vad tär?\nVad hjälper?"}).status_code == 302
    first, second = of.questions.all()
    form = mats.get(f"{there}new/").content.decode()
    assert "Ett yrke eller ett ansvar" in form
    noted = {
        "about": "Undersköterska, natt", "held_on": "2025-03-03", "seen": "0",
        f"note_{first.pk}": "Ensam på natten", f"note_{second.pk}": "",
    }  # fmt: skip
    assert mats.post(f"{there}new/", noted).status_code == 302
    page = mats.get(there).content.decode()
    assert "Ensam på natten" in page
    assert "Undersköterska, natt" in page
    found = {"kind": "problem", "text": "Ensamarbete på natten", "found_on": "2025-03-03"}
    assert mats.post(f"{there}{first.pk}/finding/", found).status_code == 302
    made = Finding.objects.get()
    assert (made.source, made.investigation) == ("interviews", of)
    one = Conversation.objects.get()
    assert mats.post(f"{there}{one.pk}/remove/").status_code == 302
    assert not ConversationNote.objects.exists()
