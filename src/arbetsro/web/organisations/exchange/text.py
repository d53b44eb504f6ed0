"""CSV files: the signs they are written in, what parts the cells, and their rows."""

import csv
import io
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from django.conf import settings

from arbetsro.web.organisations.exchange.faults import FileError
from arbetsro.web.organisations.exchange.form import MOST_BYTES, SHEETS, SheetName, sheet_of
from arbetsro.web.organisations.exchange.reading import Row, rows_of

_DELIMITERS = (";", ",", "\t")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def tables(data: bytes) -> Iterator[tuple[SheetName, list[Row]]]:
    """The one sheet of a CSV file.

    Raises:
        FileError: It is no text, no CSV, or its headings are those of no sheet.
    """
    first, _, rest = _decoded(data).lstrip("\r\n").partition("\n")
    if first.lower().startswith("sep="):
        first, _, rest = rest.partition("\n")
    delimiter = max(_DELIMITERS, key=first.count)
    headings = [_heading(one) for one in next(csv.reader([first], delimiter=delimiter), [])]
    sheet = sheet_of(set(headings))
    if sheet is None:
        raise FileError("headings_of_nothing")
    yield sheet, rows_of(sheet, _rows(rest, delimiter), headings)


def is_zip_of_text(data: bytes) -> bool:
    """Whether it is a zip file with nothing but CSV files, as an export is."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except BadZipFile:
        return False
    return 0 < len(names) <= len(SHEETS) and all(name.endswith(".csv") for name in names)


def zipped(data: bytes) -> Iterator[tuple[SheetName, list[Row]]]:
    """The sheets of a zip file with CSV files.

    Raises:
        FileError: It cannot be unpacked, or one of them cannot be read.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_BYTES:
                raise FileError("too_large_inside", megabytes=MOST_BYTES // 1_000_000)
            for part in parts:
                yield from tables(archive.read(part))
    except (BadZipFile, RuntimeError, NotImplementedError, zlib.error) as error:
        raise FileError("not_text") from error


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    # A cell longer than the library's own limit is told about as a fault of its row.
    csv.field_size_limit(settings.UPLOAD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from enumerate(reader, 2)
    except csv.Error as error:
        raise FileError("not_csv", row=reader.line_num + 1) from error


def _heading(cell: str) -> str:
    return cell.strip().lower()


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16):
        raise FileError("utf_16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise FileError("not_text")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise FileError("not_text") from error
