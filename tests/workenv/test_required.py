"""What an employer must have in writing, by size."""

import pytest

from arbetsro.workenv.duties import duties
from arbetsro.workenv.required import required, requirements
from arbetsro.workenv.templates import templates

ALWAYS = {"risk_assessments", "action_plans", "instructions", "victimisation", "incident_summary"}
FROM_TEN = {"policy", "task_distribution", "routines", "goals", "yearly_follow_up"}
FROM_FIFTY = {"committee"}


@pytest.mark.parametrize(
    ("employees", "expected"),
    [
        (0, ALWAYS),
        (1, ALWAYS),
        (9, ALWAYS),
        (10, ALWAYS | FROM_TEN),
        (49, ALWAYS | FROM_TEN),
        (50, ALWAYS | FROM_TEN | FROM_FIFTY),
        (5_000, ALWAYS | FROM_TEN | FROM_FIFTY),
    ],
)
def test_what_is_asked_for_goes_by_size(employees, expected):
    found = required(employees)
    assert {one.key for one in found} == expected
    assert not any(one.size_unknown for one in found)


def test_where_the_size_is_not_known_all_is_told_and_what_hangs_on_it_is_marked():
    found = required(None)
    assert {one.key for one in found} == set(requirements())
    assert {one.key for one in found if one.size_unknown} == FROM_TEN | FROM_FIFTY


def test_a_negative_number_of_employees_is_refused():
    with pytest.raises(ValueError, match="negative"):
        required(-1)


def test_each_rests_on_duties_that_there_are():
    faults = [one.key for one in requirements().values() if not one.duties]
    faults += [
        f"{one.key}: {duty}"
        for one in requirements().values()
        for duty in one.duties
        if duty not in duties()
    ]
    assert faults == []


def test_the_size_agrees_with_the_duties():
    """A requirement cannot be asked of fewer than its strictest duty for that size is."""
    faults = [
        one.key
        for one in requirements().values()
        if one.from_employees != max(duties()[duty].from_employees for duty in one.duties)
    ]
    assert faults == []


def test_a_document_has_a_template_and_a_record_none():
    faults = [
        one.key for one in requirements().values() if (one.kind == "document") != bool(one.template)
    ]
    assert faults == []
    assert {one.template for one in requirements().values() if one.template} <= set(templates())


def test_everything_is_gone_through_once_a_year_at_least():
    assert {one.review_months for one in requirements().values()} <= set(range(1, 13))
