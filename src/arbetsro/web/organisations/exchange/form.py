"""The form of a file: three sheets and their columns. Reading and writing both follow it."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Unit

SheetName = Literal["units", "people", "roles"]
SHEETS: tuple[SheetName, ...] = get_args(SheetName)

#: The most rows that a sheet may have, and the most bytes that an Excel file may unpack to.
MOST_ROWS = 50_000
MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes:
        name: Its heading.
        longest: The most signs that a cell may have.
        required: Whether a cell may not be empty.
        is_label: Whether it is only there for the reader, and passed over when a file is read.
    """

    name: str
    longest: int = 40
    required: bool = False
    is_label: bool = False


def _longest(model: type[Unit] | type[Person], name: str) -> int:
    found = model._meta.get_field(name)
    return int(getattr(found, "max_length", 0))


_DAYS = (Column("valid_from"), Column("valid_to"))
COLUMNS: dict[SheetName, tuple[Column, ...]] = {
    "units": (
        Column("code", _longest(Unit, "code"), required=True),
        Column("name", _longest(Unit, "name"), required=True),
        Column("parent_code", _longest(Unit, "code")),
        Column("parent_label", is_label=True),
        *_DAYS,
    ),
    "people": (
        Column("email", _longest(Person, "email"), required=True),
        Column("name", _longest(Person, "name"), required=True),
    ),
    "roles": (
        Column("email", _longest(Person, "email"), required=True),
        Column("role", required=True),
        Column("role_label", is_label=True),
        Column("unit_code", _longest(Unit, "code"), required=True),
        Column("unit_label", is_label=True),
        *_DAYS,
    ),
}


def needed(sheet: SheetName) -> tuple[str, ...]:
    """The headings that a sheet must have."""
    return tuple(column.name for column in COLUMNS[sheet] if not column.is_label)


def sheet_of(headings: set[str]) -> SheetName | None:
    """Which of the sheets a row of headings belongs to, by the headings only that sheet has."""
    if "role" in headings:
        return "roles"
    if "parent_code" in headings or "code" in headings:
        return "units"
    return "people" if "email" in headings else None


#: What a spreadsheet might take for a formula, with the apostrophes that keep it from that.
_RISKY = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """A cell as it is written: an apostrophe first, where a spreadsheet might run it."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """A cell as it was before it was written."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
