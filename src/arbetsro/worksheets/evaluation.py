"""Calculates a book: what every cell is, where it comes from, or why it is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from arbetsro.worksheets.book import Book, Cell
from arbetsro.worksheets.formula import adds_nothing, names, value

Origin = Literal["typed", "reference", "carried", "default", "blank", "computed", "missing"]
Reason = Literal["not_given", "not_begun", "depends", "nothing_to_add", "division_by_zero"]


@dataclass(frozen=True, slots=True)
class Given:
    """A value that the user gave for a cell: typed, by a reference value, or by a blank."""

    number: float
    reference: str | None = None
    blank: bool = False

    @property
    def origin(self) -> Origin:
        """How it was given."""
        if self.blank:
            return "blank"
        return "typed" if self.reference is None else "reference"


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a cell has no value; ``roots`` are the cells where it begins."""

    reason: Reason
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A cell's value and origin. Exactly one of ``number`` and ``missing`` is there."""

    cell: Cell
    number: float | None
    origin: Origin
    missing: Missing | None = None
    reference: str | None = None


@dataclass(frozen=True)
class Evaluation:
    """A calculated book: a result for every cell, in the order of calculation."""

    book: Book
    results: Mapping[str, Result]

    def __getitem__(self, text: str) -> Result:
        """The result of a cell, by name, address or code.

        Raises:
            KeyError: The book has no such cell.
        """
        cell = self.book.find(text)
        if cell is None:
            raise KeyError(text)
        return self.results[cell.address]

    def number(self, text: str) -> float | None:
        """The value of a cell by name, address or code; nothing where it is missing or absent."""
        cell = self.book.find(text)
        return None if cell is None else self.results[cell.address].number


def evaluate(book: Book, given: Mapping[str, Given]) -> Evaluation:
    """The value of every cell in the book.

    A typed value wins over one that is carried over, which wins over the method's own default.
    A missing value makes what depends on it missing.

    Args:
        book: The sheets of the case.
        given: What the user gave, by the address of the cell.
    """
    begun = {book.cells[address].scope for address in given}
    results: dict[str, Result] = {}
    for address, cell in book.cells.items():
        results[address] = _result(cell, given, results, cell.scope in begun)
    return Evaluation(book, results)


def _result(
    cell: Cell, given: Mapping[str, Given], results: Mapping[str, Result], begun: bool
) -> Result:
    if cell.address in given:
        entry = given[cell.address]
        return Result(cell, entry.number, entry.origin, reference=entry.reference)
    if cell.formula is not None:
        return _computed(cell, results)
    if cell.carries is not None and results[cell.carries].number is not None:
        return Result(cell, results[cell.carries].number, "carried")
    if cell.row.default is not None:
        return Result(cell, cell.row.default, "default")
    if begun and cell.row.blank == "zero" and cell.partner not in given:
        return Result(cell, 0.0, "blank")
    return _absent(cell, results, begun)


def _absent(cell: Cell, results: Mapping[str, Result], begun: bool) -> Result:
    """An input without a value: missing itself, or because what it carries over is missing."""
    nobody_was_here = cell.row.blank == "zero" and not begun
    missing = Missing("not_begun" if nobody_was_here else "not_given", (cell.address,))
    if cell.carries is not None and (before := results[cell.carries].missing):
        missing = Missing("depends", before.roots)
    return Result(cell, None, "missing", missing)


def _computed(cell: Cell, results: Mapping[str, Result]) -> Result:
    assert cell.formula is not None  # noqa: S101 - for the type checker
    if adds_nothing(cell.formula):
        return Result(cell, None, "missing", Missing("nothing_to_add", (cell.address,)))
    before = [results[name].missing for name in names(cell.formula)]
    roots = tuple(dict.fromkeys(root for m in before if m is not None for root in m.roots))
    if roots:
        return Result(cell, None, "missing", Missing("depends", roots))
    try:
        number = value(cell.formula, lambda name: _known(results[name]))
    except ZeroDivisionError:
        return Result(cell, None, "missing", Missing("division_by_zero", (cell.address,)))
    return Result(cell, number, "computed")


def _known(result: Result) -> float:
    assert result.number is not None  # noqa: S101 - checked by the caller
    return result.number
