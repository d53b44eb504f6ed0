"""Raised probabilities: four worked out by hand, and many held against SciPy's own."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from arbetsro.statistics.many import benjamini_hochberg, holm

FOUR = [0.01, 0.04, 0.03, 0.005]


def test_holm_multiplies_the_smallest_by_all_the_next_by_one_fewer():
    # 0.005 x 4 = 0.02; 0.01 x 3 = 0.03; 0.03 x 2 = 0.06; 0.04 x 1 is raised to the one before.
    assert holm(FOUR) == pytest.approx((0.03, 0.06, 0.06, 0.02))


def test_benjamini_hochberg_multiplies_by_all_over_the_rank():
    # 0.005 x 4/1 and 0.01 x 4/2 are 0.02; 0.03 x 4/3 and 0.04 x 4/4 are 0.04.
    assert benjamini_hochberg(FOUR) == pytest.approx((0.02, 0.04, 0.04, 0.02))


def test_benjamini_hochberg_is_as_scipy_has_it():
    given = np.random.default_rng(1).uniform(size=200) ** 3
    assert benjamini_hochberg(list(given)) == pytest.approx(false_discovery_control(given))


@pytest.mark.parametrize("raised", [holm, benjamini_hochberg])
def test_a_comparison_that_could_not_be_made_does_not_count(raised):
    one, other = raised([0.01, 0.04])
    assert raised([0.01, None, 0.04]) == (one, None, other)
    assert raised([]) == ()
    assert raised([None]) == (None,)


@pytest.mark.parametrize("raised", [holm, benjamini_hochberg])
def test_nothing_comes_above_one_and_what_is_no_probability_is_refused(raised):
    assert raised([0.9, 0.8]) == pytest.approx((1.0, 1.0) if raised is holm else (0.9, 0.9))
    with pytest.raises(ValueError, match="no probability"):
        raised([0.5, 1.2])
    with pytest.raises(ValueError, match="no probability"):
        raised([float("nan")])
