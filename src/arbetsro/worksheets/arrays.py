"""Calculates a book on many draws at once: every row, one at a time, or only a few."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arbetsro.worksheets.book import Cell
from arbetsro.worksheets.evaluation import Evaluation, Result
from arbetsro.worksheets.formula import Name, Node, Number, folded, names, value

Draws = NDArray[np.float64]

#: Draws calculated at a time where only some rows are asked for: what lies between stays in cache.
_BLOCK = 131_072


@dataclass(frozen=True, slots=True)
class _Step:
    """One cell to calculate, and the cells that may be forgotten after it."""

    address: str
    formula: Node
    lets_go: tuple[str, ...]


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
        only: The addresses of the cells to give. What they do not rest on is not calculated, and
            the memory held follows their number.

    Yields:
        A cell and an array of that length. A division by zero gives infinity or not-a-number,
        but zero times or divided by whatever varies is zero, and does not vary.
    """
    formulas = _varying(evaluation, draws)
    if only is None:
        rows = _row_by_row(_steps(formulas), draws)
    else:
        rows = _block_by_block(_steps(_leading_to(only, formulas)), draws, only)
    for address, values in rows:
        yield evaluation.book.cells[address], values


def _row_by_row(steps: list[_Step], draws: Mapping[str, Draws]) -> Iterator[tuple[str, Draws]]:
    held = dict(draws)
    for step in steps:
        with np.errstate(divide="ignore", invalid="ignore"):
            held[step.address] = value(step.formula, held.__getitem__)
        yield step.address, held[step.address]
        for address in step.lets_go:
            del held[address]


def _block_by_block(
    steps: list[_Step], draws: Mapping[str, Draws], only: Collection[str]
) -> Iterator[tuple[str, Draws]]:
    size = len(next(iter(draws.values()), ()))
    found = {step.address: np.empty(size) for step in steps if step.address in only}
    for start in range(0, size, _BLOCK):
        block = slice(start, start + _BLOCK)
        for address, values in _row_by_row(steps, {a: v[block] for a, v in draws.items()}):
            if address in found:
                found[address][block] = values
    yield from found.items()


def _steps(formulas: Mapping[str, Node]) -> list[_Step]:
    """The formulas with the cells that none of the later ones needs."""
    last = {cell: at for at, formula in formulas.items() for cell in (at, *names(formula))}
    lets_go: dict[str, list[str]] = {address: [] for address in formulas}
    for cell, address in last.items():
        lets_go[address].append(cell)
    return [_Step(at, formula, tuple(lets_go[at])) for at, formula in formulas.items()]


def _varying(evaluation: Evaluation, draws: Mapping[str, Draws]) -> dict[str, Node]:
    """The cells that vary, each with its formula as far as that varies."""
    constants: dict[str, float] = {}
    varying: dict[str, Node] = {}
    for address, result in evaluation.results.items():
        if address in draws:
            varying[address] = Name(address)
        elif result.number is not None:
            formula = folded(_formula(result, result.number), constants)
            if isinstance(formula, Number):
                constants[address] = result.number
            else:
                varying[address] = formula
    return varying


def _formula(result: Result, number: float) -> Node:
    """What a cell with a value is calculated from."""
    if result.origin == "carried" and result.cell.carries is not None:
        return Name(result.cell.carries)
    if result.origin == "computed" and result.cell.formula is not None:
        return result.cell.formula
    return Number(number)


def _leading_to(wanted: Collection[str], formulas: dict[str, Node]) -> dict[str, Node]:
    """Those of the formulas that some cells rest on."""
    needed = set(wanted)
    for address in reversed(formulas):
        if address in needed:
            needed.update(names(formulas[address]))
    return {address: formula for address, formula in formulas.items() if address in needed}
