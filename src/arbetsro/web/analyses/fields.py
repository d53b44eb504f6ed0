"""What stands at an address: declared fields, lists, and the rows of the sheets."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from arbetsro.economics.declared import MODULES, rows_by_code, sheets
from arbetsro.language import Text
from arbetsro.web.analyses.content import Content
from arbetsro.worksheets import Row

Kind = Literal[
    "line", "text", "day", "whole", "number", "share", "amount", "series", "shares", "choice",
    "modules", "kept", "row",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """Something that can be filled in.

    Attributes:
        key: Its address, or the last part of it for a field of a thing in a list.
        kind: What may be written there.
        label: What people call it.
        hint: What to beware of.
        choices: Which declared choices there are.
        row: The row of a sheet that it is, if it is one.
    """

    key: str
    kind: Kind
    label: Text
    hint: Text | None = None
    choices: str = ""
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class ListDeclaration:
    """A list of things.

    Attributes:
        key: The last part of its address.
        title: Its heading.
        add: What the button for one more says.
        fields: The fields of each thing, by key.
        inner: The lists inside each thing.
        ordered: Whether the order says something, so that things can be moved.
        sheets: The sheets whose rows each thing has.
        folded: Whether each thing is so long that several are shown folded.
    """

    key: str
    title: Text
    add: Text
    fields: dict[str, Field]
    inner: tuple[str, ...] = ()
    ordered: bool = False
    sheets: tuple[str, ...] = ()
    folded: bool = False


@cache
def single_fields() -> dict[str, Field]:
    """The fields that stand once, by address."""
    return {table["key"]: _field(table) for table in _declared()["field"]}


@cache
def lists() -> dict[str, ListDeclaration]:
    """Every declared list by key."""
    return {key: _list(key, table) for key, table in _declared()["list"].items()}


def field_at(address: str) -> Field | None:
    """The field at an address, or nothing where there is no such address."""
    parts = address.split(".")
    if address in single_fields():
        return single_fields()[address]
    if len(parts) == 1:
        return _row_field(address) if address[:1] in "ACDEFJK" else None
    if len(parts) != 3 or parts[0] not in lists():
        return None
    declared = lists()[parts[0]]
    return declared.fields.get(parts[2])


def list_at(content: Content, address: str) -> ListDeclaration | None:
    """The list at an address: a list of its own, or one inside a thing that is there."""
    parts = address.split(".")
    if len(parts) == 1:
        return lists().get(address) if address not in _inner_lists() else None
    if len(parts) != 3 or parts[0] not in lists() or parts[2] not in lists()[parts[0]].inner:
        return None
    return lists()[parts[2]] if is_there(content, address) else None


def is_there(content: Content, address: str) -> bool:
    """Whether the thing that an address is a part of is in its list."""
    parts = address.split(".")
    return len(parts) < 3 or any(
        parts[1] in value
        for key, value in content.items()
        if isinstance(value, list) and key.split(".")[-1] == parts[0]
    )


@cache
def _inner_lists() -> frozenset[str]:
    return frozenset(key for declared in lists().values() for key in declared.inner)


def _declared() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "fields.toml").read_text("utf-8"))


def _field(table: dict[str, Any]) -> Field:
    hint = Text.read(table["hint"]) if "hint" in table else None
    label = Text.read(table["label"])
    return Field(table["key"], table["kind"], label, hint, table.get("choices", ""))


def _list(key: str, table: dict[str, Any]) -> ListDeclaration:
    fields = {one["key"]: _field(one) for one in table["fields"]}
    rows = {row.name: row for row in rows_by_code().values()}
    for name, row in table.get("rows", {}).items():
        fields[name] = Field(name, "row", rows[row].label, rows[row].help, row=rows[row])
    for letter in table.get("sheets", ()):
        fields |= {f.key: f for row in _rows_of(letter) if (f := _row_field(row.code)) is not None}
    return ListDeclaration(
        key,
        Text.read(table["title"]),
        Text.read(table["add"]),
        fields,
        tuple(table.get("inner", ())),
        table.get("ordered", False),
        tuple(table.get("sheets", ())),
        table.get("folded", False),
    )


def _rows_of(letter: str) -> tuple[Row, ...]:
    return next(sheet.rows for sheet in sheets(MODULES) if sheet.letter == letter)


@cache
def _row_field(code: str) -> Field | None:
    row = rows_by_code().get(code)
    if row is None or not (row.unit == "text" or row.is_input):
        return None
    return Field(code, "text" if row.unit == "text" else "row", row.label, row.help, row=row)
