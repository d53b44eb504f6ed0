"""The findings that a closing makes, and what becomes of findings."""

import pytest

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import ToFind
from arbetsro.web.investigations.answers import outcome
from arbetsro.web.investigations.models import Finding
from arbetsro.web.investigations.prepared import prepared
from arbetsro.workenv.checklists import checklists
from web.investigations.making import (
    PRIORITY,
    TIME,
    answer,
    finding_of,
    round_of,
)

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
