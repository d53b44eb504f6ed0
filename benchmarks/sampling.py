"""(b) How many draws the chance of profit takes: scrambled Sobol against plain Monte Carlo.

Good enough is where 95 % of the replications lie within 0.1 percentage points of the truth, which
is the mean of several very large Sobol runs. Each way is run many times with other seeds, and each
run is looked at after 1, 2, 4, 8, … draws.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from measuring import EXAMPLE, show
from numpy.typing import NDArray
from scipy.stats import qmc

from arbetsro.economics.calculation import Calculation, calculate
from arbetsro.economics.case_file import read_case
from arbetsro.worksheets.arrays import evaluate_draws

REPLICATIONS = 300
SHARE, WITHIN = 0.95, 0.001
#: The largest counts looked at, as powers of two.
SOBOL_LARGEST, PLAIN_LARGEST = 15, 18
TRUTH_RUNS, TRUTH_LARGEST = 8, 20
_NODES = np.linspace(0, 1, 1 << 14)

Array = NDArray[np.float64]
#: From a seed, a power of two and the number of inputs to points between 0 and 1.
Sampler = Callable[[int, int, int], Array]


@dataclass(frozen=True)
class Model:
    """The worked example, with the quantiles of its ranges in tables.

    Quantiles of a beta shape are slow, and every way reads the same tables.
    """

    calculation: Calculation
    tables: dict[str, Array]

    def chances(self, points: Array) -> Array:
        """The chance of profit after 1, 2, 4, 8, … of the points."""
        draws = {
            address: np.interp(points[:, i], _NODES, table)
            for i, (address, table) in enumerate(self.tables.items())
        }
        ((_, surplus),) = evaluate_draws(self.calculation.evaluation, draws, only={"surplus"})
        counts = 2 ** np.arange(len(points).bit_length())
        return np.cumsum(surplus > 0)[counts - 1] / counts

    def replicated(self, sampler: Sampler, runs: int, largest: int) -> Array:
        """The chances by run (rows) and power of two (columns)."""
        inputs = len(self.tables)
        return np.array([self.chances(sampler(seed, largest, inputs)) for seed in range(runs)])


def measure() -> None:
    """Prints how the error falls with the draws, and the draws needed."""
    calculation = calculate(read_case(EXAMPLE))
    ranges = calculation.ranges.items()
    model = Model(calculation, {address: one.quantile(_NODES) for address, one in ranges})
    large = model.replicated(_other_sobol, TRUTH_RUNS, TRUTH_LARGEST)[:, -1]
    truth = float(np.mean(large))
    sobol = _error(model.replicated(_sobol, REPLICATIONS, SOBOL_LARGEST), truth)
    plain = _error(model.replicated(_plain, REPLICATIONS, PLAIN_LARGEST), truth)
    few, many = _needed(sobol), _needed(plain)
    show(
        "(b) Draws until 95 % of the runs know the chance of profit to ±0.1 percentage points",
        ("", "Sobol", "plain", "plain / Sobol"),
        [
            (f"error after {2**k:,}", _points(sobol, k), _points(plain, k), "")
            for k in range(8, PLAIN_LARGEST + 1)
        ]
        + [("draws needed", f"{few:,.0f}", f"{many:,.0f}", f"{many / few:.0f}")],
        f"Chance of profit {truth:.3%}, known to ±{2 * _standard_error(large):.3%}. Errors in "
        f"percentage points: 95 % of {REPLICATIONS} runs are nearer. The binomial formula asks "
        f"{1.96**2 * truth * (1 - truth) / WITHIN**2:,.0f} plain draws.",
    )


def _sobol(seed: int, largest: int, inputs: int) -> Array:
    return np.asarray(qmc.Sobol(inputs, rng=np.random.default_rng(seed)).random_base2(largest))


def _other_sobol(seed: int, largest: int, inputs: int) -> Array:
    """Points of seeds that no measured run has."""
    return _sobol(10_000 + seed, largest, inputs)


def _plain(seed: int, largest: int, inputs: int) -> Array:
    return np.random.default_rng(seed).random((2**largest, inputs))


def _error(chances: Array, truth: float) -> Array:
    """By power of two, the error that 95 % of the runs stay below."""
    return np.asarray(np.quantile(np.abs(chances - truth), SHARE, axis=0))


def _needed(errors: Array) -> float:
    """The number of draws that the error asks for: a line through it where it is near enough."""
    near = np.flatnonzero((errors < 4 * WITHIN) & (errors > WITHIN / 4))
    slope, level = np.polyfit(near, np.log2(errors[near]), 1)
    return float(2 ** ((np.log2(WITHIN) - level) / slope))


def _points(errors: Array, k: int) -> str:
    return f"{100 * errors[k]:.3f}" if k < len(errors) else ""


def _standard_error(estimates: Array) -> float:
    return float(np.std(estimates, ddof=1) / np.sqrt(len(estimates)))
