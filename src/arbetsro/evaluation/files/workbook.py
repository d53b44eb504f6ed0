"""Excel files that somebody hands in: what is refused, and the rows of the data sheet."""

import io
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zipfile import BadZipFile, LargeZipFile, ZipFile

from arbetsro.evaluation.files.faults import FileError
from arbetsro.evaluation.files.raw import FORMULA, MOST_BYTES, MOST_ROWS, Raw, unguarded

#: The sheet that holds the rows, in every language; the first sheet where there is none.
DATA_SHEET = "data"
_MOST_FILES = 1000
_MOST_COLUMNS = 200
#: What a broken or cunning file may make the reader raise.
_BROKEN = (
    BadZipFile, LargeZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError,
    IndexError, OSError, EOFError, SyntaxError, NotImplementedError, RuntimeError,
)  # fmt: skip


def read_workbook(content: bytes) -> Raw:
    """The table on the data sheet of an Excel file.

    Raises:
        FileError: It is no workbook, or one that swells when it is opened.
    """
    from openpyxl import load_workbook

    try:
        _look_inside(content)
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = next((one for one in book.worksheets if _is_data(one)), book.worksheets[0])
        lines = list(_lines(sheet))
        marks = {one.name: str(one.value) for one in book.custom_doc_props.props}
        book.close()
    except FileError:
        raise
    except _BROKEN as error:
        raise FileError.of("broken_excel") from error
    headings = lines[0][1] if lines else ()
    return Raw(headings, tuple(lines[1:]), marks)


def _is_data(sheet: Any) -> bool:  # noqa: ANN401 - a sheet of openpyxl
    return str(sheet.title).strip().lower() == DATA_SHEET


def _look_inside(content: bytes) -> None:
    """Refuses bombs, own entities, and what is no workbook."""
    with ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_FILES or sum(part.file_size for part in parts) > MOST_BYTES:
            raise FileError.of("too_large", megabytes=MOST_BYTES // 1_000_000)
        if "xl/workbook.xml" not in {part.filename.lower() for part in parts}:
            raise FileError.of("broken_excel")
        for part in parts:
            # No spreadsheet program writes a document type: it makes a small file swell.
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as file:
                    if b"<!DOCTYPE" in file.read(2000).upper():
                        raise FileError.of("broken_excel")


def _lines(sheet: Any) -> Iterator[tuple[int, tuple[str, ...]]]:  # noqa: ANN401
    sheet.reset_dimensions()  # what the file says of its own size may be wrong
    for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), 1):
        if number > MOST_ROWS:
            raise FileError.of("too_many_rows", most=MOST_ROWS)
        texts = tuple(map(_text, cells))
        if any(texts):
            yield number, texts


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | datetime() | time():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case str() if value.startswith("="):
            return FORMULA
        case _:
            return unguarded(str(value).strip())
