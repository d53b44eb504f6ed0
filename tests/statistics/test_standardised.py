"""Standardised differences, worked out by hand."""

import pytest

from arbetsro.statistics.estimate import TooFewError
from arbetsro.statistics.standardised import difference_of_means, difference_of_shares


def test_means_differ_in_units_of_the_pooled_spread():
    # Variances 1 and 4: -2 / sqrt(2.5).
    assert difference_of_means([1, 2, 3], [2, 4, 6]) == pytest.approx(-1.264911)


def test_shares_differ_in_units_of_the_pooled_spread():
    # 0.1 / sqrt((0.25 + 0.24) / 2).
    assert difference_of_shares(0.5, 0.4) == pytest.approx(0.202031, abs=1e-6)


def test_where_nobody_differs_there_is_no_unit():
    assert difference_of_means([1, 1], [2, 2]) is None
    assert difference_of_shares(1.0, 0.0) is None


def test_a_group_of_one_has_no_spread():
    with pytest.raises(TooFewError):
        difference_of_means([1], [1, 2])
