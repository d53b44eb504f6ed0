"""Values that are not known for sure: the shapes that a range may have.

Every shape turns a number between 0 and 1 into a value (its quantile function), so that one set
of quasi-random points serves them all. Where a row has bounds, the part of an endless
shape outside them is cut away and the rest is scaled up.
"""

import math
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

Shape = Literal["pert", "triangular", "uniform", "normal", "lognormal", "beta"]
SHAPES: tuple[Shape, ...] = get_args(Shape)

#: What each shape must be given.
NEEDS: dict[Shape, frozenset[str]] = {
    "pert": frozenset({"low", "likely", "high"}),
    "triangular": frozenset({"low", "likely", "high"}),
    "uniform": frozenset({"low", "high"}),
    "normal": frozenset({"mean", "sd"}),
    "lognormal": frozenset({"mean", "sd"}),
    "beta": frozenset({"mean", "sd"}),
}


@dataclass(frozen=True, slots=True)
class Range:
    """An uncertain value: a shape and the figures that the shape needs.

    ``mean`` and ``sd`` are those of the value itself, also for the lognormal and beta shapes.
    """

    distribution: Shape = "pert"
    low: int | float | None = None
    likely: int | float | None = None
    high: int | float | None = None
    mean: int | float | None = None
    sd: int | float | None = None

    @property
    def given(self) -> dict[str, int | float]:
        """The figures that are there, by name."""
        values = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "distribution"}
        return {name: value for name, value in values.items() if value is not None}

    @property
    def base(self) -> float:
        """The value of the base case: the most likely one, else the mean."""
        if self.likely is not None:
            return float(self.likely)
        if self.mean is not None:
            return float(self.mean)
        return (_known(self.low) + _known(self.high)) / 2

    def fault(self) -> str | None:
        """What is wrong with the range, as the code of a fault, or nothing."""
        if set(self.given) != NEEDS[self.distribution]:
            return "range_needs_other_figures"
        if self.sd is not None and self.sd <= 0:
            return "range_without_spread"
        if self.low is not None:
            low, high = self.ends
            if not low <= self.base <= high or low == high:
                return "range_out_of_order"
        if self.distribution == "lognormal" and self.base <= 0:
            return "range_not_positive"
        if self.distribution == "beta" and not _beta_exists(self.base, _known(self.sd)):
            return "range_not_a_beta"
        return None

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and highest value that were given, or two deviations about the mean."""
        if self.low is not None:
            return float(self.low), _known(self.high)
        mean, sd = _known(self.mean), _known(self.sd)
        return mean - 2 * sd, mean + 2 * sd

    def quantile(
        self, points: NDArray[np.float64], bounds: tuple[float, float] | None = None
    ) -> NDArray[np.float64]:
        """The values at these points between 0 and 1, an array of the same shape."""
        # SciPy is only needed, and only installed, where uncertainty is asked for.
        from scipy import stats

        low, high = self.ends
        match self.distribution:
            case "uniform":
                found = low + points * (high - low)
            case "pert":
                a = 1 + 4 * (self.base - low) / (high - low)
                found = low + (high - low) * stats.beta.ppf(points, a, 6 - a)
            case "triangular":
                peak = (self.base - low) / (high - low)
                found = low + (high - low) * stats.triang.ppf(points, peak)
            case "beta":
                a, b = _beta(self.base, _known(self.sd))
                found = _cut(stats.beta(a, b), points, bounds)
            case "normal":
                found = _cut(stats.norm(self.base, _known(self.sd)), points, bounds)
            case "lognormal":
                s = math.sqrt(math.log1p((_known(self.sd) / self.base) ** 2))
                scale = self.base / math.exp(s**2 / 2)
                found = _cut(stats.lognorm(s, scale=scale), points, bounds)
        return np.asarray(found, dtype=np.float64)


def _cut(
    shape: Any,  # noqa: ANN401 - SciPy's frozen distributions have no public type
    points: NDArray[np.float64],
    bounds: tuple[float, float] | None,
) -> NDArray[np.float64]:
    low, high = (0.0, 1.0) if bounds is None else (shape.cdf(bounds[0]), shape.cdf(bounds[1]))
    return np.asarray(shape.ppf(low + points * (high - low)))


def _known(value: int | float | None) -> float:
    assert value is not None  # noqa: S101 - ``fault`` has found what is missing
    return float(value)


def _beta_exists(mean: float, sd: float) -> bool:
    return 0 < mean < 1 and sd**2 < mean * (1 - mean)


def _beta(mean: float, sd: float) -> tuple[float, float]:
    size = mean * (1 - mean) / sd**2 - 1
    return mean * size, (1 - mean) * size
