"""A case as values: its periods, its shape, and what it gives for which row."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.economics.case import Activity, Case, Intervention, Period


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), True),
        (date(2024, 9, 1), date(2025, 8, 31), True),  # a broken financial year
        (date(2024, 1, 1), date(2024, 12, 31), True),  # 366 days
        (date(2023, 3, 1), date(2024, 2, 29), True),  # ends on a leap day
        (date(2024, 2, 29), date(2025, 2, 28), True),  # starts on one
        (date(2024, 3, 1), date(2025, 2, 28), True),
        (date(2023, 3, 1), date(2024, 2, 28), False),  # a day short of the leap day
        (date(2025, 1, 1), date(2025, 12, 30), False),
        (date(2025, 1, 1), date(2026, 1, 1), False),
        (date(2025, 1, 1), date(2026, 12, 31), False),
        (date(2025, 1, 1), date(2025, 1, 1), False),
        (date(2025, 12, 31), date(2025, 1, 1), False),
    ],
)
def test_a_period_is_twelve_months_to_the_day(start, end, whole):
    assert Period(start, end).is_twelve_months is whole


@given(start=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_from_any_day_there_is_just_one_last_day_that_makes_twelve_months(start):
    ends = [start + timedelta(days) for days in range(360, 370)]
    assert sum(Period(start, end).is_twelve_months for end in ends) == 1


class TestEntries:
    CASE = Case(
        "Namn",
        rows={"C7": 0.2},
        interventions=(
            Intervention("Kurs", activities=(Activity("Köp", external=10), Activity("Möten"))),
            Intervention("Tomt"),
            Intervention(
                "Enkät", activities=(Activity("Svar", H={"H4": 5}, I={"I4": 6, "I7": 7}),)
            ),
        ),
    )

    def test_the_shape_is_how_many_activities_each_intervention_has(self):
        assert self.CASE.shape == (2, 0, 1)

    def test_what_is_given_for_an_activity_is_told_with_its_place(self):
        assert dict(self.CASE.entries()) == {
            "C7": 0.2,
            "activity_external_cost@1.1": 10,
            "H4@3.1": 5,
            "I4@3.1": 6,
            "I7@3.1": 7,
        }
