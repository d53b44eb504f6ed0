"""An investigation from its plan to its findings, and beside last time's."""

from datetime import date

import pytest

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import TakesPart, ToFind
from arbetsro.web.investigations.answers import outcome
from arbetsro.web.investigations.asked import asked_areas, asked_questions
from arbetsro.web.investigations.capacities import missing
from arbetsro.web.investigations.checklists import checklist_of, current_version, offered
from arbetsro.web.investigations.models import ChecklistVersion, Finding
from arbetsro.web.investigations.prepared import prepared
from arbetsro.workenv.checklists import checklists, digest_of
from arbetsro.workenv.duties import duties
from web.investigations.making import (
    DAY,
    PRIORITY,
    SHORT,
    TIME,
    answer,
    finding_of,
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


# Checklists that change ------------------------------------------------------------------------


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


# The closing -----------------------------------------------------------------------------------


def test_what_is_wanting_becomes_a_finding_with_its_notes_and_causes(cast):
    found = round_of(cast.mats, cast.north)
    answer(cast.siv, found, TIME, "not", "Inte på fredagar", cause="För få på passet")
    answer(cast.mats, found, TIME, "partly", cause="Sjukdom")
    (one,) = prepared(outcome(found, "sv"), "sv")
    assert (one.question, one.kind, one.factor, one.keep) == (TIME, "problem", "demands", True)
    assert "Skyddsombud: Nej, det fungerar inte. Inte på fredagar." in one.text
    assert "Chef: Delvis." in one.text
    assert one.cause == "För få på passet\nSjukdom"
    # It tells as what people answered and never who they are.
    assert "Siv" not in one.text
    assert "Mats" not in one.text


def test_what_works_is_a_strength_only_where_somebody_says_so_in_words(cast):
    found = round_of(cast.mats, cast.north)
    answer(cast.mats, found, TIME, "works")
    answer(cast.mats, found, PRIORITY, "works", "Tavlan hjälper")
    (one,) = prepared(outcome(found, "sv"), "sv")
    assert (one.question, one.kind) == (PRIORITY, "strength")


def test_a_question_about_a_benefit_gives_a_benefit(cast):
    benefits = [
        one for one in checklists()["digi-physical-care"].questions if one.side == "benefit"
    ]
    found = round_of(cast.mats, cast.north, checklist="digi-physical-care")
    for one in benefits:
        answer(cast.mats, found, one.key, "said" if one.kind == "open" else "works", "Mindre resor")
    assert {one.kind for one in prepared(outcome(found, "sv"), "sv")} == {"benefit"}
    assert len(prepared(outcome(found, "sv"), "sv")) == len(benefits) > 0


@pytest.mark.parametrize("value", ["unsure", "not_relevant"])
def test_what_nobody_knows_or_does_not_apply_gives_no_finding(cast, value):
    found = round_of(cast.mats, cast.north)
    answer(cast.mats, found, TIME, value, "Vi vet inte")
    assert prepared(outcome(found, "sv"), "sv") == []


def test_what_came_late_is_not_prepared_for_a_closing(cast):
    found = round_of(cast.mats, cast.north)
    actions.close_investigation(by=cast.mats, investigation=found)
    answer(cast.mats, found, TIME, "not")
    assert prepared(outcome(found, "sv"), "sv") == []


def test_closing_makes_the_findings_and_no_second_closing(cast):
    found = round_of(cast.mats, cast.north)
    one = ToFind("Rasterna hinns inte med.", "problem", "För få", TIME, "demands")
    actions.close_investigation(by=cast.mats, investigation=found, findings=[one])
    made = Finding.objects.get()
    assert (made.unit, made.investigation, made.source) == (cast.north, found, "round")
    assert (made.text, made.cause, made.question, made.factor, made.state) == (
        "Rasterna hinns inte med.", "För få", TIME, "demands", "open",
    )  # fmt: skip
    with pytest.raises(Refusal) as refused:
        actions.close_investigation(by=cast.siv, investigation=found)
    assert refused.value.code == "investigations.closed"


def test_an_abandoned_one_keeps_its_answers_and_takes_no_more_findings_by_closing(cast):
    found = round_of(cast.mats, cast.north)
    answer(cast.mats, found, TIME, "not")
    actions.abandon_investigation(by=cast.mats, investigation=found)
    with pytest.raises(Refusal) as refused:
        actions.close_investigation(by=cast.mats, investigation=found)
    assert refused.value.code == "investigations.abandoned"
    assert outcome(found, "sv").answered == 1


# Findings --------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["solved", "no_action"])
def test_a_finding_is_settled_once_and_can_be_opened_again(cast, state):
    found = finding_of(cast.mats, cast.north)
    actions.settle_finding(by=cast.mats, finding=found, state=state, reason="Det är lagat.")
    with pytest.raises(Refusal) as refused:
        actions.settle_finding(by=cast.siv, finding=found, state="solved", reason="Jag också.")
    assert refused.value.code == "findings.settled_since"
    again = actions.reopen_finding(by=cast.siv, finding=found)
    assert (again.state, again.reason) == ("open", "Det är lagat.")


def test_nothing_is_settled_without_a_reason_or_as_something_else(cast):
    found = finding_of(cast.mats, cast.north)
    with pytest.raises(Refusal) as refused:
        actions.settle_finding(by=cast.mats, finding=found, state="no_action", reason="  ")
    assert refused.value.field == "reason"
    with pytest.raises(ValueError, match="at_risk"):
        actions.settle_finding(by=cast.mats, finding=found, state="at_risk", reason="Så.")


def test_other_apps_hand_over_without_anybody(cast):
    found = actions.add_finding(
        by=None, unit=cast.north, source="survey", text="Kraven är höga i hela enheten.",
        factor="demands", reference="wave-3",
    )  # fmt: skip
    assert found.added_by is None
    assert found.reference == "wave-3"
    with pytest.raises(ValueError, match="gossip"):
        actions.add_finding(by=None, unit=cast.north, source="gossip", text="Hörsägen.")
    with pytest.raises(Refusal):
        actions.add_finding(by=None, unit=cast.north, source="survey", text=" ")


def test_own_questions_stand_last_in_an_area_of_their_own(cast):
    found = round_of(cast.mats, cast.north, own_questions=["Är golvet helt?"])
    last = asked_areas(found, "sv")[-1]
    assert (last.key, [one.text for one in last.questions]) == ("own", ["Är golvet helt?"])
    assert last.questions[0].is_own
