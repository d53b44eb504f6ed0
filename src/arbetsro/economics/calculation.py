"""A case put into its book of sheets and calculated at its base values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from arbetsro.economics.case import Case, Entry, UseReference
from arbetsro.economics.declared import MODULES, reference_values, sheets
from arbetsro.economics.ranges import Range
from arbetsro.worksheets import Book, Evaluation, Given, Shape, build, evaluate


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
    book = _book(tuple(m for m in MODULES if m in case.beyond), case.shape)
    entries = {cell.address: e for code, e in case.entries() if (cell := book.find(code))}
    given = {address: _given(entry) for address, entry in entries.items()}
    given |= {address: Given(0.0, blank=True) for address in _blank_sums(case)}
    ranges = {address: e for address, e in entries.items() if isinstance(e, Range)}
    return Calculation(case, evaluate(book, given), ranges)


@lru_cache(maxsize=256)
def _book(modules: tuple[str, ...], shape: Shape) -> Book:
    """The book of a shape; cases of one shape share it, as does one case at every keystroke."""
    return build(sheets(modules), shape)


def _blank_sums(case: Case) -> Iterator[str]:
    """The sum that was left blank for an activity with the other sum given straight.

    On paper an empty column for external cost means that nothing was paid.
    """
    for i, intervention in enumerate(case.interventions, 1):
        for j, one in enumerate(intervention.activities, 1):
            if not one.H and not one.I and (one.external is None) != (one.internal is None):
                kind = "external" if one.external is None else "internal"
                yield f"activity_{kind}_cost@{i}.{j}"


def _given(entry: Entry) -> Given:
    if isinstance(entry, Range):
        return Given(entry.base)
    if isinstance(entry, UseReference):
        return Given(reference_values()[entry.id].value, reference=entry.id)
    return Given(float(entry))
