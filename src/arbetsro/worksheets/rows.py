"""Rows and sheets: what is declared once and read everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from arbetsro.language import Text
from arbetsro.worksheets.formula import Node

Level = Literal["book", "intervention", "activity"]
LEVELS: tuple[Level, ...] = ("book", "intervention", "activity")

Unit = Literal[
    "text",
    "share",
    "factor",
    "SEK",
    "SEK/year",
    "SEK/month",
    "SEK/day",
    "SEK/hour",
    "hours",
    "hours/year",
    "minutes",
    "minutes/hour",
    "days/year",
    "months",
    "people",
    "people/year",
    "spells/year",
    "FTE",
]

#: What a line that was left blank means. On paper an empty line for rent means that no rent was
#: paid, once anything is filled in for that activity; an empty line for the monthly pay means
#: that nobody knows it.
Blank = Literal["missing", "zero"]


@dataclass(frozen=True, slots=True)
class Row:
    """One numbered row of a worksheet.

    Attributes:
        code: The row's number on paper, such as ``C10``.
        name: What it is called in formulas and code.
        sheet: The letter of its sheet.
        section: The heading it stands under, by key.
        level: Whether it stands once, once an intervention or once an activity.
        unit: The unit; shares are fractions, money is kronor.
        formula: How it is computed, or nothing for an input.
        carried_from: Rows whose value it takes when nothing is typed, the first that exists.
        may_be_typed: A typed value may replace the formula.
        blank: What a blank line means.
        partner: A row that belongs with this one: if it is filled in, this line may not be blank.
        column: Which column of the row, where paper has several under one number.
        bounds: Lowest and highest value that can be right, in the row's unit.
        typical: The range in which most values lie; outside it the user is asked to look again.
        default: The value that the method itself prints, used when nothing is typed.
        default_source: Where that value comes from.
        module: The part beyond the published scope that must be asked for.
        tag: Rows of one tag are added up by ``tagged`` in a declaration.
        printed: Whether the published form has the row.
        where: Where people usually find the figure.
        source: Section or page of the published method.
    """

    code: str
    name: str
    sheet: str
    section: str
    level: Level
    unit: Unit
    label: Text
    help: Text
    where: Text | None = None
    source: str = ""
    formula: Node | None = None
    carried_from: tuple[str, ...] = ()
    may_be_typed: bool = False
    blank: Blank = "missing"
    partner: str | None = None
    column: str | None = None
    bounds: tuple[float, float] | None = None
    typical: tuple[float, float] | None = None
    default: float | None = None
    default_source: str = ""
    module: str | None = None
    tag: str | None = None
    printed: bool = True

    @property
    def is_input(self) -> bool:
        """Whether a user can fill the row in; a row that is only carried over has no bounds."""
        return self.may_be_typed or (self.formula is None and self.bounds is not None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: its letter, title, headings and rows in order."""

    letter: str
    title: Text
    purpose: Text
    rows: tuple[Row, ...]
    sections: Mapping[str, Text] = field(default_factory=dict)
    source: str = ""
