"""McNemar's test. Expected values: the table of test vectors; SciPy for the larger numbers."""

import pytest
from scipy import stats

from arbetsro.statistics.mcnemar import mcnemar


def test_few_who_changed_are_tested_exactly():
    found = mcnemar(2, 10)
    assert found.method == "exact"
    assert found.p == pytest.approx(0.03857, abs=5e-6)
    assert found.mid_p == pytest.approx(0.02246, abs=5e-6)
    assert found.statistic == pytest.approx(4.0833, abs=5e-5)


def test_from_25_on_chi_square_is_used():
    assert mcnemar(4, 20).method == "exact"
    found = mcnemar(5, 20)
    assert found.method == "chi2"
    assert found.p == pytest.approx(stats.chi2.sf(14**2 / 25, 1))


@pytest.mark.parametrize(("before", "after"), [(3, 8), (7, 7), (0, 4), (9, 2)])
def test_the_exact_test_is_the_binomial(before, after):
    expected = stats.binomtest(before, before + after).pvalue
    assert mcnemar(before, after).p == pytest.approx(expected)


def test_where_nobody_changed_nothing_speaks_for_a_change():
    found = mcnemar(0, 0)
    assert (found.p, found.statistic) == (1.0, None)
