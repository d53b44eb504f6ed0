"""The data set as CSV: for Excel in the Nordic countries, or plain for other programs."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Literal

from arbetsro.evaluation.files.faults import FileError
from arbetsro.evaluation.files.raw import MOST_ROWS, Raw, guarded, unguarded

Style = Literal["excel", "plain"]

_DELIMITERS = (";", ",", "\t")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_csv(content: bytes) -> Raw:
    """The table of a CSV file, whatever parts its cells: semicolon, comma or tab.

    Raises:
        FileError: It is no text, or no CSV.
    """
    text = _decoded(content).lstrip("\r\n")
    skipped = 0
    if text[:4].lower() == "sep=":
        _, _, text = text.partition("\n")
        skipped = 1
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    lines = list(_lines(text, delimiter, skipped))
    headings = tuple(lines[0][1]) if lines else ()
    return Raw(headings, tuple((number, tuple(cells)) for number, cells in lines[1:]))


def as_csv(rows: Sequence[Sequence[str]], style: Style = "excel") -> bytes:
    """Rows of cells as CSV, the headings first.

    Args:
        rows: The cells; numbers with the decimal sign that the style wants.
        style: ``excel`` parts cells with semicolons and begins with a mark of its encoding;
            ``plain`` has commas and no mark, for REDCap, R and Python.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if style == "excel" else ",")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig" if style == "excel" else "utf-8")


def _lines(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, with their numbers as a spreadsheet counts them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1 + skipped):
            if number > MOST_ROWS:
                raise FileError.of("too_many_rows", most=MOST_ROWS)
            if any(map(str.strip, cells)):
                yield number, [unguarded(cell) for cell in cells]
    except csv.Error as error:
        raise FileError.of("not_csv", line=reader.line_num + skipped) from error


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        # Only what is no text at all holds a zero byte.
        return content.decode("ascii" if b"\0" in content else "cp1252")
    except UnicodeDecodeError as error:
        raise FileError.of("not_text") from error
