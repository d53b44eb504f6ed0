"""What the results would be if those lost had fared otherwise. By hand, and by SciPy where said."""

import pytest
from scipy import stats

from arbetsro.evaluation.analysis import evaluate

from .people import FOLLOWED_UP, LOST, people

LEAVE = {"sick_leave_before": True}


def test_the_problem_from_the_mildest_view_of_those_lost_to_the_harshest():
    found = evaluate(people((10, FOLLOWED_UP, {}), (10, LOST, {"problem_before": 9}))).sensitivity
    assert {one.key: (one.n, one.change.value) for one in found.problem} == {
        "complete": (10, -4),
        "half_as_much": (20, -3),
        "nobody_lost_improved": (20, -2),
        "lost_at_worst": (20, -1.5),
    }


def test_the_tipping_point_is_where_the_interval_reaches_nought():
    afters = [4, 5, 7, 8, 6, 3, 7, 8, 9, 6]  # from 8
    groups = [(1, FOLLOWED_UP, {"problem_after": after}) for after in afters]
    tipping = evaluate(people(*groups, (8, LOST, {}))).sensitivity.tipping
    changes = [after - 8 for after in afters] + [tipping.change] * 8
    interval = stats.ttest_1samp(changes, 0).confidence_interval()
    assert interval.high == pytest.approx(0, abs=1e-6)
    assert (tipping.lost, tipping.largest_possible) == (8, 2)
    assert tipping.is_possible == (tipping.change <= 2)


def test_without_a_sure_improvement_there_is_nothing_to_tip():
    groups = [(1, FOLLOWED_UP, {"problem_after": after}) for after in (4, 10, 8, 9, 7)]
    assert evaluate(people(*groups, (8, LOST, {}))).sensitivity.tipping is None


def test_sick_leave_at_best_as_before_and_at_worst():
    found = evaluate(
        people((6, FOLLOWED_UP, LEAVE), (4, FOLLOWED_UP, {}), (5, LOST, LEAVE), (5, LOST, {}))
    ).sensitivity
    told = {one.key: (one.n, one.before.value, one.after.value) for one in found.sick_leave}
    assert told == {
        "complete": (10, 0.6, 0.0),
        "best": (20, 0.55, 0.0),
        "as_before": (20, 0.55, 0.25),
        "worst": (20, 0.55, 0.5),
    }
    assert found.sick_leave[3].p > 0.05 > found.sick_leave[0].p


def test_at_worst_nobody_lost_would_recommend_it():
    found = evaluate(people((9, FOLLOWED_UP, {"would_recommend": True}), (6, LOST, {})))
    worst = found.sensitivity.recommend_at_worst
    assert (worst.count, worst.answered) == (9, 15)
