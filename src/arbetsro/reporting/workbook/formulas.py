"""The Excel formula of each cell: the same rules as in ``worksheets.evaluation``, but live."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from arbetsro.reporting.workbook.plan import Place
from arbetsro.worksheets import Book, Cell, Scope
from arbetsro.worksheets.formula import SIGNS_IN_EXCEL, Node, Number, Operation, Sum, written

#: The columns of a tab of rows.
CODE, LABEL, ENTERED, VALUE, UNIT, NOTE = range(6)
MISSING = "NA()"
#: Excel takes 255 arguments and 8 192 characters a formula; as many names are well within both.
_MOST_TERMS = 200


def defined_name(address: str) -> str:
    """The name by which formulas know the value of a cell: ``activity_cost_1_2``."""
    return address.replace("@", "_").replace(".", "_")


def filled_in(scope: Scope) -> str:
    """The name of the cell that counts what is filled in for an activity."""
    return defined_name(f"filled_in@{'.'.join(map(str, scope))}")


def entered(place: Place) -> str:
    """The cell of a line where a value is entered, seen from the same tab."""
    return f"$C{place.line}"


def plain(number: float) -> str:
    """A number as a formula writes it."""
    return f"{number:.15g}"


@dataclass(frozen=True)
class Formulas:
    """The formulas of a book's cells.

    Attributes:
        book: The cells.
        places: Where those that stand on a tab do so, by address.
        helpers: Names that stand for a part of a long formula, with what they refer to. Filled
            as formulas are asked for.
    """

    book: Book
    places: Mapping[str, Place]
    helpers: dict[str, str] = field(default_factory=dict)

    def of(self, cell: Cell, *, may_be_entered: bool) -> str:
        """The formula of a cell that stands on a tab."""
        if not may_be_entered:
            return f"={self._not_entered(cell)}"
        typed = entered(self.places[cell.address])
        return f"=IF(ISBLANK({typed}),{self._not_entered(cell)},{typed})"

    def _not_entered(self, cell: Cell) -> str:
        """What a cell is when nothing is entered: computed, carried over, default or missing."""
        if cell.formula is not None:
            return self._computed(cell)
        blank = self._blank(cell)
        if cell.carries is None:
            return blank
        carried = self._refer(cell.carries)
        return carried if blank == MISSING else f"IF(ISNUMBER({carried}),{carried},{blank})"

    def _blank(self, cell: Cell) -> str:
        if cell.row.default is not None:
            return plain(cell.row.default)
        if cell.row.blank == "missing":
            return MISSING
        begun = f"{filled_in(cell.scope)}>0"
        if cell.partner is not None:
            begun = f"AND({begun},ISBLANK({entered(self.places[cell.partner])}))"
        return f"IF({begun},0,{MISSING})"

    def _computed(self, cell: Cell) -> str:
        assert cell.formula is not None  # noqa: S101 - the caller has seen to it
        if isinstance(cell.formula, Sum):
            return self._sum(cell.address, cell.formula)
        text = written(cell.formula, self._refer, SIGNS_IN_EXCEL)
        return f"IFERROR({text},{MISSING})" if _may_divide_by_zero(cell.formula) else text

    def _sum(self, address: str, terms: Sum) -> str:
        """A sum of any length: of names where they are few, else of named parts."""
        if not terms.names:
            return MISSING
        names = [self._refer(name) for name in terms.names]
        if len(names) <= _MOST_TERMS:
            return f"SUM({','.join(names)})"
        parts: list[str] = []
        for start in range(0, len(names), _MOST_TERMS):
            parts.append(f"{defined_name(address)}_part_{len(parts) + 1}")
            self.helpers[parts[-1]] = f"=SUM({','.join(names[start : start + _MOST_TERMS])})"
        return f"SUM({','.join(parts)})"

    def _refer(self, address: str) -> str:
        """What stands for another cell."""
        if address in self.places:
            return defined_name(address)
        return self._of_absent_sheet(self.book.cells[address])

    def _of_absent_sheet(self, cell: Cell) -> str:
        """The sum of a sheet that an activity does not have: zero once its other sum is given."""
        return f"IF({filled_in(cell.scope)}>0,0,{MISSING})"


def _may_divide_by_zero(node: Node) -> bool:
    match node:
        case Operation("/", left, Number()):
            return _may_divide_by_zero(left)
        case Operation("/", _, _):
            return True
        case Operation(_, left, right):
            return _may_divide_by_zero(left) or _may_divide_by_zero(right)
    return False
