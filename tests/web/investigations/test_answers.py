"""Nothing that anybody answers on a round is lost, and nothing counts twice."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from arbetsro.web.frame.clock import at
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import Said
from arbetsro.web.investigations.answers import outcome
from arbetsro.web.investigations.models import Answer, Photo
from web.investigations.making import PRIORITY, TIME, answer, photo_of, round_of, said

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = NINE + timedelta(hours=2)


@pytest.fixture
def found(cast):
    """A round in North that began at eight."""
    with at(NINE - timedelta(hours=1)):
        return round_of(cast.mats, cast.north)


def send(by, found, question, value, *, minute, note="", seen=None, sent=None):
    """Sends at eleven what was answered some minutes after nine."""
    one = Said(
        question, value, sent or uuid.uuid4(), note, seen=seen, at=NINE + timedelta(minutes=minute)
    )
    with at(LATER):
        return one, actions.save_answer(by=by, investigation=found, said=one)


def test_an_answer_that_follows_what_was_seen_takes_its_place(cast, found):
    first, _ = send(cast.mats, found, TIME, "works", minute=1)
    _, kept = send(cast.mats, found, TIME, "not", minute=2, seen=first.sent)
    assert kept.besides is None
    assert kept.answer.value == "not"
    # What was first said stays with it, though nobody needs to be told.
    assert [(one["value"], one.get("apart")) for one in kept.answer.earlier] == [("works", None)]


def test_words_that_grow_do_not_fill_the_history(cast, found):
    last = None
    for minute, note in enumerate(("H", "Hin", "Hinner inte")):
        one, kept = send(cast.mats, found, TIME, "not", minute=minute, note=note, seen=last)
        last = one.sent
    assert kept.answer.note == "Hinner inte"
    assert kept.answer.earlier == []


@pytest.mark.parametrize("order", [(1, 5), (5, 1)], ids=["early first", "late first"])
def test_two_telephones_keep_both_and_the_latest_answer_counts_whichever_arrives_first(
    cast, found, order
):
    values = {1: "works", 5: "not"}
    for minute in order:
        _, kept = send(cast.mats, found, TIME, values[minute], minute=minute)
    assert kept.answer.value == "not"
    (beside,) = kept.answer.earlier
    assert (beside["value"], beside["apart"]) == ("works", True)
    other = "works" if order == (1, 5) else "not"
    assert kept.besides["value"] == other


def test_a_sending_that_is_repeated_counts_once(cast, found):
    one, _ = send(cast.mats, found, TIME, "works", minute=1)
    send(cast.mats, found, TIME, "not", minute=2)
    before = list(Answer.objects.values())
    for _ in range(2):
        actions.save_answer(by=cast.mats, investigation=found, said=one)
    assert list(Answer.objects.values()) == before


def test_two_people_who_differ_both_stand(cast, found):
    send(cast.mats, found, TIME, "works", minute=1)
    send(cast.siv, found, TIME, "not", minute=2)
    one = next(each for each in outcome(found, "sv").questions if each.question.key == TIME)
    assert one.differ
    assert {(each.capacity, each.answer.value) for each in one.given} == {
        ("manager", "works"),
        ("safety_representative", "not"),
    }


def test_not_to_know_is_not_to_differ(cast, found):
    send(cast.mats, found, TIME, "works", minute=1)
    send(cast.siv, found, TIME, "unsure", minute=2)
    one = next(each for each in outcome(found, "sv").questions if each.question.key == TIME)
    assert not one.differ


def test_a_telephone_whose_clock_is_wrong_answers_neither_before_the_start_nor_after_now(
    cast, found
):
    _, early = send(cast.mats, found, TIME, "works", minute=-10_000)
    _, late = send(cast.siv, found, TIME, "works", minute=10_000)
    assert early.answer.at == NINE - timedelta(hours=1)
    assert late.answer.at == LATER


def test_what_comes_after_the_closing_is_kept_as_late_and_changes_nothing(cast, found):
    send(cast.mats, found, TIME, "works", minute=1)
    actions.close_investigation(by=cast.mats, investigation=found)
    _, changed = send(cast.mats, found, TIME, "not", minute=2, note="Nej!")
    _, new = send(cast.mats, found, PRIORITY, "not", minute=3)
    photo_of(cast.siv, found)
    actions.add_question(by=cast.siv, investigation=found, text="Syns det?", mark=uuid.uuid4())
    found.refresh_from_db()
    assert changed.answer.value == "works"
    assert not changed.answer.is_late
    (late,) = changed.answer.earlier
    assert (late["value"], late["note"], late["late"]) == ("not", "Nej!", True)
    assert new.answer.is_late
    assert Photo.objects.get().is_late
    told = {one.question.text for one in outcome(found, "sv").late}
    assert {"Syns det?"} < told
    assert len(told) == 3


def test_a_question_that_is_not_asked_cannot_be_answered(cast, found):
    with pytest.raises(Refusal) as refused:
        actions.save_answer(by=cast.mats, investigation=found, said=said("finns-inte"))
    assert refused.value.code == "rounds.no_such_question"


def test_an_answer_that_is_none_is_refused(cast, found):
    with pytest.raises(Refusal) as refused:
        actions.save_answer(by=cast.mats, investigation=found, said=said(TIME, "bra"))
    assert refused.value.code == "rounds.no_such_answer"


def test_whoever_answers_takes_part_in_the_capacity_of_their_role(cast, found):
    answer(cast.siv, found, TIME)
    answer(cast.siv, found, PRIORITY)
    there = found.participants.values_list("person__name", "capacity")
    assert sorted(there) == [("Mats", "manager"), ("Siv", "safety_representative")]


def test_a_question_that_is_added_twice_is_asked_once(cast, found):
    mark = uuid.uuid4()
    for _ in range(2):
        actions.add_question(by=cast.mats, investigation=found, text="Är golvet helt?", mark=mark)
    found.refresh_from_db()
    assert [one["text"] for one in found.own_questions] == ["Är golvet helt?"]
    answer(cast.mats, found, f"own-{mark}", "not")


def test_a_photo_of_another_round_is_not_taken_for_this_one(cast, found):
    from arbetsro.web.investigations.pictures import Picture

    picture = Picture(b"jpeg", 1, 1)
    mark = uuid.uuid4()
    fields = {"by": cast.mats, "picture": picture, "mark": mark}
    actions.add_photo(investigation=found, **fields)
    actions.add_photo(investigation=found, **fields)
    assert Photo.objects.count() == 1
    with pytest.raises(Refusal) as refused:
        actions.add_photo(investigation=round_of(cast.mats, cast.north), **fields)
    assert refused.value.code == "rounds.photo_taken"


def test_of_a_photo_that_is_removed_nothing_is_left_but_that_it_was_there(cast, found):
    photo = photo_of(cast.siv, found)
    actions.remove_photo(by=cast.mats, photo=photo)
    left = Photo.objects.get()
    assert bytes(left.content) == b""
    assert left.removed_at is not None
    with pytest.raises(Refusal):
        actions.remove_photo(by=cast.mats, photo=photo)
