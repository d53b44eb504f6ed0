"""Values that are not known for sure: the shapes that a range may have.

Every shape turns a number between 0 and 1 into a value (its quantile function), so that one set
of quasi-random points serves them all. Where a row has bounds, the part of a normal or lognormal
shape outside them is cut away and the rest is scaled up.
"""

import math
from dataclasses import dataclass, fields
from typing import Literal, get_args

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
            ends = [self.low, self.likely if self.likely is not None else self.low, self.high]
            if ends != sorted(ends, key=float) or ends[0] == ends[-1]:
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

        match self.distribution:
            case "uniform":
                low, high = self.ends
                return low + points * (high - low)
            case "pert":
                low, high = self.ends
                a = 1 + 4 * (self.base - low) / (high - low)
                return low + (high - low) * stats.beta.ppf(points, a, 6 - a)
            case "triangular":
                low, high = self.ends
                peak = (self.base - low) / (high - low)
                return low + (high - low) * stats.triang.ppf(points, peak)
            case "beta":
                a, b = _beta(self.base, _known(self.sd))
                return np.asarray(stats.beta.ppf(points, a, b))
            case "normal":
                return _cut(stats.norm(self.base, _known(self.sd)), points, bounds)
            case "lognormal":
                s = math.sqrt(math.log1p((_known(self.sd) / self.base) ** 2))
                scale = self.base / math.exp(s**2 / 2)
                return _cut(stats.lognorm(s, scale=scale), points, bounds)


def _cut(shape, points, bounds):  # type: ignore[no-untyped-def]
    if bounds is None:
        return shape.ppf(points)
    low, high = shape.cdf(bounds[0]), shape.cdf(bounds[1])
    return shape.ppf(low + points * (high - low))


def _known(value: int | float | None) -> float:
    assert value is not None  # noqa: S101 - ``fault`` has found what is missing
    return float(value)


def _beta_exists(mean: float, sd: float) -> bool:
    return 0 < mean < 1 and sd**2 < mean * (1 - mean)


def _beta(mean: float, sd: float) -> tuple[float, float]:
    size = mean * (1 - mean) / sd**2 - 1
    return mean * size, (1 - mean) * size
