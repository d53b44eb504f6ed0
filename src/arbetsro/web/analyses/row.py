"""One row of a sheet as a page shows it.

What a row says is made when it is asked for: a page that only follows what is typed asks for
little of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from arbetsro.economics.analysis import INCOMPLETE
from arbetsro.economics.calculation import Calculation
from arbetsro.economics.check import place_of
from arbetsro.economics.declared import ReferenceValue, reference_values
from arbetsro.economics.ranges import NEEDS, SHAPES
from arbetsro.language import Language, say, write_for_entry
from arbetsro.web.analyses.content import Value
from arbetsro.web.analyses.entry import as_range, written
from arbetsro.web.analyses.faults import said
from arbetsro.web.analyses.fields import Field
from arbetsro.web.analyses.figures import bare, exact, figure
from arbetsro.worksheets import Cell, Result, Row

if TYPE_CHECKING:
    from arbetsro.web.analyses.rows import Rows

#: So many rows are named that a row waits for; of the rest the number is told.
_NAMED = 6
#: The rows that end a sheet.
TOTALS = frozenset({"C20", "D9", "E8", "F8", "H10", "I26", "J9", "G34"})


@dataclass(frozen=True, slots=True)
class Message:
    """Something said below a row."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class RangeFigure:
    """One figure of a range, as it stands in its field."""

    key: str
    text: str
    shapes: str


