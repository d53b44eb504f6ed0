"""A case put into its book of sheets and calculated at its base values."""

from collections.abc import Mapping
from dataclasses import dataclass

from arbetsro.economics.case import Case, Entry, UseReference
from arbetsro.economics.declared import MODULES, reference_values, sheets
from arbetsro.economics.ranges import Range
from arbetsro.worksheets import Book, Evaluation, Given, build, evaluate


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculated case.

    Attributes:
        case: The case.
        evaluation: Its book at the base values.
        ranges: The uncertain inputs by address.
    """

    case: Case
    evaluation: Evaluation
    ranges: Mapping[str, Range]

    @property
    def book(self) -> Book:
        """The book of sheets."""
        return self.evaluation.book


def calculate(case: Case) -> Calculation:
    """The case's book at its base values. Entries for rows that the book lacks are left aside."""
    book = build(sheets(tuple(m for m in MODULES if m in case.beyond)), case.shape)
    entries = {cell.address: e for code, e in case.entries() if (cell := book.find(code))}
    given = {address: _given(entry) for address, entry in entries.items()}
    ranges = {address: e for address, e in entries.items() if isinstance(e, Range)}
    return Calculation(case, evaluate(book, given), ranges)


def _given(entry: Entry) -> Given:
    if isinstance(entry, Range):
        return Given(entry.base)
    if isinstance(entry, UseReference):
        return Given(reference_values()[entry.id].value, reference=entry.id)
    return Given(float(entry))
