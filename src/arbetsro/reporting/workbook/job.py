"""What every part of the workbook needs while it is being made."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from arbetsro.economics.analysis import Analysis
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.workbook.plan import Plan
from arbetsro.reporting.workbook.styles import Styles
from arbetsro.worksheets import Cell, Result

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

#: The rows that people look for, in the order in which they are shown.
HEADLINES = (
    "ill_health_cost", "measures_cost", "benefit", "surplus", "return_on_investment",
    "highest_cost", "break_even_effect", "break_even_high_stress_share",
    "extended_cost", "extended_benefit", "extended_surplus", "extended_return",
)  # fmt: skip


@dataclass(frozen=True)
class Job:
    """One workbook in the making.

    Attributes:
        analysis: What is written.
        language: The language it is written in.
        made: The day it is made.
        workbook: The file.
        styles: Its formats.
        plan: Its tabs of rows.
        contents: The titles of the tabs that are there so far, by name.
    """

    analysis: Analysis
    language: Language
    made: date
    workbook: "Workbook"
    styles: Styles
    plan: Plan
    contents: dict[str, str] = field(default_factory=dict)

    @property
    def writer(self) -> Writer:
        """Writes numbers inside running text."""
        return Writer(self.language)

    def say(self, key: str, **values: object) -> str:
        """A message of the workbook."""
        return say(f"workbook.{key}", self.language, **values)

    def unit(self, unit: str) -> str:
        """A unit in words."""
        return self.say(f"unit_{unit}")

    def label(self, cell: Cell) -> str:
        """What a cell's row is called."""
        return cell.row.label.in_(self.language)

    def result(self, cell: Cell) -> Result:
        """What the library makes of a cell."""
        return self.analysis.evaluation.results[cell.address]
