"""Reliability: small tables by hand, and items made with known loadings."""

import numpy as np
import pytest

from arbetsro.statistics.estimate import TooFewError
from arbetsro.statistics.reliability import alpha, reliability

#: domain-facts, E1.
FIVE = np.array([[1, 2, 2], [2, 3, 3], [3, 3, 4], [4, 5, 4], [5, 4, 5]], dtype=float)


def test_alpha_is_that_of_the_test_vector():
    # Variances 2.5, 1.3 and 1.3; of the sums 5, 8, 10, 13, 14 it is 13.5: 1.5 x (1 - 5.1 / 13.5).
    assert alpha(FIVE).value == pytest.approx(0.9333, abs=5e-5)


def test_the_interval_is_feldts():
    # Tables of F with 4 and 8 degrees of freedom: 5.053 at 97.5 percent, 1 / 8.980 at 2.5.
    found = alpha(FIVE)
    assert found.low == pytest.approx(1 - 0.066667 * 5.053, abs=1e-4)
    assert found.high == pytest.approx(1 - 0.066667 / 8.980, abs=1e-4)


def test_each_item_has_its_figures():
    found = reliability(FIVE, 1, 5).items[0]
    # 1 and 5 are answered once each of five. The others' sums are 4, 6, 7, 9, 9, of variance 4.5,
    # and covariance with 1..5 is 13 / 4: 3.25 / sqrt(2.5 x 4.5). Without it: 2 x (1 - 2.6 / 4.5).
    assert (found.mean, found.floor, found.ceiling) == (3.0, 0.2, 0.2)
    assert found.sd == pytest.approx(2.5**0.5)
    assert found.item_rest == pytest.approx(3.25 / (2.5 * 4.5) ** 0.5)
    assert found.alpha_without == pytest.approx(2 * (1 - 2.6 / 4.5))


def test_a_blank_is_left_out_of_its_item_and_its_sheet_out_of_alpha():
    blank = np.vstack([FIVE, [np.nan, 5, 5]])
    found = reliability(blank, 1, 5)
    assert (found.n, found.of) == (5, 6)
    assert found.alpha == alpha(FIVE)
    assert found.items[0].missing == pytest.approx(1 / 6)
    assert found.items[1].mean == pytest.approx(22 / 6)
    assert found.is_small


def test_omega_is_of_the_loadings_in_the_units_of_the_items():
    loadings, sds = np.array([0.8, 0.7, 0.6, 0.5]), np.array([1, 2, 1, 3])
    wanted = np.outer(loadings, loadings) + np.diag(1 - loadings**2)
    draws = np.random.default_rng(3).standard_normal((300, 4))
    draws -= draws.mean(axis=0)
    white = draws @ np.linalg.inv(np.linalg.cholesky(draws.T @ draws)).T
    answers = white @ np.linalg.cholesky(wanted).T * sds
    # (0.8 + 1.4 + 0.6 + 1.5)^2 = 18.49 beside 0.36 + 4 x 0.51 + 0.64 + 9 x 0.75 = 9.79.
    found = reliability(answers, 0, 1)
    assert found.omega == pytest.approx(18.49 / (18.49 + 9.79), abs=1e-5)
    assert not found.is_small


def test_two_items_have_alpha_but_no_omega():
    found = reliability(FIVE[:, :2], 1, 5)
    assert found.alpha is not None
    assert (found.omega, found.items[0].alpha_without) == (None, None)


def test_answers_that_are_all_alike_have_no_reliability():
    found = reliability(np.full((10, 3), 4.0), 1, 5)
    assert (found.alpha, found.omega, found.items[0].item_rest) == (None, None, None)
    assert found.items[0].sd == 0


def test_an_item_that_nobody_has_answered_leaves_no_complete_sheet():
    answers = FIVE.copy()
    answers[:, 0] = np.nan
    with pytest.raises(TooFewError):
        reliability(answers, 1, 5)
