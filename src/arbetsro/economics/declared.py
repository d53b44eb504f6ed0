"""What the economics declares in its content files: sheets, reference values, cost categories."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from arbetsro.language import Text
from arbetsro.worksheets import Row, Sheet, read_sheets

#: The parts beyond the published scope, in the order in which reports show them.
MODULES = ("turnover", "absence_classes", "cover", "multiplier", "effects", "vat")


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """A published figure that may stand in for one's own, where the user asks for it.

    Attributes:
        id: What a case file calls it.
        rows: The rows it may be used for; none where it only serves comparison.
        value: In the unit of the row; shares are fractions.
        year: The year that the data is of.
        label: What was measured.
        population: Who was asked or counted.
        citation: Author, title and year.
        found_in: Where the project read it.
        low: The lower end of a range, where the source gives one.
        high: The upper end.
        note: What to beware of.
    """

    id: str
    rows: tuple[str, ...]
    value: float
    year: int
    label: Text
    population: Text
    citation: str
    found_in: str
    low: float | None = None
    high: float | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class CostItem:
    """A kind of cost that a work environment can cause, and what the analysis makes of it."""

    key: str
    label: Text
    covered: str
    by: tuple[str, ...] = ()
    module: str | None = None


@dataclass(frozen=True, slots=True)
class CostGroup:
    """Kinds of cost that belong together."""

    key: str
    label: Text
    costs: tuple[CostItem, ...] = field(default=())


@cache
def sheets(modules: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
    """The declared sheets, with the parts beyond the published scope that are asked for."""
    return read_sheets(files(__package__) / "sheets", modules)


@cache
def rows_by_code() -> dict[str, Row]:
    """Every declared row by code and column, as in ``G9.external``."""
    return {
        row.code + (f".{row.column}" if row.column else ""): row
        for sheet in sheets(MODULES)
        for row in sheet.rows
    }


@cache
def reference_values() -> dict[str, ReferenceValue]:
    """The reference values by id, in the order of the file."""
    found = (_reference(table) for table in _content("reference.toml")["reference"])
    return {reference.id: reference for reference in found}


@cache
def cost_groups() -> tuple[CostGroup, ...]:
    """The checklist of costs that a work environment can cause."""
    return tuple(
        CostGroup(
            group["key"],
            Text.read(group["label"]),
            tuple(
                CostItem(**{**cost, "label": Text.read(cost["label"]), "by": tuple(cost["by"])})
                for cost in group["cost"]
            ),
        )
        for group in _content("cost_categories.toml")["group"]
    )


def _reference(table: dict[str, Any]) -> ReferenceValue:
    texts: dict[str, Any] = {
        key: Text.read(table[key]) for key in ("label", "population", "note") if key in table
    }
    given: dict[str, Any] = {**table, **texts, "rows": tuple(table["rows"])}
    return ReferenceValue(**given)


def _content(file: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / file).read_text("utf-8"))
