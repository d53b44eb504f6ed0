"""Figures of the work environment."""

from typing import get_args

from arbetsro.workenv.figures import Good, Unit, figures

KEYS = [
    "open_risks",
    "open_serious_risks",
    "risks_without_measure",
    "open_risk_closed_measures",
    "measures_open",
    "measures_overdue",
    "measures_without_owner",
    "follow_ups_overdue",
    "followed_up_share",
    "worked_share",
    "matters_unanswered",
    "matters_overdue",
    "answer_days",
    "requests_open",
    "investigations_year",
    "with_safety_representative_share",
    "reports_received",
    "reports_answered_share",
    "staff_per_manager",
    "staff_per_manager_goal",
    "acceptances_expired",
    "tasks_not_acknowledged",
    "documents_missing",
    "documents_to_review",
    "told_units_share",
]


def test_every_figure_that_pages_show_has_a_rule():
    assert set(figures()) == set(KEYS)


def test_every_figure_has_a_unit_and_a_direction_that_are_known():
    assert {one.unit for one in figures().values()} <= set(get_args(Unit))
    assert {one.good for one in figures().values()} <= set(get_args(Good))


def test_a_share_says_what_it_is_a_share_of():
    shares = [one for one in figures().values() if one.unit == "share"]
    assert [one.key for one in shares if not one.rule.sv.startswith("Av ")] == []
    assert [one.key for one in shares if "andelen" not in one.rule.sv] == []


def test_no_number_of_reports_or_risks_is_called_good():
    """Else the surest way to a better figure would be to stop looking."""
    neither = {"open_risks", "measures_open", "reports_received", "investigations_year"}
    assert {figures()[key].good for key in neither} == {"neither"}


def test_protected_cases_are_never_counted():
    for key in ("reports_received", "reports_answered_share"):
        assert "Skyddade ärenden" in figures()[key].rule.sv
