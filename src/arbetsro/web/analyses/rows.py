"""The rows of the sheets as a page shows them, from their declarations alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from arbetsro.economics.analysis import INCOMPLETE
from arbetsro.economics.calculation import Calculation
from arbetsro.economics.case import Case
from arbetsro.economics.check import place_of
from arbetsro.economics.declared import ReferenceValue, reference_values
from arbetsro.economics.faults import Fault
from arbetsro.economics.ranges import NEEDS, SHAPES
from arbetsro.language import Language, Writer, say, write_for_entry
from arbetsro.web.analyses.content import Content, Value, filled_items, items
from arbetsro.web.analyses.entry import as_range, unit_of, written
from arbetsro.web.analyses.faults import faults_of, numbered, said
from arbetsro.web.analyses.fields import Field, field_at, lists
from arbetsro.worksheets import Cell, Result, Row, Scope, Sheet

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


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a sheet on a page.

    Attributes:
        id: Its id on the page.
        code: Its number on paper.
        row: Its declaration.
        field: How it is filled in, if it can be.
        address: Where its value is kept, if it can be filled in.
        value: What is kept there.
        text: What stands in the field.
        seen: The version that changed the value last.
        kind: How the row looks: input, computed, carried or missing.
        result: Its value in words, for rows that are not filled in.
        mark: Where the value comes from.
        messages: What is wrong, unusual or missing.
        references: Published values that may be used.
        has_trace: Whether there is something to tell about how it was made.
    """

    id: str
    code: str
    row: Row
    unit: str
    kind: str
    result: str
    mark: str
    mark_kind: str
    messages: tuple[Message, ...]
    cell: str
    has_trace: bool
    field: Field | None = None
    address: str = ""
    value: Value = None
    text: str = ""
    seen: int = 0
    references: tuple[ReferenceValue, ...] = ()
    range_figures: tuple[RangeFigure, ...] = ()
    shape: str = ""
    bounds: str = ""

    @property
    def is_total(self) -> bool:
        """Whether it ends a sheet."""
        return self.row.code in TOTALS and self.kind != "input"


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
        ids: The ids of the activities by scope.
        language: The language of the page.
    """

    calculation: Calculation
    content: Content
    touched: dict[str, int]
    ids: dict[Scope, str]
    language: Language
    faults: tuple[Fault, ...] = field(default=())

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
        result = self.calculation.evaluation.results[cell.address]
        address = self._address(cell)
        entered = field_at(address) if address else None
        value = self.content.get(address) if entered else None
        mark_kind = "assumption" if result.origin in {"reference", "default"} else ""
        view = RowView(
            id=row_id(cell),
            code=cell.row.code,
            row=cell.row,
            unit=self.unit_in_words(cell.row.unit),
            kind=self._kind(cell, result),
            result=self._result(result),
            mark=self._mark(result),
            mark_kind=mark_kind,
            messages=tuple(self._messages(cell, result)),
            cell=cell.address,
            has_trace=result.origin in {"computed", "carried"} and result.number is not None,
        )
        return view if entered is None else self._filled(view, entered, address, value)

    def _filled(self, view: RowView, entered: Field, address: str, value: Value) -> RowView:
        return RowView(
            **{
                **{name: getattr(view, name) for name in RowView.__slots__},
                "field": entered,
                "address": address,
                "value": value,
                "text": written(entered, value, self.language),
                "seen": self.touched.get(address, 0),
                "references": tuple(
                    one for one in reference_values().values() if view.row.code in one.rows
                ),
                "range_figures": tuple(self._range_figures(entered, value)),
                "shape": value.get("distribution", "") if isinstance(value, dict) else "",
                "bounds": self._bounds(view.row),
            }
        )

    def _range_figures(self, entered: Field, value: Value) -> Iterator[RangeFigure]:
        """A field for every figure that some shape needs, filled in where the value is a range."""
        is_range = isinstance(value, dict) and "distribution" in value
        given = as_range(value).given if is_range else {}
        for key in ("low", "likely", "high", "mean", "sd"):
            shapes = " ".join(shape for shape in SHAPES if key in NEEDS[shape])
            number = given.get(key)
            text = (
                "" if number is None else write_for_entry(number, self.language, unit_of(entered))
            )
            yield RangeFigure(key, text, shapes)

    def _bounds(self, row: Row) -> str:
        if row.bounds is None:
            return ""
        return "–".join(figure(end, row.unit, self.language) for end in row.bounds)

    def _address(self, cell: Cell) -> str:
        if not cell.scope:
            return cell.row.code if cell.row.is_input else ""
        if len(cell.scope) < 2 or not cell.row.is_input:
            return ""
        thing = f"activities.{self.ids[cell.scope]}"
        return f"{thing}.{cell.row.column}" if cell.row.sheet == "G" else f"{thing}.{cell.row.code}"

    def unit_in_words(self, unit: str) -> str:
        """A unit as people write it."""
        return say(f"analyses.unit_{unit.replace('/', '_per_')}", self.language)

    def _kind(self, cell: Cell, result: Result) -> str:
        if cell.row.is_input:
            return "input"
        if result.number is None:
            return "missing"
        return "carried" if result.origin == "carried" else "computed"

    def _result(self, result: Result) -> str:
        if result.number is None:
            return say("analyses.missing", self.language)
        return bare(result.number, result.cell.row.unit, self.language)

    def _mark(self, result: Result) -> str:
        if result.origin == "carried":
            before = self.calculation.book.cells[result.cell.carries or ""]
            value = exact(result.number or 0.0, result.cell.row.unit, self.language)
            code = _name(before, result.cell)
            return say("analyses.mark_carried", self.language, code=code, value=value)
        if result.origin == "reference":
            used = reference_values()[result.reference or ""]
            label = used.label.in_(self.language)
            return say("analyses.mark_reference", self.language, label=label, year=used.year)
        if result.origin == "default":
            value = exact(result.number or 0.0, result.cell.row.unit, self.language)
            return say("analyses.mark_default", self.language, value=value)
        if result.cell.address in self.calculation.ranges:
            low, high = self.calculation.ranges[result.cell.address].ends
            ends = (figure(end, result.cell.row.unit, self.language) for end in (low, high))
            return say("analyses.mark_range", self.language, ends="–".join(ends))
        return ""

    def _messages(self, cell: Cell, result: Result) -> Iterator[Message]:
        place = place_of(cell, self._numbered)
        for fault in self.faults:
            if fault.place == place and fault.code not in INCOMPLETE:
                told = said(fault, self.calculation.case, self.language)
                yield Message(fault.severity, told)
        if result.number is None:
            yield from self._why_missing(cell, result)

    def _why_missing(self, cell: Cell, result: Result) -> Iterator[Message]:
        if result.missing is not None and result.missing.reason == "division_by_zero":
            yield Message("warning", say("analyses.division_by_zero", self.language))
        elif cell.row.is_input and cell.carries is None:
            others = (_name(other, cell) for other in self._waiting.get(cell.address, ()))
            blocked = ", ".join(others)
            if blocked:
                yield Message("", say("analyses.blocks", self.language, codes=blocked))
        elif result.missing is not None:
            cells = self.calculation.book.cells
            roots = (cells[root] for root in result.missing.roots if root != cell.address)
            if names := list(dict.fromkeys(_name(root, cell) for root in roots)):
                yield Message("", self._waits_for(names))

    def _waits_for(self, names: list[str]) -> str:
        codes, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
        if more > 0:
            return say("analyses.waits_for_more", self.language, codes=codes, count=more)
        return say("analyses.waits_for", self.language, codes=codes)

    @cached_property
    def _numbered(self) -> Case:
        return numbered(self.calculation.case)

    @cached_property
    def _waiting(self) -> dict[str, list[Cell]]:
        """The cells that use each cell, or carry it over."""
        found: dict[str, list[Cell]] = {}
        for other in self.calculation.book.cells.values():
            for address in other.waits_for:
                found.setdefault(address, []).append(other)
        return found


def row_id(cell: Cell) -> str:
    """The id of a row on its page."""
    return f"row-{cell.code.replace('@', '-').replace('.', '-')}"


def figure(number: float, unit: str, language: Language) -> str:
    """A value with the decimals that it takes to follow the arithmetic."""
    writer = Writer(language)
    if unit == "share":
        return writer.share(number)
    return writer.value(number, unit, 2 if unit in {"SEK/hour", "factor"} else None)


def exact(number: float, unit: str, language: Language) -> str:
    """A value with the decimals that its row shows."""
    if unit != "share":
        return figure(number, unit, language)
    whole = float(round(100 * number, 2)).is_integer()
    return Writer(language).share(number, 0 if whole else 2)


def _name(cell: Cell, seen_from: Cell) -> str:
    """The code of a row, with its place only where that is another one."""
    return cell.row.code if cell.scope == seen_from.scope else cell.code


def bare(number: float, unit: str, language: Language) -> str:
    """A value without its unit, which stands beside it."""
    shown = 100 * number if unit == "share" else number
    decimals = 0 if unit.startswith("SEK") and unit != "SEK/hour" else 2
    if float(round(shown, 2)).is_integer() and unit not in {"SEK/hour", "factor"}:
        decimals = 0
    return Writer(language).number(shown, decimals)


def rows_of(
    calculation: Calculation, content: Content, touched: dict[str, int], language: Language
) -> Rows:
    """What makes the rows of an analysis."""
    ids: dict[Scope, str] = {
        (i, j): activity
        for i, intervention in enumerate(filled_items(content, "interventions"), 1)
        for j, activity in enumerate(items(content, f"interventions.{intervention}.activities"), 1)
    }
    return Rows(calculation, content, touched, ids, language, faults_of(calculation))


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
