"""The rows of the sheets as a page shows them, from their declarations alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from arbetsro.economics.calculation import Calculation
from arbetsro.economics.case import Case
from arbetsro.economics.faults import Fault
from arbetsro.language import Language, say
from arbetsro.web.analyses.content import Content, filled_items, items
from arbetsro.web.analyses.faults import numbered
from arbetsro.web.analyses.fields import Field, field_at, lists
from arbetsro.web.analyses.row import RowView
from arbetsro.worksheets import Cell, Scope, Sheet


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading."""

    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class Rows:
    """Makes the rows of one analysis.

    Attributes:
        calculation: The analysis, calculated.
        content: What it holds.
        touched: The version that changed each address last.
        language: The language of the page.
        faults: What is wrong, unusual or missing; places tell things by their numbers.
    """

    calculation: Calculation
    content: Content
    touched: dict[str, int]
    language: Language
    faults: tuple[Fault, ...]

    def sections(self, letter: str, scope: Scope = ()) -> list[Section]:
        """The rows of a sheet by heading."""
        sheet = next(s for s in self.calculation.book.sheets if s.letter == letter)
        found: dict[str, list[RowView]] = {}
        for cell in self.calculation.book.on(sheet, scope):
            found.setdefault(cell.row.section, []).append(self.row(cell))
        return [Section(self._heading(sheet, key), tuple(rows)) for key, rows in found.items()]

    def _heading(self, sheet: Sheet, key: str) -> str:
        return sheet.sections[key].in_(self.language) if key in sheet.sections else ""

    def row(self, cell: Cell) -> RowView:
        """One row."""
        address = self._address(cell)
        result = self.calculation.evaluation.results[cell.address]
        return RowView(self, result, address, field_at(address) if address else None)

    def _address(self, cell: Cell) -> str:
        """Where the value of a row is kept, if it can be filled in."""
        if not cell.row.is_input:
            return ""
        if not cell.scope:
            return cell.row.code
        if len(cell.scope) < 2:
            return ""
        thing = f"activities.{self.ids[cell.scope]}"
        return f"{thing}.{cell.row.column}" if cell.row.sheet == "G" else f"{thing}.{cell.row.code}"

    def unit_in_words(self, unit: str) -> str:
        """A unit as people write it."""
        return say(f"analyses.unit_{unit.replace('/', '_per_')}", self.language)

    @cached_property
    def ids(self) -> dict[Scope, str]:
        """The ids of the activities by scope."""
        return dict(_ids(self.content))

    @cached_property
    def numbered(self) -> Case:
        """The case with numbers for names, as the places of faults have them."""
        return numbered(self.calculation.case)

    @cached_property
    def waiting(self) -> dict[str, list[Cell]]:
        """The cells that use each cell, or carry it over."""
        found: dict[str, list[Cell]] = {}
        for other in self.calculation.book.cells.values():
            for address in other.waits_for:
                found.setdefault(address, []).append(other)
        return found


def _ids(content: Content) -> Iterator[tuple[Scope, str]]:
    for i, intervention in enumerate(filled_items(content, "interventions"), 1):
        activities = items(content, f"interventions.{intervention}.activities")
        yield from (((i, j), activity) for j, activity in enumerate(activities, 1))


def label_of(address: str, content: Content, language: Language) -> str:
    """What an address is called, with the name of the thing it belongs to."""
    parts = address.split(".")
    found = field_at(address) or lists().get(parts[-1])
    if found is None:
        return address
    label = (found.label if isinstance(found, Field) else found.title).in_(language)
    if len(parts) < 3 or parts[2] in {"name", "text"}:
        return label
    thing = f"{parts[0]}.{parts[1]}"
    name = content.get(f"{thing}.name") or content.get(f"{thing}.text")
    return f"{label} ({name})" if name else label
