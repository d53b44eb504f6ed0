"""The share with high stress, as row C7 wants it, and the change that there was."""

import pytest

from arbetsro.economics.ranges import Range
from arbetsro.surveys.high_stress import high_stress, realised, stress_shares
from arbetsro.surveys.published import Cell, PlaceResult
from surveys.waves import SHARE, VARIABLES


def place(count, n, low=0.1, high=0.4):
    cell = Cell(n, count / n, 0.4, low, high, (n - count, count))
    return PlaceResult(10, n, None, {SHARE.key: cell})


HIDDEN = PlaceResult(10, 20, None, {})


def test_a_share_of_an_outcome_can_be_the_share_with_high_stress():
    assert stress_shares(VARIABLES) == (SHARE,)


def test_it_is_a_share_between_nought_and_one_with_its_interval_as_a_range():
    found = high_stress(place(20, 100, 0.1333, 0.2888), SHARE)
    assert found.as_range == {
        "distribution": "pert", "low": 0.1333, "likely": 0.2, "high": 0.2888,
    }  # fmt: skip
    assert Range(**found.as_range).fault() is None


def test_what_is_hidden_gives_no_figure():
    assert high_stress(HIDDEN, SHARE) is None
    assert realised(HIDDEN, place(20, 100), SHARE) is None


def test_the_change_that_there_was_stands_beside_the_one_that_was_expected():
    # Newcombe 1998, method 10, his example (a): 56 of 70 and 48 of 80.
    found = realised(place(56, 70), place(48, 80), SHARE, expected=-0.1)
    change = found.change.change
    assert (change.value, change.low, change.high) == pytest.approx(
        (-0.2, -0.3339, -0.0524), abs=1e-4
    )
    assert found.is_as_expected is True


@pytest.mark.parametrize(("expected", "said"), [(-0.4, False), (0.0, False), (None, None)])
def test_what_was_expected_is_held_against_the_interval(expected, said):
    assert realised(place(56, 70), place(48, 80), SHARE, expected).is_as_expected is said
