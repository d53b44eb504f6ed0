"""Dimensions of items whose structure is known, since the test has made them."""

import numpy as np
import pytest

from arbetsro.statistics.dimensions import correlations, dimensions, one_factor
from arbetsro.statistics.estimate import TooFewError

LOADINGS = np.array([0.8, 0.7, 0.6, 0.5])


def with_correlations(wanted, n=200):
    """People whose items have exactly these correlations."""
    draws = np.random.default_rng(3).standard_normal((n, len(wanted)))
    draws -= draws.mean(axis=0)
    white = draws @ np.linalg.inv(np.linalg.cholesky(draws.T @ draws)).T
    return white @ np.linalg.cholesky(wanted).T


def of_one_factor(loadings):
    return np.outer(loadings, loadings) + np.diag(1 - loadings**2)


def by_principal_axes(wanted):
    """The same loadings by another way: communalities on the diagonal, again and again."""
    now = wanted.copy()
    for _ in range(2000):
        values, vectors = np.linalg.eigh(now)
        loadings = vectors[:, -1] * np.sqrt(values[-1])
        np.fill_diagonal(now, loadings**2)
    return loadings * np.sign(loadings.sum())


def test_loadings_that_made_the_correlations_are_found_again():
    found = one_factor(of_one_factor(LOADINGS))
    assert found.loadings == pytest.approx(LOADINGS, abs=1e-5)
    # (0.64 + 0.49 + 0.36 + 0.25) / 4.
    assert found.explained == pytest.approx(0.435, abs=1e-5)
    assert not found.is_improper


def test_three_items_have_loadings_that_can_be_worked_out_by_hand():
    # 0.42, 0.48, 0.56: the first is the root of 0.42 x 0.48 / 0.56 = 0.36.
    wanted = np.array([[1, 0.42, 0.48], [0.42, 1, 0.56], [0.48, 0.56, 1]])
    assert one_factor(wanted).loadings == pytest.approx((0.6, 0.7, 0.8), abs=1e-5)


def test_loadings_are_those_of_principal_axes_where_the_model_does_not_fit():
    whole = np.random.default_rng(5).standard_normal((80, 1)) + np.random.default_rng(
        6
    ).standard_normal((80, 6))
    wanted = correlations(whole)
    assert one_factor(wanted).loadings == pytest.approx(by_principal_axes(wanted), abs=1e-4)


def test_an_item_that_should_have_been_turned_loads_below_nothing():
    turned = LOADINGS * [1, 1, 1, -1]
    assert one_factor(of_one_factor(turned)).loadings == pytest.approx(turned, abs=1e-5)


def test_an_item_that_is_all_factor_is_called_improper():
    # The first would be the root of 0.9 x 0.9 / 0.5, which is more than 1.
    wanted = np.array([[1, 0.9, 0.9], [0.9, 1, 0.5], [0.9, 0.5, 1]])
    assert one_factor(wanted).is_improper


def test_items_of_two_kinds_have_two_dimensions():
    one = of_one_factor(np.full(4, 0.7))
    none = np.zeros((4, 4))
    answers = with_correlations(np.block([[one, none], [none, one]]))
    found = dimensions(answers)
    assert found.factors == 2
    # Each block has 1 + 3 x 0.49 once and 0.51 three times.
    assert found.eigenvalues == pytest.approx([2.47] * 2 + [0.51] * 6)


def test_the_limits_are_those_that_random_people_give():
    n, k = 60, 5
    draws = np.random.default_rng(11)
    drawn = [np.corrcoef(draws.standard_normal((n, k)), rowvar=False) for _ in range(2000)]
    theirs = np.quantile([np.linalg.eigvalsh(one)[::-1] for one in drawn], 0.95, axis=0)
    found = dimensions(with_correlations(of_one_factor(np.full(k, 0.5)), n))
    assert found.limits == pytest.approx(theirs, abs=0.03)
    assert found.factors == 1


def test_the_same_answers_give_the_same_limits():
    answers = with_correlations(of_one_factor(LOADINGS))
    assert dimensions(answers) == dimensions(answers)


def test_sheets_with_blanks_are_left_out_and_too_few_are_refused():
    answers = with_correlations(of_one_factor(LOADINGS))
    answers[:50, 2] = np.nan
    assert dimensions(answers).n == 150
    answers[5:, 2] = np.nan
    with pytest.raises(TooFewError):
        dimensions(answers)


def test_an_item_that_all_answer_alike_has_no_correlation():
    answers = with_correlations(of_one_factor(LOADINGS))
    answers[:, 1] = 0.1
    assert dimensions(answers) is None
