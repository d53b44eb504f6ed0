"""What waits: conditions that nobody has told for a year, and goals not met without a reason."""

from datetime import timedelta

import pytest

from arbetsro.web.access.standing import standing_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import at
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.conditions_waiting import conditions_waiting_for
from arbetsro.web.oversight.models import ManagersConditions
from web.conftest import Cast
from web.oversight.history import DAY, noon


@pytest.fixture(autouse=True)
def the_day():
    with at(noon(DAY)):
        yield


def keys(who: Person) -> list[tuple[str, object]]:
    found = conditions_waiting_for(standing_of(who, "demo"))
    return [(one.text_key, one.values["unit"]) for one in found]


def tell(cast: Cast, unit: Unit, days_ago: int = 0, **fields: object) -> ManagersConditions:
    day = DAY - timedelta(days=days_ago)
    given = {"staff": 44, "managers": 1, "goal": 25, "reason": "Tjänsten är utlyst.", **fields}
    return ManagersConditions.objects.create(
        unit=unit, valid_from=day, told_by=cast.mats, told_at=noon(day), **given
    )


def test_a_manager_is_asked_for_the_conditions_of_their_unit(cast):
    assert keys(cast.mats) == [("oversight.waiting_conditions", "Norr")]


def test_what_was_told_this_year_is_not_asked_for(cast):
    tell(cast, cast.north, 365)
    assert keys(cast.mats) == []


def test_what_was_told_more_than_a_year_ago_is_asked_for_again(cast):
    tell(cast, cast.north, 366)
    assert keys(cast.mats) == [("oversight.waiting_conditions", "Norr")]


def test_a_goal_that_is_not_met_asks_for_the_reason(cast):
    tell(cast, cast.north)
    tell(cast, cast.home_care, reason="")
    assert keys(cast.mats) == [("oversight.waiting_reason", "Hemtjänsten")]


def test_a_reason_that_has_been_given_since_is_not_asked_for(cast):
    tell(cast, cast.north, 20, reason="")
    tell(cast, cast.north)
    assert keys(cast.mats) == []


@pytest.mark.parametrize("fields", [{"goal": None}, {"staff": 25}, {"managers": 0}])
def test_a_goal_that_is_met_or_not_there_asks_for_nothing(cast, fields):
    tell(cast, cast.north, **{"reason": "", **fields})
    assert keys(cast.mats) == []


@pytest.mark.parametrize("who", ["siv", "vera", "erik", "karin"])
def test_nobody_else_is_asked(cast, who):
    tell(cast, cast.north, reason="")
    assert keys(getattr(cast, who)) == []
