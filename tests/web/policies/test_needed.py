"""What an employer must have in writing by its size, and what of it there is."""

from datetime import date, timedelta

import pytest

from arbetsro.web.frame.clock import at, now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.actions import add_measure
from arbetsro.web.oversight.actions import sign_year
from arbetsro.web.policies.actions import tell_size, withdraw_policy
from arbetsro.web.policies.needed import needed
from arbetsro.web.risks.models import Risk
from web.policies.conftest import BASE, text_of
from web.policies.writing import decided, drafted
from web.reports.making import report
from web.risks.making import rated
from web.years.following import closed

#: By hand from the domain plan: whatever the size; from ten; from fifty.
ALWAYS = {"risk_assessments", "action_plans", "instructions", "victimisation", "incident_summary"}
FROM_TEN = {"policy", "task_distribution", "routines", "goals", "yearly_follow_up"}
FROM_FIFTY = {"committee"}


def keys(cast):
    return {one.requirement.key for one in needed(cast.organisation).needs}


def need(cast, key, unit=None):
    found = needed(cast.organisation, unit).needs
    return next(one for one in found if one.requirement.key == key)


@pytest.mark.parametrize(
    ("employees", "asked"),
    [
        (0, ALWAYS),
        (9, ALWAYS),
        (10, ALWAYS | FROM_TEN),
        (49, ALWAYS | FROM_TEN),
        (50, ALWAYS | FROM_TEN | FROM_FIFTY),
    ],
)
def test_what_is_asked_for_hangs_on_the_size(cast, employees, asked):
    tell_size(by=cast.anna, organisation=cast.organisation, employees=employees)
    assert keys(cast) == asked


def test_while_the_size_is_not_known_everything_is_shown_and_marked(cast):
    assert keys(cast) == ALWAYS | FROM_TEN | FROM_FIFTY
    marked = {one.requirement.key for one in needed(cast.organisation).needs
              if one.requirement.size_unknown}  # fmt: skip
    assert marked == FROM_TEN | FROM_FIFTY


def test_the_latest_size_that_holds_today_counts_whichever_was_told_last(cast):
    for employees, day in ((60, date(2026, 1, 1)), (8, date(2025, 1, 1))):
        tell_size(by=cast.anna, organisation=cast.organisation, employees=employees, valid_from=day)
    assert needed(cast.organisation).size.employees == 60
    # The same day again puts it right.
    tell_size(
        by=cast.anna, organisation=cast.organisation, employees=55, valid_from=date(2026, 1, 1)
    )
    assert needed(cast.organisation).size.employees == 55


@pytest.mark.parametrize(
    ("employees", "day", "code"),
    [(-1, None, "employees_out_of_range"), (10**9, None, "employees_out_of_range"),
     (5, date(2999, 1, 1), "size_in_the_future")],
)  # fmt: skip
def test_a_size_that_cannot_be_is_refused(cast, employees, day, code):
    with pytest.raises(Refusal, match=f"policies.{code}"):
        tell_size(by=cast.anna, organisation=cast.organisation, employees=employees, valid_from=day)


def test_a_draft_is_not_there_and_a_decided_document_is(cast):
    assert need(cast, "policy").state == "missing"
    drafted(cast.anna, cast.root)
    assert need(cast, "policy").state == "missing"
    assert len(need(cast, "policy").drafts) == 1
    decided(cast.anna, cast.root)
    assert need(cast, "policy").state == "there"


def test_a_document_of_a_part_is_there_in_part_and_wholly_for_that_part(cast):
    decided(cast.mats, cast.north)
    assert need(cast, "policy").state == "partly"
    assert need(cast, "policy", cast.home_care).state == "there"
    assert need(cast, "policy", cast.south).state == "missing"


def test_a_withdrawn_document_is_missing(cast):
    withdraw_policy(by=cast.vera, policy=decided(cast.anna, cast.root))
    assert need(cast, "policy").state == "missing"


def test_a_document_of_another_organisation_is_not_ours(cast):
    decided(cast.karin, cast.other_root)
    assert need(cast, "policy").state == "missing"


def test_a_single_routine_is_not_all_the_routines(cast):
    decided(cast.anna, cast.root, "incidents")
    assert need(cast, "routines").state == "partly"
    decided(cast.anna, cast.root, "routines")
    assert need(cast, "routines").state == "there"


def test_the_page_for_a_small_workplace_holds_the_routine_against_victimisation(cast):
    decided(cast.anna, cast.root, "small_workplace")
    assert need(cast, "victimisation").state == "there"


