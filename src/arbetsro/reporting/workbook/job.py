"""What every part of the workbook needs while it is being made, and how a page is opened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from arbetsro import __version__
from arbetsro.economics.analysis import Analysis
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.workbook.plan import Plan
from arbetsro.reporting.workbook.styles import Condition, Kind, Styles

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_FREE = {"format_columns": True, "format_rows": True}


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
        contents: The titles of the tabs that are there, by name.
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

    def page(
        self, name: str, title: str, purpose: str, widths: Sequence[float]
    ) -> "Worksheet":
        """A new tab with its title and purpose on the first two lines, ready to print.

        Args:
            name: What stands on the tab.
            title: The first line.
            purpose: The second line.
            widths: Of the columns, in characters.
        """
        sheet = self.workbook.add_worksheet(name)
        self.contents[name] = title
        sheet.hide_gridlines(2)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_row(0, 27)
        sheet.write_string(0, 0, title, self.styles("title"))
        self.across(sheet, 1, purpose, "purpose", widths)
        self._paper(sheet)
        return sheet

    def _paper(self, sheet: "Worksheet") -> None:
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        made_by = f"arbetsro {__version__} · {self.analysis.fingerprint}"
        sheet.set_footer(f"&L&9{made_by}&C&9&A&R&9{self.say('page')}")
        sheet.protect("", _FREE)

    def heads(self, sheet: "Worksheet", line: int, heads: Sequence[str], texts: int = 99) -> None:
        """The heads of a table's columns: the first few over texts, the others over numbers."""
        for column, head in enumerate(heads):
            kind: Kind = "head" if column < texts else "head_of_numbers"
            sheet.write_string(line, column, head, self.styles(kind))

    def across(
        self, sheet: "Worksheet", line: int, text: str, kind: Kind, widths: Sequence[float]
    ) -> None:
        """A text across the page."""
        # Merged cells do not grow with their text, so the height is worked out here.
        lines = -(-len(text) // int(sum(widths) * 0.9))
        sheet.set_row(line, 15 * lines + 3)
        sheet.merge_range(line, 0, line, len(widths) - 1, "", self.styles(kind))
        sheet.write_string(line, 0, text, self.styles(kind))

    def band(self, sheet: "Worksheet", line: int, text: str, columns: int) -> None:
        """A heading across the page."""
        for column in range(columns):
            sheet.write_blank(line, column, None, self.styles("section"))
        sheet.write_string(line, 0, text, self.styles("section"))

    def condition(
        self, sheet: "Worksheet", cells: tuple[int, int, int, int], formula: str, look: Condition
    ) -> None:
        """Lays a look over cells where a formula, written for the first of them, holds."""
        rule = {"type": "formula", "criteria": formula, "format": self.styles.condition(look)}
        sheet.conditional_format(*cells, rule)
