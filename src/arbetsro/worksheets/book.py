"""A book of sheets for one case: every row as the cells it has there, in order of calculation."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from arbetsro.worksheets.formula import Name, Node, Number, Operation, Sum, Total, names
from arbetsro.worksheets.rows import LEVELS, Level, Row, Sheet

#: How many activities each intervention has.
Shape = tuple[int, ...]
#: Which intervention and activity a cell belongs to, counted from one; empty for the whole book.
Scope = tuple[int, ...]


class CircularSheetsError(ValueError):
    """Rows that wait for each other; ``cells`` names them in order."""

    def __init__(self, cells: Iterable[str]) -> None:
        self.cells = tuple(cells)
        super().__init__(f"rows wait for each other: {' → '.join(self.cells)}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One row in one place.

    Attributes:
        row: The declared row.
        scope: The intervention and activity it belongs to.
        formula: The row's formula with names replaced by the addresses of cells.
        carries: The cell whose value it takes when nothing is typed.
        partner: The cell that may not be filled in alone.
    """

    row: Row
    scope: Scope = ()
    formula: Node | None = None
    carries: str | None = None
    partner: str | None = None

    @property
    def address(self) -> str:
        """The cell's name in the book: the row's name, and ``@1.2`` on an inner level."""
        return address(self.row.name, self.scope)

    @property
    def code(self) -> str:
        """The cell's number as people know it from paper."""
        return paper_code(self.row, self.scope)

    @property
    def waits_for(self) -> Iterator[str]:
        """The addresses of the cells that its value may depend on."""
        if self.formula is not None:
            yield from names(self.formula)
        if self.carries is not None:
            yield self.carries


@dataclass(frozen=True)
class Book:
    """The sheets of one case.

    Attributes:
        sheets: The declared sheets.
        shape: How many activities each intervention has.
        cells: Every cell by its address, in an order in which they can be calculated.
    """

    sheets: tuple[Sheet, ...]
    shape: Shape
    cells: Mapping[str, Cell]

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The declared rows by name."""
        return {row.name: row for sheet in self.sheets for row in sheet.rows}

    @cached_property
    def _by_code(self) -> dict[str, Cell]:
        return {cell.code.upper(): cell for cell in self.cells.values()}

    def find(self, text: str) -> Cell | None:
        """The cell with this code (``C10``, ``I26@1.1``) or name, or nothing."""
        return self.cells.get(text) or self._by_code.get(text.upper())

    def on(self, sheet: Sheet, scope: Scope = ()) -> list[Cell]:
        """The cells of a sheet in one scope, in the order of the form."""
        return [
            cell
            for row in sheet.rows
            if (cell := self.cells.get(address(row.name, scope))) is not None
        ]


def address(name: str, scope: Scope = ()) -> str:
    """The address of a row's cell in a scope."""
    return f"{name}@{'.'.join(map(str, scope))}" if scope else name


_PAPER = re.compile(r"([A-Z])(\d+)")
#: The published sheet G has room for five interventions of four activities, six lines each.
_G_LINES, _G_INTERVENTIONS, _G_ACTIVITIES = 6, 5, 4


def paper_code(row: Row, scope: Scope) -> str:
    """The number of a row in a scope, as on paper where paper has one, else with ``@``."""
    column = f".{row.column}" if row.column else ""
    if not scope:
        return row.code + column
    match = _PAPER.fullmatch(row.code)
    fits = scope[0] <= _G_INTERVENTIONS and (len(scope) == 1 or scope[1] <= _G_ACTIVITIES)
    if row.sheet == "G" and match and fits:
        line = int(match[2]) + _G_LINES * (scope[0] - 1) + (scope[1] - 1 if len(scope) > 1 else 0)
        return f"G{line}{column}"
    return address(row.code + column, scope)


def build(sheets: tuple[Sheet, ...], shape: Shape) -> Book:
    """The book of these sheets for a case of this shape.

    Raises:
        CircularSheetsError: Rows wait for each other.
    """
    rows = {row.name: row for sheet in sheets for row in sheet.rows if row.unit != "text"}
    names_by_code = {row.code: row.name for row in rows.values() if row.column is None}
    cells = [
        _bound(row, scope, rows, names_by_code, shape)
        for row in rows.values()
        for scope in _scopes(row.level, shape)
    ]
    by_address = {cell.address: cell for cell in cells}
    return Book(sheets, shape, {key: by_address[key] for key in _in_order(by_address)})


def _in_order(cells: Mapping[str, Cell]) -> Iterator[str]:
    sorter = TopologicalSorter({key: list(cell.waits_for) for key, cell in cells.items()})
    try:
        yield from sorter.static_order()
    except CycleError as error:
        raise CircularSheetsError(cells[key].code for key in error.args[1]) from error


def _scopes(level: Level, shape: Shape) -> list[Scope]:
    if level == "book":
        return [()]
    if level == "intervention":
        return [(i,) for i in range(1, len(shape) + 1)]
    return [(i, j) for i, count in enumerate(shape, 1) for j in range(1, count + 1)]


def _bound(
    row: Row, scope: Scope, rows: Mapping[str, Row], codes: Mapping[str, str], shape: Shape
) -> Cell:
    def here(name: str) -> str:
        return address(name, scope[: LEVELS.index(rows[name].level)])

    def below(name: str) -> tuple[str, ...]:
        inner = _scopes(rows[name].level, shape)
        return tuple(address(name, s) for s in inner if s[: len(scope)] == scope)

    carried = next((codes.get(c, c) for c in row.carried_from if codes.get(c, c) in rows), None)
    return Cell(
        row,
        scope,
        formula=None if row.formula is None else _with_addresses(row.formula, here, below),
        carries=None if carried is None else here(carried),
        partner=None if row.partner is None else here(row.partner),
    )


def _with_addresses(
    node: Node, here: Callable[[str], str], below: Callable[[str], tuple[str, ...]]
) -> Node:
    match node:
        case Name(name):
            return Name(here(name))
        case Total(name):
            return Sum(below(name))
        case Operation(operator, left, right):
            return Operation(
                operator,
                _with_addresses(left, here, below),
                _with_addresses(right, here, below),
            )
        case Number() | Sum():
            return node
