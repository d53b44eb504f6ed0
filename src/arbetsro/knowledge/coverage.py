"""What tables 1 to 3 of the Danish analysis hold, cell by cell, and which entries cover it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from arbetsro.knowledge.content import Reader, Table, read_content
from arbetsro.language import Text

#: The columns of the tables.
COLUMNS = ("evidence", "recommendations", "experience")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a cell of the source names, and the entries that cover it."""

    says: Text
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table of the source. Without items the source describes no intervention."""

    stage: str
    level: str
    column: str
    items: tuple[Item, ...]


@cache
def coverage() -> Mapping[tuple[str, str, str], Cell]:
    """Every cell of the three tables, by stage, level and column.

    Raises:
        ContentError: The file is faulty.
    """
    return read_content("coverage", _cells)


def _cells(reader: Reader, table: Table) -> Mapping[tuple[str, str, str], Cell]:
    cells = reader.each(table, "cell", lambda one, at: _cell(reader, one, at))
    return {(cell.stage, cell.level, cell.column): cell for cell in cells}


def silent_columns(level: str, stage: str) -> tuple[str, ...]:
    """The columns in which the source describes no intervention for a level and a stage."""
    cells = coverage()
    return tuple(column for column in COLUMNS if not cells[stage, level, column].items)


def _cell(reader: Reader, table: Table, at: str) -> Cell:
    reader.expect(table, {"stage", "level", "column", "item"}, at)
    column = reader.value(table, "column", str, "", at)
    if column not in COLUMNS:
        reader.fault("unknown_word", f"{at}.column", given=column, known=", ".join(COLUMNS))
    items = reader.each(table, "item", lambda one, place: _item(reader, one, f"{at}.{place}"))
    stage, level = (
        reader.word(table, "stage", "stage", at),
        reader.word(table, "level", "level", at),
    )
    return Cell(stage, level, column, items)


def _item(reader: Reader, table: Table, at: str) -> Item:
    reader.expect(table, {"says", "entries"}, at)
    entries = reader.entries(table, "entries", at)
    return Item(reader.text(table, "says", at), entries)
