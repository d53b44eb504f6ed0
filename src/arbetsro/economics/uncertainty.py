"""How sure the result is, and what it would be worth to know more.

Quasi-random points (scrambled Sobol, fixed seed) go through the quantile function of each
uncertain input and then through the same book of sheets as the base case. Everything else here
reads the values that come out.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arbetsro.economics.appraisal import amount_of, codes_in, present_values
from arbetsro.economics.calculation import Calculation
from arbetsro.economics.case import Amount
from arbetsro.economics.ranges import Range
from arbetsro.worksheets import Cell
from arbetsro.worksheets.arrays import evaluate_draws

Array = NDArray[np.float64]

#: The interval that is reported, 5 to 95 percent.
LOW, HIGH = 0.05, 0.95
#: Points for the variance shares; each costs an evaluation for every uncertain input.
_SOBOL_POINTS = 4096
#: Bins over which the conditional mean is taken for the value of knowing one input.
_BINS = 64
#: At most this many steps along a curve.
_STEPS = 40

#: For each surplus: the rows of its benefit and its cost.
_PARTS = {"J9": ("benefit", "investment"), "K97": ("extended_benefit", "extended_investment")}
#: The row of the effect that the acceptability curve runs over.
_EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and the 90 percent interval of a row."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class Swing:
    """What the result becomes when one input moves across its 90 percent interval alone."""

    input_low: float
    input_high: float
    result_low: float
    result_high: float

    @property
    def span(self) -> float:
        """How far the result moves."""
        return abs(self.result_high - self.result_low)


@dataclass(frozen=True, slots=True)
class Influence:
    """One uncertain input and what it does to the result.

    Attributes:
        swing: The one-way sensitivity.
        first_order: Share of the result's variance that the input explains alone.
        total_order: Share that would remain if all other inputs were known.
        information_value: Kronor it is worth at most to know this input before deciding.
    """

    cell: Cell
    swing: Swing
    first_order: float
    total_order: float
    information_value: float


@dataclass(frozen=True, slots=True)
class AlternativeSpread:
    """How sure an alternative over several years is, where its amounts come from rows."""

    name: str
    net_present_value: Spread
    chance_of_profit: float


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """The result of a case whose inputs are partly uncertain. Money is in kronor.

    Attributes:
        result: The code of the surplus that the decision rests on.
        draws: How many points were used.
        seed: The seed of the points.
        rows: The spread of every row that varies, by code.
        chance_of_profit: The probability that the surplus is above zero.
        by_effect: Pairs of an effect and the chance of profit if that effect were certain; empty
            where no common effect is told.
        by_cost: Pairs of a cost and the chance of profit if that cost were certain.
        influences: The inputs that move the result, the strongest first.
        information_value: Kronor it is worth at most to know everything before deciding.
        alternatives: The alternatives over time whose amounts come from rows that vary.
        histogram: Edges and counts of the result, for a picture of it.
    """

    result: str
    draws: int
    seed: int
    rows: Mapping[str, Spread]
    chance_of_profit: float
    by_effect: tuple[tuple[float, float], ...]
    by_cost: tuple[tuple[float, float], ...]
    influences: tuple[Influence, ...]
    information_value: float
    alternatives: tuple[AlternativeSpread, ...]
    histogram: tuple[tuple[float, ...], tuple[int, ...]]


def explore(calculation: Calculation) -> Uncertainty | None:
    """The uncertainty of a case; nothing where no input that the result rests on is a range."""
    sampling = calculation.case.sampling
    surplus = calculation.book.find(sampling.result)
    if surplus is None or calculation.evaluation.results[surplus.address].number is None:
        return None
    ranges = _sorted_as_in_the_book(calculation)
    draws = draw(calculation, ranges, sampling.draws, sampling.seed)
    keep = {surplus.row.name, *_PARTS[sampling.result], *_amounts(calculation)}
    rows: dict[str, Spread] = {}
    kept: dict[str, Array] = {}
    for cell, values in evaluate_draws(calculation.evaluation, draws):
        rows[cell.code] = _spread(values)
        if cell.address in keep:
            kept[cell.address] = values
    if surplus.address not in kept:
        return None
    gains = kept[surplus.address]
    return Uncertainty(
        result=sampling.result,
        draws=sampling.draws,
        seed=sampling.seed,
        rows=rows,
        chance_of_profit=float(np.mean(gains > 0)),
        by_effect=_chance_by_effect(calculation, surplus, draws, len(gains)),
        by_cost=_chance_by_cost(calculation, kept),
        influences=_influences(calculation, surplus, ranges, draws, gains),
        information_value=_information_value(gains),
        alternatives=_alternatives(calculation, kept),
        histogram=_histogram(gains),
    )


def draw(
    calculation: Calculation, ranges: Mapping[str, Range], count: int, seed: int
) -> dict[str, Array]:
    """Quasi-random values of the uncertain inputs, by address, ``count`` of each."""
    from scipy.stats import qmc

    if not ranges:
        return {}
    points = qmc.Sobol(len(ranges), rng=np.random.default_rng(seed)).random(count)
    return {
        address: _values(calculation, address, one, points[:, i])
        for i, (address, one) in enumerate(ranges.items())
    }


def _sorted_as_in_the_book(calculation: Calculation) -> dict[str, Range]:
    """The ranges in the order of the sheets, so that a case file's order changes no figure."""
    addresses = sorted(calculation.ranges, key=lambda a: (calculation.book.cells[a].row.sheet, a))
    return {address: calculation.ranges[address] for address in addresses}


