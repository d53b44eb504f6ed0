"""Cells as values: what is wrong with each, whatever the rest of the file says."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from arbetsro.web.organisations.exchange.faults import Fault
from arbetsro.web.organisations.exchange.form import COLUMNS, Column, SheetName
from arbetsro.web.organisations.exchange.reading import Row
from arbetsro.web.organisations.exchange.world import composed

Kind = Literal["new", "changed", "ended", "unchanged"]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of the sheet of units."""

    number: int
    code: str
    name: str
    parent_code: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of the sheet of people."""

    number: int
    email: str
    name: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A row of the sheet of roles."""

    number: int
    email: str
    role: str
    unit_code: str
    valid_from: date | None
    valid_to: date | None


R = TypeVar("R", UnitRow, PersonRow, RoleRow)


@dataclass(frozen=True, slots=True)
class Change(Generic[R]):
    """What a row would do: to what, and which values it had before."""

    kind: Kind
    row: R
    pk: int | None = None
    before: tuple[tuple[str, str], ...] = ()


class Findings:
    """The faults of a file, gathered while it is read."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        self._rows = {(one.sheet, one.row) for one in faults}
        self._cells = {(one.sheet, one.row, one.column) for one in faults}

    def add(self, sheet: SheetName, row: int, column: str, code: str, **values: object) -> None:
        """Notes a fault; the first one of a cell is enough."""
        if (sheet, row, column) not in self._cells:
            self.faults.append(Fault(sheet, row, column, code, values))
            self._cells.add((sheet, row, column))
            self._rows.add((sheet, row))

    def note(self, sheet: SheetName, row: int, column: str, code: str, **values: object) -> None:
        """Notes something that is good to know."""
        self.faults.append(Fault(sheet, row, column, code, values, is_note=True))

    def is_faulty(self, sheet: SheetName, row: int) -> bool:
        """Whether something is wrong with a row."""
        return (sheet, row) in self._rows


def unit_rows(rows: list[Row], findings: Findings) -> list[UnitRow]:
    """The rows of the sheet of units."""
    return [
        UnitRow(
            number,
            cell["code"],
            cell["name"],
            cell["parent_code"],
            *_days("units", number, cell, findings),
        )
        for number, cell in _checked("units", rows, findings)
    ]


def person_rows(rows: list[Row], findings: Findings) -> list[PersonRow]:
    """The rows of the sheet of people."""
    return [
        PersonRow(number, cell["email"].lower(), cell["name"])
        for number, cell in _checked("people", rows, findings)
    ]


def role_rows(rows: list[Row], findings: Findings) -> list[RoleRow]:
    """The rows of the sheet of roles."""
    return [
        RoleRow(
            number,
            cell["email"].lower(),
            cell["role"],
            cell["unit_code"],
            *_days("roles", number, cell, findings),
        )
        for number, cell in _checked("roles", rows, findings)
    ]


def _checked(sheet: SheetName, rows: list[Row], findings: Findings) -> list[Row]:
    checked = []
    for number, cells in rows:
        found = {name: composed(value) for name, value in cells.items()}
        for column in COLUMNS[sheet]:
            if not column.is_label and (code := _fault_of(column, found[column.name])):
                findings.add(sheet, number, column.name, code, longest=column.longest)
        checked.append((number, found))
    return checked


def _fault_of(column: Column, value: str) -> str | None:
    if not value:
        return "required" if column.required else None
    if len(value) > column.longest:
        return "too_long"
    return "unreadable_sign" if not value.isprintable() and _has_unreadable(value) else None


#: Signs that turn the direction of what comes after them: a name could show as another one.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _has_unreadable(value: str) -> bool:
    return any(one in _TURNING or unicodedata.category(one) in {"Cc", "Cs"} for one in value)


def _days(
    sheet: SheetName, number: int, cell: dict[str, str], findings: Findings
) -> tuple[date | None, date | None]:
    start, end = (
        _day(sheet, number, column, cell[column], findings) for column in ("valid_from", "valid_to")
    )
    if start and end and end < start:
        findings.add(sheet, number, "valid_to", "ends_before_it_begins")
    return start, end


def _day(sheet: SheetName, number: int, column: str, text: str, findings: Findings) -> date | None:
    if not text:
        return None
    try:
        # The short form of ISO without hyphens is left out: it is also a number.
        return date.fromisoformat(text if len(text) == 10 else "")
    except ValueError:
        findings.add(sheet, number, column, "not_a_day", value=text[:40])
        return None
