"""(a) The whole book on a million draws, against the same arithmetic written by hand in NumPy."""

import tracemalloc
from collections.abc import Callable, Mapping
from functools import partial

import by_hand
import numpy as np
from measuring import EXAMPLE, Way, compared, in_turn, show
from numpy.typing import NDArray

from arbetsro.economics.calculation import Calculation, calculate
from arbetsro.economics.case_file import read_case
from arbetsro.worksheets import Evaluation
from arbetsro.worksheets.arrays import evaluate_draws

COUNT = 1_000_000
REPETITIONS = 15
_INPUTS = {"typed", "reference", "default"}

Draws = Mapping[str, NDArray[np.float64]]


def measure() -> None:
    """Prints time and memory, for the example's own ranges and for all inputs varying."""
    calculation = calculate(read_case(EXAMPLE))
    _measure(calculation, _ranges(calculation), "the ranges of the case")
    _measure(calculation, _all_inputs(calculation), "every input of C–J by ±10 %")


def _measure(calculation: Calculation, draws: Draws, what_varies: str) -> None:
    _must_agree(calculation.evaluation, draws)
    given = _given_by_hand(calculation.evaluation, draws)
    every_row = partial(by_hand.every_row, given)
    surplus = partial(by_hand.surplus, given)
    compare: dict[str, tuple[Callable[[Evaluation, Draws], object], Way]] = {
        "every row, kept": (_keep_every_row, every_row),
        "every row, looked at": (_look_at_every_row, every_row),
        "one row looked at": (_look_at_one_row, every_row),
        "only the surplus asked for": (_only_the_surplus, surplus),
    }
    lines = []
    for name, (way, theirs) in compare.items():
        ours = partial(way, calculation.evaluation, draws)
        times = in_turn([ours, theirs], REPETITIONS)
        lines.append((name, *compared(*times), _peak(ours), _peak(theirs)))
    show(
        f"(a) The book on {COUNT:,} draws of {what_varies} ({len(draws)} inputs); goal: 1.2",
        ("", "arbetsro", "by hand", "ratio", "quartiles", "memory", "by hand"),
        lines,
        "Memory at most, beyond the inputs, in arrays of one row (8 MB). "
        "By hand, every row is kept, and for the surplus alone as few as can be.",
    )


def _keep_every_row(evaluation: Evaluation, draws: Draws) -> object:
    return {cell.address: values for cell, values in evaluate_draws(evaluation, draws)}


def _look_at_every_row(evaluation: Evaluation, draws: Draws) -> None:
    for _ in evaluate_draws(evaluation, draws):
        pass


def _look_at_one_row(evaluation: Evaluation, draws: Draws) -> None:
    for cell, _ in evaluate_draws(evaluation, draws):
        if cell.address == "break_even_high_stress_share":
            return


def _only_the_surplus(evaluation: Evaluation, draws: Draws) -> object:
    return list(evaluate_draws(evaluation, draws, only={"surplus"}))


def _ranges(calculation: Calculation) -> Draws:
    random = np.random.default_rng(1)
    return {
        address: one.quantile(random.random(COUNT), calculation.book.cells[address].row.bounds)
        for address, one in calculation.ranges.items()
    }


def _all_inputs(calculation: Calculation) -> Draws:
    random = np.random.default_rng(1)
    return {
        address: result.number * random.uniform(0.9, 1.1, COUNT)
        for address, result in calculation.evaluation.results.items()
        if result.origin in _INPUTS and result.number
    }


def _given_by_hand(evaluation: Evaluation, draws: Draws) -> dict[str, by_hand.Values]:
    return {
        by_hand.name_of(address): draws.get(address, result.number)
        for address, result in evaluation.results.items()
        if result.number is not None and result.origin in _INPUTS
    }


def _must_agree(evaluation: Evaluation, draws: Draws) -> None:
    """What is written by hand gives the rows of the book, in every draw."""
    few = {address: values[:1000] for address, values in draws.items()}
    given = _given_by_hand(evaluation, few)
    by_book = {by_hand.name_of(c.address): values for c, values in evaluate_draws(evaluation, few)}
    rows = by_hand.every_row(given)
    varying = {name: values for name, values in rows.items() if isinstance(values, np.ndarray)}
    for name, values in (*varying.items(), ("surplus", by_hand.surplus(given))):
        np.testing.assert_allclose(by_book[name], values, rtol=1e-9)


def _peak(way: Way) -> str:
    """The most memory that a run takes at a time, in arrays of one row."""
    tracemalloc.start()
    way()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return f"{peak / (8 * COUNT):.1f}"
