"""An investigation: its plan, and beside last time's."""

from datetime import date

import pytest

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import TakesPart
from arbetsro.web.investigations.answers import outcome
from arbetsro.web.investigations.asked import asked_areas, asked_questions
from arbetsro.web.investigations.capacities import missing
from arbetsro.workenv.checklists import checklists
from web.investigations.making import (
    DAY,
    PRIORITY,
    SHORT,
    TIME,
    answer,
    own_content,
    own_list,
    round_of,
)

# The plan --------------------------------------------------------------------------------------


def test_whoever_starts_takes_part_and_the_missing_are_named(cast):
    found = round_of(cast.mats, cast.north)
    assert missing(found) == ["safety_representative"]
    siv = TakesPart("safety_representative", cast.siv)
    actions.set_participants(by=cast.mats, investigation=found, participants=[siv, siv])
    assert found.participants.count() == 1
    assert missing(found) == ["manager"]


def test_somebody_without_an_account_takes_part_by_name(cast):
    found = round_of(cast.anna, cast.north)
    kim = TakesPart("safety_representative", name="Kim Ek")
    actions.set_participants(by=cast.anna, investigation=found, participants=[kim])
    assert [str(one) for one in found.participants.all()] == ["Kim Ek"]
    with pytest.raises(Refusal):
        actions.set_participants(
            by=cast.anna, investigation=found, participants=[TakesPart("manager", name=" ")]
        )


def test_nothing_is_blocked_though_nobody_of_the_staff_takes_part(cast):
    found = round_of(cast.mats, cast.north)
    actions.close_investigation(by=cast.mats, investigation=found)
    found.refresh_from_db()
    assert found.state == "closed"


def test_a_closed_unit_is_not_investigated(cast):
    cast.south.valid_to = date(2026, 1, 31)
    cast.south.save()
    with pytest.raises(Refusal) as refused:
        round_of(cast.anna, cast.south)
    assert refused.value.field == "unit"


def test_a_checklist_that_is_not_there_is_refused(cast):
    with pytest.raises(Refusal) as refused:
        round_of(cast.anna, cast.north, checklist="own-nothing")
    assert refused.value.field == "checklist"


def test_two_who_change_the_plan_at_once_are_told(cast):
    found = round_of(cast.mats, cast.north)
    fields = {"investigation": found, "seen": 1, "title": "Nytt", "planned_on": DAY}
    actions.change_investigation(by=cast.mats, **fields)
    with pytest.raises(Refusal) as refused:
        actions.change_investigation(by=cast.siv, **fields)
    assert refused.value.code == "investigations.changed_since"


def test_the_profile_decides_what_is_asked(cast):
    asking = {key for key, _ in _asked({})}
    more = {key for key, _ in _asked({"people": True})}
    assert asking < more
    plain = round_of(cast.mats, cast.north)
    people = round_of(cast.mats, cast.north, profile={"people": True})
    assert set(asked_questions(plain, "sv")) == asking
    assert set(asked_questions(people, "sv")) == more


def _asked(profile):
    """The questions of the short checklist for a profile, read from the checklist itself."""
    areas = checklists()[SHORT].asked(profile)
    return [(one.key, one) for area in areas for one in area.questions]


def test_the_duties_are_those_in_force_on_the_day(cast):
    now = round_of(cast.mats, cast.north, checklist="osa")
    before = round_of(cast.mats, cast.north, checklist="osa", planned_on=date(2024, 6, 1))
    # AFS 2023:2 took the place of AFS 2015:4 on 1 January 2025.
    named = [
        {duty.regulation for one in asked_questions(each, "sv").values() for duty in one.duties}
        for each in (now, before)
    ]
    assert any("2023:2" in one for one in named[0])
    assert not any("2015:4" in one for one in named[0])
    assert any("2015:4" in one for one in named[1])


def test_own_questions_stand_last_in_an_area_of_their_own(cast):
    found = round_of(cast.mats, cast.north, own_questions=["Är golvet helt?"])
    last = asked_areas(found, "sv")[-1]
    assert (last.key, [one.text for one in last.questions]) == ("own", ["Är golvet helt?"])
    assert last.questions[0].is_own


# Last time -------------------------------------------------------------------------------------


def test_beside_last_time_it_shows_what_is_new_changed_and_gone(cast):
    own = own_list(cast.anna, cast.organisation)
    last = round_of(cast.mats, cast.north, checklist=own.key)
    for question, value in ((TIME, "works"), (PRIORITY, "partly"), ("own-1", "not")):
        answer(cast.mats, last, question, value)
    areas = own_content()["area"]
    kept = {**own_content(), "area": [areas[0]]}
    actions.change_checklist(by=cast.anna, own=own, content=kept, seen=1)
    now = round_of(
        cast.mats, cast.north, checklist=own.key, based_on=last, own_questions=["Är golvet helt?"]
    )
    answer(cast.mats, now, TIME, "not")
    answer(cast.mats, now, PRIORITY, "partly")
    shown = outcome(now, "sv")
    since = {one.question.text: one.since for one in shown.questions}
    texts = {key: one.text for key, one in asked_questions(now, "sv").items()}
    assert since[texts[TIME]] == "changed"
    assert since[texts[PRIORITY]] == "same"
    assert since["Är golvet helt?"] == "new"
    assert "Syns skyltarna?" in {one.question.text for one in shown.gone}
    beside = next(one for one in shown.questions if one.question.key == TIME)
    assert [each.answer.value for each in beside.before] == ["works"]


def test_without_a_last_time_nothing_is_new(cast):
    found = round_of(cast.mats, cast.north)
    assert {one.since for one in outcome(found, "sv").questions} == {""}


def test_a_question_that_somebody_has_answered_is_shown_though_the_profile_drops_it(cast):
    found = round_of(cast.mats, cast.north, profile={"people": True})
    only = next(key for key, one in _asked({"people": True}) if one.when)
    answer(cast.mats, found, only, "not")
    actions.change_investigation(
        by=cast.mats, investigation=found, seen=1, title="Rond", planned_on=DAY, profile={}
    )
    found.refresh_from_db()
    assert only not in asked_questions(found, "sv")
    assert only in {one.question.key for one in outcome(found, "sv").questions}
