"""Uploaded files as rows of text. What they are is told by their content, not by their name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from arbetsro.web.organisations.exchange.faults import Fault, FileError
from arbetsro.web.organisations.exchange.form import (
    COLUMNS,
    MOST_ROWS,
    SheetName,
    needed,
    unguarded,
)

#: A row's number in the file, and its cells by heading.
Row = tuple[int, dict[str, str]]

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"


@dataclass
class Content:
    """What files held: rows by sheet, and what was wrong with cells or passed over."""

    rows: dict[SheetName, list[Row]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_files(files: Iterable[tuple[str, bytes]]) -> Content:
    """The rows of some files, each given with its name.

    Raises:
        FileError: A file cannot be read, or two of them hold the same sheet.
    """
    content = Content()
    for name, data in files:
        try:
            for sheet, rows in _tables(data, content.faults):
                _take(content, sheet, rows)
        except FileError as error:
            error.values.setdefault("file", name)
            raise
    return content


def _take(content: Content, sheet: SheetName, rows: list[Row]) -> None:
    if sheet in content.rows:
        raise FileError("sheet_twice", sheet=sheet)
    content.rows[sheet] = rows


def _tables(data: bytes, faults: list[Fault]) -> Iterator[tuple[SheetName, list[Row]]]:
    # openpyxl is slow to import, and most requests need no file.
    from arbetsro.web.organisations.exchange import excel, text

    if not data.strip():
        raise FileError("empty")
    if data.startswith(_OLD_EXCEL):
        raise FileError("old_excel")
    if data.startswith(_ZIP):
        return text.zipped(data) if text.is_zip_of_text(data) else excel.tables(data, faults)
    return text.tables(data)


def rows_of(
    sheet: SheetName, table: Iterable[tuple[int, list[str]]], headings: list[str]
) -> list[Row]:
    """The rows below a row of headings, without empty ones and labels.

    Raises:
        FileError: Headings are missing, unknown or there twice, or there are too many rows.
    """
    _check_headings(sheet, headings)
    wanted = {headings.index(name): name for name in needed(sheet)}
    rows: list[Row] = []
    for number, cells in table:
        if any(cells):
            rows.append((number, {name: _cell(cells, at) for at, name in wanted.items()}))
        if len(rows) > MOST_ROWS:
            raise FileError("too_many_rows", sheet=sheet, most=MOST_ROWS)
    return rows


def _cell(cells: list[str], at: int) -> str:
    if at >= len(cells):
        return ""
    # PostgreSQL keeps no NUL; another sign that nobody can read is told about in its place.
    return unguarded(cells[at].strip(" \t\r\n\ufeff\u00a0").replace("\0", "\1"))


def _check_headings(sheet: SheetName, headings: list[str]) -> None:
    named = [one for one in headings if one]
    if missing := [one for one in needed(sheet) if one not in named]:
        raise FileError("headings_missing", sheet=sheet, headings=", ".join(missing))
    known = {column.name for column in COLUMNS[sheet]}
    if unknown := [one for one in named if one not in known]:
        raise FileError("headings_unknown", sheet=sheet, headings=", ".join(unknown)[:100])
    if len(set(named)) < len(named):
        raise FileError("headings_twice", sheet=sheet)
