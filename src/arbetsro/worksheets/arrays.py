"""Calculates a book on many draws at once, one row at a time."""

from collections.abc import Collection, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from arbetsro.worksheets.book import Cell
from arbetsro.worksheets.evaluation import Evaluation, Result
from arbetsro.worksheets.formula import Name, Node, Number, folded, names, value

Draws = NDArray[np.float64]


def evaluate_draws(
    evaluation: Evaluation, draws: Mapping[str, Draws], only: Collection[str] | None = None
) -> Iterator[tuple[Cell, Draws]]:
    """Every cell that varies when some inputs do, with its values, in order of calculation.

    A row is let go as soon as no later row needs it, so the memory held follows the width of the
    book and not the number of its rows: use what comes at once, or keep it yourself.

    Args:
        evaluation: The book at its base values. It says which cells are missing and which way a
            carried value came; both are the same in every draw.
        draws: For the inputs that vary, by address, one array each, all of one length.
        only: The addresses of the cells to give; what they do not rest on is not calculated.

    Yields:
        A cell and an array of that length. A division by zero gives infinity or not-a-number.
    """
    formulas = _varying(evaluation, draws)
    if only is not None:
        formulas = _rested_on(formulas, only)
    last_needed = {before: cell for cell, formula in formulas.items() for before in names(formula)}
    held = dict(draws)
    with np.errstate(divide="ignore", invalid="ignore"):
        for address, formula in formulas.items():
            held[address] = value(formula, held.__getitem__)
            if only is None or address in only:
                yield evaluation.book.cells[address], held[address]
            for before in (*names(formula), address):
                if last_needed.get(before, address) == address:
                    held.pop(before, None)


def _varying(evaluation: Evaluation, draws: Mapping[str, Draws]) -> dict[str, Node]:
    """The cells that vary, each with its formula as far as that varies."""
    constants: dict[str, float] = {}
    varying: dict[str, Node] = {}
    for address, result in evaluation.results.items():
        if address in draws:
            varying[address] = Name(address)
        elif result.number is not None:
            formula = folded(_formula(result), constants)
            if isinstance(formula, Number):
                constants[address] = result.number
            else:
                varying[address] = formula
    return varying


def _formula(result: Result) -> Node:
    """What a cell with a value is calculated from."""
    assert result.number is not None  # noqa: S101 - for the type checker
    if result.origin == "carried" and result.cell.carries is not None:
        return Name(result.cell.carries)
    if result.origin == "computed" and result.cell.formula is not None:
        return result.cell.formula
    return Number(result.number)


def _rested_on(formulas: dict[str, Node], only: Collection[str]) -> dict[str, Node]:
    """Those of the formulas that lead to some cells."""
    needed = set(only)
    for address in reversed(formulas):
        if address in needed:
            needed.update(names(formulas[address]))
    return {address: formula for address, formula in formulas.items() if address in needed}
