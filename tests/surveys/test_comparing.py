"""A place beside itself last time, the place above and a reference."""

from dataclasses import replace
from math import sqrt
from statistics import fmean, stdev

import pytest
from scipy import stats

from arbetsro.surveys.comparing import (
    asked_alike,
    beside_parent,
    changes,
)
from arbetsro.surveys.published import Cell, PlaceResult
from surveys.waves import PACE, SCORE, SHARE, THREATS, VARIABLES, text


def place(**cells):
    return PlaceResult(10, 30, None, cells)


def of(answers):
    """What is told of these answers."""
    half = stats.t.ppf(0.975, len(answers) - 1) * stdev(answers) / sqrt(len(answers))
    mean = fmean(answers)
    return Cell(len(answers), mean, stdev(answers), mean - half, mean + half, None)


def share(count, n):
    return Cell(n, count / n, 0.5, 0.0, 1.0, (n - count, count))


BEFORE, AFTER = [4, 5, 3, 4, 5, 4, 4, 3], [3, 2, 3, 4, 2, 3, 1, 3, 2]


class TestSinceLastTime:
    def test_a_mean_changes_as_welch_says(self):
        (found,) = changes(place(s_x_load=of(BEFORE)), place(s_x_load=of(AFTER)), [SCORE])
        expected = stats.ttest_ind(AFTER, BEFORE, equal_var=False)
        interval = expected.confidence_interval(0.95)
        assert (found.change.low, found.change.high) == pytest.approx((interval.low, interval.high))
        assert found.p == pytest.approx(expected.pvalue)
        assert (found.is_sure, found.is_better, found.is_small) == (True, True, True)

    def test_a_share_changes_as_newcombe_says(self):
        # Newcombe 1998, method 10, his example (a): 56 of 70 and 48 of 80.
        (found,) = changes(place(h_x_load=share(48, 80)), place(h_x_load=share(56, 70)), [SHARE])
        assert found.change.value == pytest.approx(0.2)
        assert (found.change.low, found.change.high) == pytest.approx((0.0524, 0.3339), abs=1e-4)
        assert found.is_better is False

    def test_probabilities_are_raised_for_as_many_as_are_compared(self):
        same = {PACE.key: of(BEFORE), THREATS.key: of(BEFORE)}
        before, after = place(s_x_load=of(BEFORE), **same), place(s_x_load=of(AFTER), **same)
        (alone,) = changes(before, after, [SCORE])
        together = changes(before, after, VARIABLES)
        # The smallest of three is raised three times (Benjamini and Hochberg).
        assert [one.p for one in together] == pytest.approx([1, 1, 3 * alone.p])

    def test_what_is_hidden_in_either_wave_is_not_compared(self):
        assert changes(place(), place(s_x_load=of(AFTER)), [SCORE]) == ()

    def test_a_score_of_other_questions_is_not_the_same_score(self):
        fewer = [one for one in VARIABLES if one is not PACE]
        assert SCORE not in asked_alike(fewer, VARIABLES)
        assert SHARE not in asked_alike(fewer, VARIABLES)
        assert asked_alike(VARIABLES, VARIABLES) == VARIABLES

    def test_an_own_question_in_other_words_is_another_question(self):
        own = replace(THREATS, key="o_1")
        assert asked_alike([own], [own]) == (own,)
        assert asked_alike([replace(own, label=text("Annat"))], [own]) == ()

    def test_a_share_beyond_another_limit_is_another_share(self):
        moved = [replace(one, source="another limit") for one in VARIABLES]
        assert SHARE not in asked_alike(moved, VARIABLES)


class TestBesideOthers:
    def test_a_place_beside_the_one_above_is_told_by_the_rest_there(self):
        (found,) = beside_parent(
            place(s_x_load=of(AFTER)), place(s_x_load=of(AFTER + BEFORE)), [SCORE]
        )
        interval = stats.ttest_ind(AFTER, BEFORE, equal_var=False).confidence_interval(0.95)
        weight = len(BEFORE) / len(BEFORE + AFTER)
        assert found.difference.value == pytest.approx(fmean(AFTER) - fmean(AFTER + BEFORE))
        assert found.difference.low == pytest.approx(interval.low * weight)
        assert found.difference.high == pytest.approx(interval.high * weight)
        assert found.is_better is True

    def test_a_place_that_is_all_of_the_one_above_has_no_interval(self):
        (found,) = beside_parent(place(s_x_load=of(AFTER)), place(s_x_load=of(AFTER)), [SCORE])
        assert (found.there, found.difference, found.is_better) == (fmean(AFTER), None, None)