@dataclass(frozen=True)
class RowView:
    """One row of a sheet on a page.

    Attributes:
        rows: All of them, with the calculation that they are of.
        came_from: Its value, and how it was made.
        address: Where its value is kept, if it can be filled in.
        field: How it is filled in, if it can be.
    """

    rows: "Rows"
    came_from: Result
    address: str
    field: Field | None

    @property
    def _cell(self) -> Cell:
        return self.came_from.cell

    @property
    def _calculation(self) -> Calculation:
        return self.rows.calculation

    @property
    def _language(self) -> Language:
        return self.rows.language

    @property
    def id(self) -> str:
        """Its id on the page."""
        return row_id(self._cell)

    @property
    def code(self) -> str:
        """Its number on paper."""
        return self._cell.row.code

    @property
    def cell(self) -> str:
        """The address of its cell in the book."""
        return self._cell.address

    @property
    def row(self) -> Row:
        """Its declaration."""
        return self._cell.row

    @property
    def unit(self) -> str:
        """Its unit in words."""
        return self.rows.unit_in_words(self.row.unit)

    @property
    def kind(self) -> str:
        """How it looks: input, computed, carried or missing."""
        if self.row.is_input:
            return "input"
        if self.came_from.number is None:
            return "missing"
        return "carried" if self.came_from.origin == "carried" else "computed"

    @property
    def is_total(self) -> bool:
        """Whether it ends a sheet."""
        return self.row.code in TOTALS and self.kind != "input"

    @property
    def result(self) -> str:
        """Its value in words, beside its unit."""
        if self.came_from.number is None:
            return say("analyses.missing", self._language)
        return bare(self.came_from.number, self.row.unit, self._language)

    @property
    def has_trace(self) -> bool:
        """Whether there is something to tell about how it was made."""
        made = self.came_from.origin in {"computed", "carried"}
        return made and self.came_from.number is not None

    @property
    def mark_kind(self) -> str:
        """Whether the value is an assumption."""
        return "assumption" if self.came_from.origin in {"reference", "default"} else ""

    @cached_property
    def mark(self) -> str:
        """Where the value comes from."""
        result, language = self.came_from, self._language
        unit = self.row.unit
        if result.origin == "carried":
            before = self._calculation.book.cells[result.cell.carries or ""]
            value = exact(result.number or 0.0, unit, language)
            code = _name(before, result.cell)
            return say("analyses.mark_carried", language, code=code, value=value)
        if result.origin == "reference":
            used = reference_values()[result.reference or ""]
            label = used.label.in_(language)
            return say("analyses.mark_reference", language, label=label, year=used.year)
        if result.origin == "default":
            value = exact(result.number or 0.0, unit, language)
            return say("analyses.mark_default", language, value=value)
        if result.cell.address in self._calculation.ranges:
            low, high = self._calculation.ranges[result.cell.address].ends
            ends = (figure(end, unit, language) for end in (low, high))
            return say("analyses.mark_range", language, ends="–".join(ends))
        return ""

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """What is wrong, unusual or missing."""
        return tuple(self._messages())

    def _messages(self) -> Iterator[Message]:
        if self._is_as_taken:
            yield Message("", str(self.rows.content[f"{self.address}.source"]))
        place = place_of(self._cell, self.rows.numbered)
        for fault in self.rows.faults:
            if fault.place == place and fault.code not in INCOMPLETE:
                told = said(fault, self._calculation.case, self._language)
                yield Message(fault.severity, told)
        if self.came_from.number is None:
            yield from self._why_missing()

    @property
    def _is_as_taken(self) -> bool:
        """Whether the value is what was taken from elsewhere, and nobody has typed another."""
        source, touched = f"{self.address}.source", self.rows.touched
        is_later = touched.get(self.address, 0) > touched.get(source, 0)
        return source in self.rows.content and not is_later

    def _why_missing(self) -> Iterator[Message]:
        cell, result = self._cell, self.came_from
        if result.missing is not None and result.missing.reason == "division_by_zero":
            yield Message("warning", say("analyses.division_by_zero", self._language))
        elif cell.row.is_input and cell.carries is None:
            others = (_name(other, cell) for other in self.rows.waiting.get(cell.address, ()))
            blocked = ", ".join(others)
            if blocked:
                yield Message("", say("analyses.blocks", self._language, codes=blocked))
        elif result.missing is not None:
            cells = self._calculation.book.cells
            roots = (cells[root] for root in result.missing.roots if root != cell.address)
            if names := list(dict.fromkeys(_name(root, cell) for root in roots)):
                yield Message("", self._waits_for(names))

    def _waits_for(self, names: list[str]) -> str:
        codes, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
        if more > 0:
            return say("analyses.waits_for_more", self._language, codes=codes, count=more)
        return say("analyses.waits_for", self._language, codes=codes)

    @property
    def value(self) -> Value:
        """What is kept for it."""
        return self.rows.content.get(self.address) if self.field else None

    @property
    def text(self) -> str:
        """What stands in its field."""
        return written(self.field, self.value, self._language) if self.field else ""

    @property
    def seen(self) -> int:
        """The version that changed the value last."""
        return self.rows.touched.get(self.address, 0)

    @property
    def shape(self) -> str:
        """The shape of its range, where its value is one."""
        return self.value.get("distribution", "") if isinstance(self.value, dict) else ""

    @cached_property
    def references(self) -> tuple[ReferenceValue, ...]:
        """Published values that may be used."""
        if self.field is None:
            return ()
        return tuple(one for one in reference_values().values() if self.code in one.rows)

    @property
    def range_figures(self) -> Iterator[RangeFigure]:
        """A field for every figure that some shape needs, filled in where the value is a range."""
        given = as_range(self.value).given if self.shape else {}
        for key in ("low", "likely", "high", "mean", "sd"):
            shapes = " ".join(shape for shape in SHAPES if key in NEEDS[shape])
            number = given.get(key)
            text = "" if number is None else write_for_entry(number, self._language, self.row.unit)
            yield RangeFigure(key, text, shapes)

    @cached_property
    def bounds(self) -> str:
        """The lowest and the highest value that can be right, for a row that can be filled in."""
        if self.field is None or self.row.bounds is None:
            return ""
        return "–".join(figure(end, self.row.unit, self._language) for end in self.row.bounds)


def row_id(cell: Cell) -> str:
    """The id of a row on its page."""
    return f"row-{cell.code.replace('@', '-').replace('.', '-')}"


def _name(cell: Cell, seen_from: Cell) -> str:
    """The code of a row, with its place only where that is another one."""
    return cell.row.code if cell.scope == seen_from.scope else cell.code
