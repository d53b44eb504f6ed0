"""Excel files: what is refused before anything is opened, and the rows of the three sheets."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from arbetsro.web.organisations.exchange.faults import Fault, FileError
from arbetsro.web.organisations.exchange.form import COLUMNS, MOST_BYTES, SHEETS, SheetName
from arbetsro.web.organisations.exchange.reading import Row, rows_of

_MOST_FILES = 1000
#: The most columns that are looked at; a sheet of ours has seven.
_MOST_COLUMNS = 20
#: What a broken or cunning file may make the reader raise.
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
    SyntaxError,
    NotImplementedError,
    RuntimeError,
    zipfile.LargeZipFile,
    zlib.error,
)


def tables(data: bytes, faults: list[Fault]) -> Iterator[tuple[SheetName, list[Row]]]:
    """The sheets of an Excel file that are ours; others are passed over.

    Raises:
        FileError: It cannot be read, or holds what we do not open.
    """
    try:
        _look_inside(data)
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        for name, sheet in _ours(book.worksheets):
            yield name, _rows(name, sheet, faults)
    except FileError:
        raise
    except _BROKEN as error:
        raise FileError("broken_excel") from error


def _ours(sheets: list[Any]) -> list[tuple[SheetName, Any]]:
    """The sheets of a workbook that are ours, all of them in sight."""
    found = [(name, one) for one in sheets for name in SHEETS if _title(one) == name]
    if not found:
        raise FileError("sheets_missing", sheets=", ".join(SHEETS))
    for _, sheet in found:
        # What nobody sees should not be read in either.
        if sheet.sheet_state != "visible":
            raise FileError("sheet_hidden", sheet=sheet.title)
    return found


def _title(sheet: Any) -> str:  # noqa: ANN401
    return str(sheet.title).strip().lower()


def _look_inside(data: bytes) -> None:
    """Refuses bombs, macros, links to other files, and what is no workbook."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_FILES or sum(part.file_size for part in parts) > MOST_BYTES:
            raise FileError("too_large_inside", megabytes=MOST_BYTES // 1_000_000)
        names = {part.filename.lower() for part in parts}
        if any(name.endswith("vbaproject.bin") for name in names):
            raise FileError("macros")
        if any("externallinks/" in name for name in names):
            raise FileError("external_links")
        if "xl/workbook.xml" not in names:
            raise FileError("not_excel")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                _refuse_own_entities(archive, part)


def _refuse_own_entities(archive: ZipFile, part: zipfile.ZipInfo) -> None:
    # No spreadsheet program writes a document type; it is how a small file swells when it is read.
    with archive.open(part) as file:
        if b"<!" in file.read(2000).replace(b"<!--", b""):
            raise FileError("broken_excel")


def _rows(name: SheetName, sheet: Any, faults: list[Fault]) -> list[Row]:  # noqa: ANN401
    sheet.reset_dimensions()  # what the file says of its own size may be wrong
    lines = sheet.iter_rows(max_col=_MOST_COLUMNS)
    first = next(lines, ())
    headings = [str(cell.value or "").strip().lower() for cell in first]

    def table() -> Iterator[tuple[int, list[str]]]:
        for number, cells in enumerate(lines, 2):
            yield number, [_text(name, number, headings, cell, faults) for cell in cells]

    return rows_of(name, table(), headings)


def _text(
    sheet: SheetName,
    row: int,
    headings: list[str],
    cell: Any,  # noqa: ANN401 - openpyxl gives whatever the file holds
    faults: list[Fault],
) -> str:
    """A cell as text; a formula or a faulty cell is told about where its column is read."""
    value = cell.value
    if value is None:
        return ""
    heading = headings[cell.column - 1] if cell.column <= len(headings) else ""
    if cell.data_type in {"f", "e"} and heading and not _is_label(sheet, heading):
        code = "formula" if cell.data_type == "f" else "cell_error"
        faults.append(Fault(sheet, row, heading, code, {"cell": cell.coordinate}))
        return ""
    return _plain(value)


def _is_label(sheet: SheetName, heading: str) -> bool:
    return any(column.name == heading and column.is_label for column in COLUMNS[sheet])


def _plain(value: object) -> str:
    match value:
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | datetime() | time():
            return value.isoformat()
        case bool():
            return str(value).upper()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case _:
            return str(value)
