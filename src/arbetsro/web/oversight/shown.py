"""Demands, cost and operations in words for a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arbetsro.economics.declared import rows_by_code
from arbetsro.language import Language, Writer
from arbetsro.reporting.board.pack import Balance, Cost, Monthly, Operation, Weighed

#: As many months as stand beside each other.
_MONTHS = 6


@dataclass(frozen=True, slots=True)
class OperationShown:
    """A figure of operations: its last months, and the same month a year before."""

    name: str
    measured_in: str
    months: tuple[tuple[str, str], ...]
    year_before: str


def of_side(balance: Balance | None, side: str) -> list[Weighed]:
    """The demands or the resources, as they are ordered."""
    return [one for one in balance.items if one.side == side] if balance else []


def cost_shown(cost: Cost, language: Language) -> list[tuple[str, str, str]]:
    """The rows of an analysis: code, name and value."""
    labels = {code: row.label.in_(language) for code, row in rows_by_code().items()}
    return [
        (one.code, labels[one.code], _amount(one.value, one.unit, language))
        for one in cost.rows
        if one.code in labels
    ]


def operations_shown(
    operations: Iterable[Operation], language: Language
) -> Iterator[OperationShown]:
    """The figures of operations with their last months."""
    for one in operations:
        last = one.months[-1]
        year_ago = last.month.replace(year=last.month.year - 1)
        before = next((m for m in one.months if m.month == year_ago), None)
        months = tuple((f"{m.month:%Y-%m}", _value(m, language)) for m in one.months[-_MONTHS:])
        yield OperationShown(
            one.name, one.measured_in, months, _value(before, language) if before else "–"
        )


def _value(one: Monthly, language: Language) -> str:
    return Writer(language).number(one.value, 0 if float(one.value).is_integer() else 2)


def _amount(value: float | None, unit: str, language: Language) -> str:
    return "–" if value is None else Writer(language).value(value, unit)