def test_no_instruction_is_needed_while_no_risk_is_serious(cast):
    rated(cast, "medium")
    assert need(cast, "instructions").state == "not_needed"


def test_each_serious_risk_needs_its_instruction(cast):
    one, other = rated(cast, "high"), rated(cast, "high", title="Ensam vid hot")
    assert need(cast, "instructions").state == "missing"
    decided(cast.mats, cast.home_care, "instruction", risk=one, title="Så gör vi")
    assert need(cast, "instructions").state == "partly"
    assert f"risk={other.pk}" in need(cast, "instructions").begin
    Risk.objects.filter(pk=other.pk).update(instructions="Ring alltid en kollega först.")
    assert need(cast, "instructions").state == "there"
    assert need(cast, "instructions").kept.count == 2


def test_records_that_the_workbench_keeps_are_counted(cast):
    assert need(cast, "risk_assessments").state == "missing"
    assert need(cast, "action_plans").state == "not_needed"
    made = rated(cast, "medium", "high")
    assert need(cast, "risk_assessments").state == "there"
    assert need(cast, "risk_assessments").kept.count == 1, "one risk, however many rated it"
    assert need(cast, "action_plans").state == "missing"
    add_measure(
        by=cast.mats, unit=cast.home_care, title="Vikarie", owner=cast.mats, risk=made,
        due_on=today(), follow_up_on=today() + timedelta(days=60),
    )  # fmt: skip
    assert need(cast, "action_plans").state == "there"


def test_the_yearly_follow_up_is_there_once_the_manager_has_signed_it(cast):
    one = closed(cast, cast.root)
    assert need(cast, "yearly_follow_up").state == "missing"
    sign_year(by=cast.anna, follow_up=one, capacity="manager")
    assert need(cast, "yearly_follow_up").state == "there"
    with at(now() + timedelta(days=2 * 366)):
        assert need(cast, "yearly_follow_up").state == "missing", "two years ago is long ago"


def test_what_cannot_be_seen_here_is_not_called_missing(cast):
    found = needed(cast.organisation)
    committee = need(cast, "committee")
    assert committee.state == "unseen"
    assert "committee" not in {one.requirement.key for one in found.missing}


def test_a_document_is_due_the_day_after_its_day_of_review(cast):
    decided(cast.anna, cast.root)
    for days, due in ((365, 0), (366, 1)):
        with at(now() + timedelta(days=days)):
            assert len(needed(cast.organisation).to_review) == due


def test_the_page_tells_duties_and_which_are_not_checked(cast, as_):
    text = text_of(as_(cast.anna).get(f"{BASE}needed/"))
    assert "Antalet anställda är inte angivet" in text
    assert "Krävs från 10 anställda" in text
    assert "AFS" in text
    unverified = [duty for one in needed(cast.organisation).needs for duty in one.duties
                  if not duty.verified]  # fmt: skip
    assert text.count("Inte kontrollerat mot författningen") == len(unverified) > 0


def test_the_page_of_a_manager_is_about_their_own_part(cast, as_):
    decided(cast.mats, cast.north)
    text = text_of(as_(cast.mats).get(f"{BASE}needed/"))
    assert "vad som finns för Norr" in text
    assert as_(cast.mats).get(f"{BASE}needed/?unit={cast.south.pk}").status_code == 404
    assert as_(cast.mats).get(f"{BASE}needed/?unit=x").status_code == 404


def test_only_who_keeps_documents_for_the_whole_organisation_tells_its_size(cast, as_):
    assert as_(cast.mats).get(f"{BASE}needed/size/").status_code == 404
    sent = {"employees": "12", "valid_from": "2026-01-01"}
    assert as_(cast.anna).post(f"{BASE}needed/size/", sent).status_code == 302
    assert "Antal anställda som ni har angett: 12, från 2026-01-01" in text_of(
        as_(cast.anna).get(f"{BASE}needed/")
    )


@pytest.mark.parametrize("typed", ["", "tolv", "-3", "9" * 30])
def test_a_size_that_makes_no_sense_is_told_by_the_field(cast, as_, typed):
    sent = {"employees": typed, "valid_from": "2026-01-01"}
    response = as_(cast.anna).post(f"{BASE}needed/size/", sent)
    assert response.status_code == 422
    assert "employees" in response.context["form"].errors


def test_how_many_have_reported_is_not_told_where_few_are_hidden_elsewhere(cast):
    assert need(cast, "incident_summary").state == "not_needed"
    report(cast)
    assert need(cast, "incident_summary").state == "missing"
    assert need(cast, "incident_summary").kept.count is None