def _values(calculation: Calculation, address: str, one: Range, points: Array) -> Array:
    # The points may hold 0, where an unbounded shape has no finite value.
    within = np.clip(points, 2.0**-32, 1 - 2.0**-32)
    return one.quantile(within, calculation.book.cells[address].row.bounds)


def _spread(values: Array) -> Spread:
    low, median, high = np.quantile(values, (LOW, 0.5, HIGH))
    return Spread(float(low), float(median), float(high))


def _amounts(calculation: Calculation) -> set[str]:
    """The addresses of the rows that alternatives take their amounts from."""
    codes = {code for one in calculation.case.alternatives for code in codes_in(one)}
    cells = (calculation.book.find(code) for code in codes)
    return {cell.address for cell in cells if cell is not None}


def _alternatives(
    calculation: Calculation, kept: Mapping[str, Array]
) -> tuple[AlternativeSpread, ...]:
    def amount(code: Amount) -> Array | float:
        cell = calculation.book.find(code) if isinstance(code, str) else None
        varying = kept.get(cell.address) if cell is not None else None
        return amount_of(code, calculation) if varying is None else varying

    found = []
    for one in calculation.case.alternatives:
        values = present_values(one, calculation.case.discount_rate or 0.0, amount)
        if isinstance(values, np.ndarray):
            chance = float(np.mean(values > 0))
            found.append(AlternativeSpread(one.name, _spread(values), chance))
    return tuple(found)


def _chance_by_effect(
    calculation: Calculation, surplus: Cell, draws: Mapping[str, Array], size: int
) -> tuple[tuple[float, float], ...]:
    """The chance of profit if the effect were certain; empty where no common effect is told."""
    base = calculation.evaluation.number(_EFFECT)
    if base is None:
        return ()
    # A surplus is a straight line in the effect, so two points on it give every other.
    at_none, at_whole = (
        _result(calculation, surplus, {**draws, _EFFECT: np.full(size, effect)})
        for effect in (0.0, 1.0)
    )
    highest = float(np.max(draws.get(_EFFECT, np.array(base))))
    return tuple(
        (float(e), float(np.mean(at_none + e * (at_whole - at_none) > 0)))
        for e in _even_steps(min(1.0, 1.25 * highest))
    )


def _chance_by_cost(
    calculation: Calculation, kept: Mapping[str, Array]
) -> tuple[tuple[float, float], ...]:
    """The chance of profit if the cost of the measures were certain."""

    def of(name: str) -> Array:
        return kept.get(name, np.array(calculation.evaluation.number(name)))

    benefit, cost = map(of, _PARTS[calculation.case.sampling.result])
    costs = _even_steps(2 * float(np.mean(np.maximum(benefit, cost))))
    return tuple((float(c), float(np.mean(benefit > c))) for c in costs)


