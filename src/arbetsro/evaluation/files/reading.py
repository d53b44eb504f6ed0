"""A data set from a file: every fault named at once, with its row and column."""

import difflib
from collections.abc import Collection, Mapping
from pathlib import Path

from arbetsro.evaluation.dataset import DataSet, Value, check, data_set
from arbetsro.evaluation.files.about import about_of, companion_of, is_synthetic, read_companion
from arbetsro.evaluation.files.cells import value_of
from arbetsro.evaluation.files.faults import FileError, FileFault
from arbetsro.evaluation.files.raw import FORMULA, MOST_BYTES, Raw
from arbetsro.evaluation.row_faults import RowFault
from arbetsro.evaluation.variables import variables

_ZIP, _OLD_EXCEL, _PARQUET, _SPSS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1", b"$FL"

#: How the keys of made-up people begin.
SYNTHETIC_KEY = "syn-"


def read_file(path: Path) -> DataSet:
    """The data set in a file; beside a CSV file its companion is read, where there is one.

    Raises:
        FileError: The file holds no data set; every fault is named.
        OSError: The file cannot be read.
    """
    companion = companion_of(path)
    marks = {}
    if companion.is_file():
        marks = read_companion(companion.read_bytes(), companion.name)
    return read_data(path.read_bytes(), marks)


def read_data(content: bytes, marks: Mapping[str, str] | None = None) -> DataSet:
    """The data set in the content of a CSV, Excel or Parquet file.

    Args:
        content: The file.
        marks: What is known of it from elsewhere. A set that either of them calls synthetic is.

    Raises:
        FileError: The content is no data set; every fault is named.
    """
    raw = _raw(content)
    rows = [_row(raw.headings, cells) for _, cells in raw.rows]
    faults = [*_of_headings(raw), *_of_cells(raw)]
    places = {(one.row, one.column) for one in faults}
    faults += [one for one in _of_rows(rows, raw) if not _is_told(one, places)]
    if faults:
        raise FileError(sorted(faults, key=lambda fault: fault.row or 0))
    told = marks or {}
    return data_set(
        rows,
        is_synthetic=is_synthetic(told) or is_synthetic(raw.marks) or any(map(_is_made_up, rows)),
        about=about_of(raw.marks) or about_of(told),
    )


def _raw(content: bytes) -> Raw:
    if not content.strip():
        raise FileError.of("empty")
    if len(content) > MOST_BYTES:
        raise FileError.of("too_large", megabytes=MOST_BYTES // 1_000_000)
    if content.startswith((_OLD_EXCEL, _SPSS)):
        raise FileError.of("old_excel" if content.startswith(_OLD_EXCEL) else "spss")
    # Each reader brings a library along, and only one of them is needed.
    if content.startswith(_ZIP):
        from arbetsro.evaluation.files.workbook import read_workbook

        return _tidy(read_workbook(content))
    if content.startswith(_PARQUET):
        from arbetsro.evaluation.files.parquet import read_parquet

        return _tidy(read_parquet(content))
    from arbetsro.evaluation.files.text import read_csv

    return _tidy(read_csv(content))


def _tidy(raw: Raw) -> Raw:
    headings = tuple(one.strip(" \t\ufeff\u00a0").lower() for one in raw.headings)
    return Raw(headings, raw.rows, raw.marks)


def _is_told(fault: FileFault, told: Collection[tuple[int | None, str]]) -> bool:
    """Whether it is told of the cell, or of the whole column, already."""
    return (fault.row, fault.column) in told or (None, fault.column) in told


def _of_headings(raw: Raw) -> list[FileFault]:
    """What is wrong with the first row, or with there being no other."""
    known = variables()
    named = [one for one in raw.headings if one]
    if not set(named) & set(known):
        raise FileError.of("no_headings", known=", ".join(list(known)[:5]))
    faults = []
    for name in dict.fromkeys(named):
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            values = {"near": near[0]} if near else {}
            faults.append(
                FileFault(
                    "unknown_column_near" if near else "unknown_column", None, name[:60], values
                )
            )
        elif named.count(name) > 1:
            faults.append(FileFault("column_twice", None, name))
    faults += [
        FileFault("column_missing", None, one.name)
        for one in known.values()
        if one.needed and one.name not in named
    ]
    return faults if raw.rows else [*faults, FileFault("no_rows")]


def _unknown(name: str) -> FileFault:
    near = difflib.get_close_matches(name, variables(), 1)
    if near:
        return FileFault("unknown_column_near", None, name[:60], {"near": near[0]})
    return FileFault("unknown_column", None, name[:60])


def _of_cells(raw: Raw) -> list[FileFault]:
    """Cells that no heading stands above, and formulas."""
    faults = []
    for number, cells in raw.rows:
        for place, cell in enumerate(cells):
            heading = raw.headings[place] if place < len(raw.headings) else ""
            if not cell.strip():
                continue
            if not heading:
                faults.append(FileFault("cell_without_heading", number, "", {"value": cell[:40]}))
            elif cell == FORMULA:
                faults.append(FileFault("formula", number, heading))
    return faults


def _row(headings: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, Value]:
    row: dict[str, Value] = {}
    for name, cell in zip(headings, cells, strict=False):
        value = value_of(cell, variables()[name]) if name in variables() else None
        if value is not None:
            row[name] = value
    return row


def _is_made_up(row: Mapping[str, Value]) -> bool:
    """Whether a key is one that only made-up people have, should all other marks be lost."""
    return str(row.get("key", "")).startswith(SYNTHETIC_KEY)


def _of_rows(rows: list[dict[str, Value]], raw: Raw) -> list[FileFault]:
    """What is wrong with the values, at the rows of the file."""
    return [_placed(fault, raw) for fault in check(rows)]


def _placed(fault: RowFault, raw: Raw) -> FileFault:
    """A fault of a row, at the row of the file."""
    values = dict(fault.values)
    if isinstance(first := values.get("first"), int):
        values["first"] = raw.rows[first - 1][0]
    placed = RowFault(fault.code, fault.row, fault.variable, fault.value, values)
    return FileFault("row", raw.rows[fault.row - 1][0], fault.variable, {"fault": placed})
