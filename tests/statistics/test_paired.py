"""Change between two measurements. Expected values by hand, from tables of t, and from SciPy."""

import math
import random

import pytest
from scipy import stats

from arbetsro.statistics.estimate import TooFewError
from arbetsro.statistics.paired import hedges, paired_change


def test_the_change_of_three_persons():
    # Changes 1, 0 and 2: mean 1, standard deviation 1; t(2) at 97.5 percent is 4.30265.
    found = paired_change([1, 2, 3], [2, 2, 5])
    assert found.change.value == 1
    assert found.change.low == pytest.approx(1 - 4.30265 / math.sqrt(3), abs=1e-5)
    assert found.d_z.value == 1
    assert found.d_av.value == pytest.approx(1 / ((1 + math.sqrt(3)) / 2))
    # With two degrees of freedom Hedges' factor is 1 / sqrt(pi).
    assert found.g_av.value == pytest.approx(found.d_av.value / math.sqrt(math.pi))


def test_a_fall_and_a_rise_as_large_have_the_same_picture():
    rise, fall = paired_change([1, 2, 3], [2, 2, 5]), paired_change([2, 2, 5], [1, 2, 3])
    assert (fall.d_av.low, fall.d_av.high) == pytest.approx((-rise.d_av.high, -rise.d_av.low))


def test_many_persons_agree_with_scipy_and_with_the_large_sample_interval():
    dice = random.Random(1)
    before = [dice.gauss(8, 1.5) for _ in range(400)]
    after = [one - 1 + dice.gauss(0, 2) for one in before]
    found = paired_change(before, after)
    reference = stats.ttest_rel(after, before)
    assert found.p == pytest.approx(reference.pvalue)
    assert (found.change.low, found.change.high) == pytest.approx(
        tuple(reference.confidence_interval())
    )
    half = 1.96 * math.sqrt(1 / 400 + found.d_z.value**2 / 800)
    assert found.d_z.low == pytest.approx(found.d_z.value - half, abs=0.003)
    assert found.d_z.high == pytest.approx(found.d_z.value + half, abs=0.003)


def test_hedges_correction_fades_with_many_persons():
    assert hedges(10) == pytest.approx(1 - 3 / (4 * 10 - 1), abs=1e-3)
    assert hedges(1000) == pytest.approx(1, abs=1e-3)


def test_where_all_changed_alike_there_is_no_spread_to_measure_by():
    found = paired_change([3, 4, 5], [2, 3, 4])
    assert (found.change.value, found.change.low, found.change.high) == (-1, -1, -1)
    assert found.d_z is found.d_av is found.g_av is found.p is None


def test_one_person_is_no_group():
    with pytest.raises(TooFewError):
        paired_change([1], [2])