def _even_steps(top: float) -> Array:
    """Steps from zero to ``top`` at figures that people use: 1, 2 or 5 with noughts."""
    power = 10.0 ** math.floor(math.log10(max(top, 1e-6) / _STEPS))
    step = next(power * k for k in (1, 2, 5, 10) if power * k * _STEPS >= top)
    count = math.ceil(round(top / step, 9))
    return np.linspace(0, count * step, count + 1)


def _influences(
    calculation: Calculation,
    surplus: Cell,
    ranges: Mapping[str, Range],
    draws: Mapping[str, Array],
    gains: Array,
) -> tuple[Influence, ...]:
    swings = _swings(calculation, surplus, ranges)
    first, total = _variance_shares(calculation, surplus, ranges)
    found = [
        Influence(
            calculation.book.cells[address],
            swings[address],
            first[i],
            total[i],
            _value_of_knowing(draws[address], gains),
        )
        for i, address in enumerate(ranges)
        # An input may move nothing alone at the base values, and yet matter with another.
        if swings[address].span > 0 or total[i] > 0
    ]
    return tuple(sorted(found, key=lambda one: -one.swing.span))


def _swings(
    calculation: Calculation, surplus: Cell, ranges: Mapping[str, Range]
) -> dict[str, Swing]:
    """One-way sensitivity: two columns an input, all other inputs at their base values."""
    ends = {a: _values(calculation, a, one, np.array([LOW, HIGH])) for a, one in ranges.items()}
    columns = {address: np.full(2 * len(ranges), ranges[address].base) for address in ranges}
    for i, address in enumerate(ranges):
        columns[address][2 * i : 2 * i + 2] = ends[address]
    results = _result(calculation, surplus, columns)
    return {
        address: Swing(*map(float, (*ends[address], *results[2 * i : 2 * i + 2])))
        for i, address in enumerate(ranges)
    }


def _result(calculation: Calculation, surplus: Cell, columns: Mapping[str, Array]) -> Array:
    only = {surplus.address}
    return next(values for _, values in evaluate_draws(calculation.evaluation, columns, only))


def _variance_shares(
    calculation: Calculation, surplus: Cell, ranges: Mapping[str, Range]
) -> tuple[list[float], list[float]]:
    """Sobol indices, first and total order, by SciPy (Saltelli 2010)."""
    from scipy.stats import sobol_indices

    if len(ranges) == 1:
        return [1.0], [1.0]
    addresses = list(ranges)

    def result(columns: Array) -> Array:
        return _result(calculation, surplus, dict(zip(addresses, columns, strict=True)))

    shapes = [_Shape(calculation, address, one) for address, one in ranges.items()]
    rng = np.random.default_rng(calculation.case.sampling.seed)
    found = sobol_indices(func=result, n=_SOBOL_POINTS, dists=shapes, rng=rng)
    return (
        [float(share) for share in np.clip(found.first_order, 0, 1)],
        [float(share) for share in np.clip(found.total_order, 0, 1)],
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """A range as SciPy wants a distribution: something with a quantile function."""

    calculation: Calculation
    address: str
    range: Range

    def ppf(self, points: Array) -> Array:
        return _values(self.calculation, self.address, self.range, points)


def _information_value(gains: Array) -> float:
    """What knowing everything is worth: the losses avoided, or the gains not passed by."""
    return float(np.mean(np.maximum(gains, 0)) - max(float(np.mean(gains)), 0.0))


def _value_of_knowing(values: Array, gains: Array) -> float:
    """What knowing one input is worth, with the mean gain taken in bins of that input."""
    in_order = gains[np.argsort(values, kind="stable")]
    means = in_order.reshape(_BINS, -1).mean(axis=1)
    return max(0.0, _information_value(means))


def _histogram(gains: Array) -> tuple[tuple[float, ...], tuple[int, ...]]:
    low, high = np.quantile(gains, (0.002, 0.998))
    counts, edges = np.histogram(gains, bins=40, range=(float(low), float(high)))
    return tuple(map(float, edges)), tuple(map(int, counts))
