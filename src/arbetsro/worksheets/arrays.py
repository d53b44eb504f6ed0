"""Calculates a book on many draws at once, one row at a time."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from arbetsro.worksheets.book import Cell
from arbetsro.worksheets.evaluation import Evaluation
from arbetsro.worksheets.formula import names, value

Draws = NDArray[np.float64]


def evaluate_draws(
    evaluation: Evaluation, draws: Mapping[str, Draws]
) -> Iterator[tuple[Cell, Draws]]:
    """Every cell that varies when some inputs do, with its values, in order of calculation.

    A row is let go as soon as no later row needs it, so the memory held follows the width of the
    book and not the number of its rows: use what comes at once, or keep it yourself.

    Args:
        evaluation: The book at its base values. It says which cells are missing and which way a
            carried value came; both are the same in every draw.
        draws: For the inputs that vary, by address, one array each, all of one length.

    Yields:
        A cell and an array of that length. A division by zero gives infinity or not-a-number.
    """
    followed = _paths(evaluation, draws)
    last_needed = {before: address for address, needs in followed.items() for before in needs}
    held: dict[str, Draws | float] = {}
    with np.errstate(divide="ignore", invalid="ignore"):
        for address, needs in followed.items():
            held[address] = _values(evaluation, address, draws, held)
            result = held[address]
            if isinstance(result, np.ndarray):
                yield evaluation.book.cells[address], result
            del result
            for before in (*needs, address):
                if last_needed.get(before, address) == address:
                    held.pop(before, None)


def _paths(evaluation: Evaluation, draws: Mapping[str, Draws]) -> dict[str, tuple[str, ...]]:
    """What each varying cell is computed from, for the cells that vary."""
    varying: dict[str, tuple[str, ...]] = {}
    for address, result in evaluation.results.items():
        cell = result.cell
        if address in draws:
            varying[address] = ()
        elif result.number is None:
            continue
        elif result.origin == "carried" and cell.carries in varying:
            varying[address] = (cell.carries,)
        elif result.origin == "computed" and cell.formula is not None:
            needs = tuple(dict.fromkeys(names(cell.formula)))
            if any(name in varying for name in needs):
                varying[address] = needs
    return varying


def _values(
    evaluation: Evaluation,
    address: str,
    draws: Mapping[str, Draws],
    held: Mapping[str, Draws | float],
) -> Draws | float:
    if address in draws:
        return draws[address]
    cell = evaluation.book.cells[address]

    def look_up(name: str) -> Draws | float:
        if name in held:
            return held[name]
        number = evaluation.results[name].number
        assert number is not None  # noqa: S101 - a cell with a value has none missing before it
        return number

    if cell.formula is None:
        assert cell.carries is not None  # noqa: S101 - it varies without draws of its own
        return look_up(cell.carries)
    return value(cell.formula, look_up)
