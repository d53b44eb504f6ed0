"""How a figure came about, step by step down to the inputs."""

from collections.abc import Callable
from dataclasses import dataclass

from arbetsro.worksheets.evaluation import Evaluation, Result
from arbetsro.worksheets.formula import SIGNS_IN_TEXT, names, written


@dataclass(frozen=True)
class Step:
    """One cell, and the steps that its value rests on, each cell only where it first appears."""

    result: Result
    before: tuple["Step", ...] = ()
    shown_above: bool = False


def explain(evaluation: Evaluation, text: str) -> Step:
    """The steps behind a cell, by name, address or code.

    Raises:
        KeyError: The book has no such cell.
    """
    return _step(evaluation, evaluation[text], set())


def _step(evaluation: Evaluation, result: Result, seen: set[str]) -> Step:
    if result.cell.address in seen:
        return Step(result, shown_above=True)
    seen.add(result.cell.address)
    before = [_step(evaluation, evaluation.results[name], seen) for name in rests_on(result)]
    return Step(result, tuple(before))


def rests_on(result: Result) -> tuple[str, ...]:
    """The addresses of the cells that a value was made from."""
    cell = result.cell
    if result.origin in {"typed", "reference", "default", "blank"}:
        return ()
    if cell.formula is not None:
        return tuple(dict.fromkeys(names(cell.formula)))
    return (cell.carries,) if cell.carries is not None else ()


def sentence(evaluation: Evaluation, result: Result, show: Callable[[float, str], str]) -> str:
    """A computed cell in one line: ``C10 = C6 × C9 = 1 006 840 000 kr × 1,98 % = 19 935 432 kr``.

    Args:
        evaluation: The calculated book.
        result: A cell with a value, computed by a formula.
        show: Writes a number of a unit.
    """
    cell = result.cell
    assert cell.formula is not None  # noqa: S101 - the caller has a computed cell
    assert result.number is not None  # noqa: S101

    def figure(name: str) -> str:
        number, unit = evaluation.results[name].number, evaluation.book.cells[name].row.unit
        return "?" if number is None else show(number, unit)

    codes = written(cell.formula, lambda name: evaluation.book.cells[name].code, SIGNS_IN_TEXT)
    figures = written(cell.formula, figure, SIGNS_IN_TEXT)
    return f"{cell.code} = {codes} = {figures} = {show(result.number, cell.row.unit)}"
