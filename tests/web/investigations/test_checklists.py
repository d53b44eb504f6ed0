"""What was asked stays readable, whatever becomes of the checklist."""

import pytest

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.asked import asked_questions
from arbetsro.web.investigations.checklists import checklist_of, current_version, offered
from arbetsro.web.investigations.models import ChecklistVersion
from arbetsro.workenv.checklists import checklists, digest_of
from arbetsro.workenv.duties import duties
from web.investigations.making import (
    SHORT,
    answer,
    own_content,
    own_list,
    round_of,
)


def test_what_was_asked_stays_when_the_checklist_is_changed_and_withdrawn(cast):
    own = own_list(cast.anna, cast.organisation)
    found = round_of(cast.mats, cast.north, checklist=own.key)
    answer(cast.mats, found, "own-1", "not")
    new = own_content(question="Lyser lamporna?")
    own = actions.change_checklist(by=cast.anna, own=own, content=new, seen=1)
    assert own.current.number == 2
    actions.withdraw_checklist(by=cast.anna, own=own)
    found.refresh_from_db()
    assert asked_questions(found, "sv")["own-1"].text == "Syns skyltarna?"
    assert own.key not in {one.checklist.key for one in offered(cast.organisation)}
    with pytest.raises(Refusal):
        round_of(cast.mats, cast.north, checklist=own.key)
    again = own_list(cast.anna, cast.organisation)
    assert again.key != own.key


def test_a_version_that_is_used_cannot_be_deleted(cast):
    from django.db.models import ProtectedError

    found = round_of(cast.mats, cast.north)
    with pytest.raises(ProtectedError):
        found.checklist.delete()


def test_a_version_is_readable_though_the_program_has_forgotten_its_words(cast):
    content = own_content()
    content["source"] = "a-source-that-was"
    first = content["area"][0]["question"][0]
    first |= {"duties": ["a-duty-that-was"], "factor": "a-factor-that-was"}
    kept = ChecklistVersion.objects.create(
        organisation=cast.organisation, key="own-gammal", digest="0123456789abcdef", content=content
    )
    read = checklist_of(kept)
    assert read.questions[0].text.sv == first["text"]["sv"]
    assert read.questions[0].duties == ()
    assert set(duties()).isdisjoint({"a-duty-that-was"})


def test_a_built_in_checklist_is_stored_once_for_each_wording(cast):
    one, two = (current_version(cast.organisation, SHORT) for _ in range(2))
    assert one == two
    assert one.digest == digest_of(one.content)[:16]
    assert checklist_of(one) == checklists()[SHORT]


def test_two_who_change_a_checklist_at_once_are_told(cast):
    own = own_list(cast.anna, cast.organisation)
    actions.change_checklist(
        by=cast.anna, own=own, content=own_content(question="Lyser lamporna?"), seen=1
    )
    with pytest.raises(Refusal) as refused:
        actions.change_checklist(
            by=cast.siv, own=own, content=own_content(question="Hörs larmet?"), seen=1
        )
    assert refused.value.code == "checklists.changed_since"


def test_an_own_checklist_of_the_same_name_is_refused(cast):
    own_list(cast.anna, cast.organisation)
    with pytest.raises(Refusal) as refused:
        own_list(cast.siv, cast.organisation)
    assert refused.value.field == "title"
    own_list(cast.karin, cast.other)
