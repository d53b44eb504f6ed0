"""How many things a set of items measures, and how well each of them measures the first.

Sources: Horn 1965, Psychometrika 30, 179-185, with the 95th percentile of Glorfeld 1995,
Educational and Psychological Measurement 55, 377-393 (parallel analysis); Harman & Jones 1966,
Psychometrika 31, 351-368 (minres).
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arbetsro.statistics.estimate import TooFewError

#: Answers: people along the first axis and items along the second, NaN where one is left out, and
#: items that face the other way turned already.
Answers = NDArray[np.float64]
Matrix = NDArray[np.float64]

#: How many random sets the eigenvalues are held against, and the seed that they are drawn from.
DRAWS, SEED = 500, 20261122
#: A uniqueness is held above this; one that lies there means that the model does not fit.
_LEAST_UNIQUE = 0.005


@dataclass(frozen=True, slots=True)
class OneFactor:
    """Items as one common factor and what is each item's own.

    Attributes:
        loadings: The correlation of each item with the factor; below 0 for an item that goes
            against the others, as one that should have been turned.
        is_improper: Whether an item came out as nothing but the factor, which no item is: too few
            people, or items that do not belong together. Figures from it are not to be trusted.
    """

    loadings: tuple[float, ...]
    is_improper: bool

    @property
    def uniquenesses(self) -> tuple[float, ...]:
        """The share of each item that is its own and error."""
        return tuple(1 - one * one for one in self.loadings)

    @property
    def explained(self) -> float:
        """The share of all items together that is the factor."""
        return sum(one * one for one in self.loadings) / len(self.loadings)


@dataclass(frozen=True, slots=True)
class Dimensions:
    """What parallel analysis says of items.

    Attributes:
        n: How many people have answered all of them.
        eigenvalues: Of the correlations, the largest first.
        limits: For each, what random numbers exceed in one case of twenty.
        factors: How many eigenvalues from the first on lie above their limits.
        one_factor: The model with one factor; nothing below three items.
    """

    n: int
    eigenvalues: tuple[float, ...]
    limits: tuple[float, ...]
    factors: int
    one_factor: OneFactor | None


def dimensions(answers: Answers) -> Dimensions | None:
    """How many dimensions there are among those who have answered every item.

    Returns:
        Nothing where an item has the same answer from all, since it has no correlation.

    Raises:
        TooFewError: Not at least two people more than there are items.
    """
    whole = complete(answers)
    n, k = whole.shape
    if n < k + 2:
        raise TooFewError(n, k + 2)
    found = correlations(whole)
    if found is None:
        return None
    values = np.linalg.eigvalsh(found)[::-1]
    limits = _limits(n, k)
    above = values > limits
    factors = int(k if above.all() else np.argmin(above))
    model = one_factor(found) if k > 2 else None
    return Dimensions(n, tuple(values.tolist()), tuple(limits.tolist()), factors, model)


def complete(answers: Answers) -> Answers:
    """The people who have left out nothing."""
    return answers[~np.isnan(answers).any(axis=1)]


def correlations(whole: Answers) -> Matrix | None:
    """The correlations of items, or nothing where all have answered one of them alike."""
    centred = whole - whole.mean(axis=0)
    lengths = np.sqrt((centred**2).sum(axis=0))
    # A mean is rounded, so that equal answers need not lie on it exactly.
    if (np.ptp(whole, axis=0) == 0).any():
        return None
    scaled = centred / lengths
    found: Matrix = scaled.T @ scaled
    return found


def one_factor(correlations: Matrix) -> OneFactor:
    """The loadings that leave the least of the correlations unexplained (minres).

    Raises:
        ValueError: Fewer than three items: any loadings would do.
    """
    from scipy.optimize import minimize

    k = len(correlations)
    if k < 3:
        raise ValueError(f"{k} items")
    off = ~np.eye(k, dtype=bool)
    reach = math.sqrt(1 - _LEAST_UNIQUE)

    def left_over(loadings: Matrix) -> tuple[float, Matrix]:
        rest = np.where(off, correlations - np.outer(loadings, loadings), 0.0)
        return float((rest**2).sum()) / 2, -2 * rest @ loadings

    found = minimize(
        left_over, _start(correlations) * reach, jac=True, method="L-BFGS-B",
        bounds=[(-reach, reach)] * k, options={"ftol": 1e-15, "gtol": 1e-10, "maxiter": 1000},
    ).x  # fmt: skip
    turned = found if found.sum() >= 0 else -found
    return OneFactor(tuple(turned.tolist()), bool((np.abs(turned) > reach - 1e-6).any()))


def _start(correlations: Matrix) -> Matrix:
    """The first principal component, which is near the factor."""
    values, vectors = np.linalg.eigh(correlations)
    first: Matrix = np.clip(vectors[:, -1] * math.sqrt(values[-1]), -0.99, 0.99)
    return first


def _limits(n: int, k: int) -> Matrix:
    """The 95th percentile of each eigenvalue where nothing hangs together with anything."""
    draws = np.random.default_rng(SEED)
    values = [np.linalg.eigvalsh(_random_correlations(n, k, draws))[::-1] for _ in range(DRAWS)]
    found: Matrix = np.quantile(np.array(values), 0.95, axis=0)
    return found


def _random_correlations(n: int, k: int, draws: np.random.Generator) -> Matrix:
    """What n people give who answer k items at random.

    Bartlett's decomposition gives the sums of squares without drawing the people, so that a
    hundred thousand of them take no longer than fifty.
    """
    root = np.tril(draws.standard_normal((k, k)), -1)
    root[np.diag_indices(k)] = np.sqrt(draws.chisquare(n - 1 - np.arange(k)))
    root /= np.sqrt((root**2).sum(axis=1, keepdims=True))
    found: Matrix = root @ root.T
    return found
