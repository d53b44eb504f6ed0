"""The file of an SQLite database as an attacker reads it: by its pages, not by its rows.

The format is SQLite's own: https://www.sqlite.org/fileformat2.html, sections 1.6 and 1.7.
"""

from collections.abc import Iterator
from dataclasses import dataclass

#: Pages that hold rows: the leaves of tables and indexes, and the inner pages of indexes.
_TABLE, _INDEX, _INNER_INDEX = 13, 10, 2


@dataclass(frozen=True)
class Cell:
    """One row, where it lies in the file.

    Attributes:
        page, offset: The leaf that it begins in, and where in it.
        overflow: The page on which it goes on; 0 for none.
        start: The bytes of it that lie in the leaf.
    """

    page: int
    offset: int
    overflow: int
    start: bytes


def cells(file: bytes) -> Iterator[Cell]:
    """Every row of every page of the file, also of tables that are not asked for."""
    size = int.from_bytes(file[16:18], "big") or 65536
    size = 65536 if size == 1 else size
    for number in range(1, len(file) // size + 1):
        page = file[(number - 1) * size : number * size]
        head = 100 if number == 1 else 0
        if page[head] not in (_TABLE, _INDEX, _INNER_INDEX):
            continue
        for n in range(int.from_bytes(page[head + 3 : head + 5], "big")):
            at = head + (12 if page[head] == _INNER_INDEX else 8) + 2 * n
            offset = int.from_bytes(page[at : at + 2], "big")
            yield _cell(page, number, offset, page[head])


def _cell(page: bytes, number: int, offset: int, kind: int) -> Cell:
    is_table = kind == _TABLE
    payload, at = _varint(page, offset + 4 * (kind == _INNER_INDEX))
    if is_table:
        _, at = _varint(page, at)
    local = _local(payload, len(page), is_table)
    overflow = 0
    if local < payload:
        overflow = int.from_bytes(page[at + local : at + local + 4], "big")
    return Cell(number, offset, overflow, page[at : at + local])


def _local(payload: int, usable: int, is_table: bool) -> int:
    """How much of a row lies in the leaf itself."""
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    if payload <= most:
        return payload
    least = (usable - 12) * 32 // 255 - 23
    some = least + (payload - least) % (usable - 4)
    return some if some <= most else least


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        byte = page[at + n]
        if n == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 127
        if byte < 128:
            return value, at + n + 1
    raise AssertionError("a varint has at most nine bytes")
