"""Changes between two waves, held against SciPy, Newcombe's own examples and hand computation."""

import math

import numpy as np
import pytest
from scipy import stats

from arbetsro.statistics.change import Share, Summary, change_of_mean, change_of_share
from arbetsro.statistics.estimate import TooFewError

DRAWS = np.random.default_rng(7)
BEFORE, AFTER = DRAWS.normal(3.0, 1.0, 40), DRAWS.normal(3.6, 1.4, 25)


def summary(values):
    return Summary(len(values), float(np.mean(values)), float(np.std(values, ddof=1)))


class TestMeans:
    def test_change_interval_and_probability_are_welchs(self):
        theirs = stats.ttest_ind(AFTER, BEFORE, equal_var=False)
        ours = change_of_mean(summary(BEFORE), summary(AFTER))
        low, high = theirs.confidence_interval()
        assert (ours.change.low, ours.change.high) == pytest.approx((low, high))
        assert ours.p == pytest.approx(theirs.pvalue)
        assert ours.change.value == pytest.approx(AFTER.mean() - BEFORE.mean())

    def test_the_standardised_change_by_hand(self):
        # Spreads alike: d = 0.5 / 1; freedom 58, correction about 1 - 3 / (4 x 58 - 1).
        # Error by Bonett: sqrt(d^2 x (2 / 29) / 8 + 2 / 29) = 0.266667 (0.0021552 + 0.0689655).
        found = change_of_mean(Summary(30, 3.0, 1.0), Summary(30, 3.5, 1.0)).g
        assert found.value == pytest.approx(0.5 * (1 - 3 / 231), abs=1e-4)
        half = 1.959964 * math.sqrt(0.25 * 2 / 29 / 8 + 2 / 29) * (1 - 3 / 231)
        assert found.high - found.value == pytest.approx(half, abs=1e-4)
        assert found.value - found.low == pytest.approx(half, abs=1e-4)

    def test_where_nobody_differs_there_is_neither_size_nor_probability(self):
        found = change_of_mean(Summary(30, 2.0, 0.0), Summary(30, 3.0, 0.0))
        assert (found.change.value, found.g, found.p) == (1.0, None, None)

    def test_a_wave_of_fewer_than_twenty_is_called_small(self):
        assert change_of_mean(Summary(19, 2.0, 1.0), Summary(200, 3.0, 1.0)).is_small
        assert not change_of_mean(Summary(20, 2.0, 1.0), Summary(20, 3.0, 1.0)).is_small

    def test_one_answer_has_no_spread(self):
        with pytest.raises(TooFewError):
            change_of_mean(Summary(1, 2.0, 0.0), Summary(30, 3.0, 1.0))


class TestShares:
    @pytest.mark.parametrize(
        ("after", "before", "low", "high"),
        [  # Newcombe 1998, table II, method 10.
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((5, 56), (0, 29), -0.0381, 0.1926),
            ((10, 10), (0, 10), 0.6075, 1.0),
        ],
    )
    def test_the_interval_is_newcombes(self, after, before, low, high):
        found = change_of_share(Share(*before), Share(*after)).change
        assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)

    def test_the_probability_is_of_chi_square_with_one_less_than_all(self):
        # 104 of 150; by SciPy without correction, times 149 / 150.
        table = [[48, 32], [56, 14]]
        chi2 = stats.chi2_contingency(table, correction=False).statistic * 149 / 150
        found = change_of_share(Share(48, 80), Share(56, 70))
        assert found.p == pytest.approx(stats.chi2.sf(chi2, 1))
        assert not found.is_small

    def test_few_who_were_to_be_expected_give_the_exact_probability(self):
        # 1 of 8 and 0 of 8 expect half a person each: two ways that are as likely, so 1.
        assert change_of_share(Share(0, 8), Share(1, 8)).p == pytest.approx(1.0)

    def test_where_all_are_alike_there_is_no_probability(self):
        found = change_of_share(Share(0, 10), Share(0, 12))
        assert found.p is None
        assert found.change.low < 0 < found.change.high
        assert found.is_small

    def test_a_wave_without_answers_is_refused(self):
        with pytest.raises(TooFewError):
            change_of_share(Share(0, 0), Share(1, 8))
