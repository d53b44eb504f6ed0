"""A tab of the workbook: how things are put on it.

Lines are counted from one, as people and formulas count them, and columns from zero.
"""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from arbetsro import __version__
from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.styles import Condition, Kind, font_size, letters_per_figure, wraps

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

At = tuple[int, int]
#: The first line below a page's title and purpose.
TOP = 3
_A4 = 9
_FREE = {"format_columns": True, "format_rows": True}


class Page:
    """A new tab with its title and purpose on the first two lines, protected and ready to print.

    Args:
        job: The workbook.
        name: What stands on the tab.
        title: The first line.
        purpose: The second line.
        widths: Of the columns, in characters.
    """

    def __init__(
        self, job: Job, name: str, title: str, purpose: str, widths: Sequence[float]
    ) -> None:
        self.name = name
        self._job = job
        self._widths = widths
        self._heights: dict[int, float] = {}
        self._last = 1
        self._sheet: Worksheet = job.workbook.add_worksheet(name)
        job.contents[name] = title
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        self._sheet.set_row(0, 27)
        self._sheet.write_string(0, 0, title, job.styles("title"))
        self.across(2, purpose, "purpose")
        self._sheet.hide_gridlines(2)
        self._sheet.protect("", _FREE)
        self._set_paper()

    def _set_paper(self) -> None:
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        made_by = f"arbetsro {__version__} · {self._job.analysis.fingerprint}"
        self._sheet.set_footer(f"&L&9{made_by}&C&9&A&R&9{self._job.say('page')}")

    def keep_in_sight(self, line: int) -> None:
        """Keeps the lines down to this one on the screen, and prints it on every page."""
        self._sheet.freeze_panes(line, 0)
        self._sheet.repeat_rows(line - 1)

    def text(self, at: At, text: str, kind: Kind = "text") -> None:
        """A text, never taken for a formula or an address."""
        self._sheet.write_string(at[0] - 1, at[1], text, self._job.styles(kind))
        self._print_to(at[0])
        if wraps(kind):
            self._make_room(at[0], text, kind, self._widths[at[1]])

    def _print_to(self, line: int) -> None:
        """Prints down to this line at least, and never further right than the columns.

        A long name reaches over the edge, and would make all else on the paper small.
        """
        self._last = max(self._last, line)
        self._sheet.print_area(0, 0, self._last - 1, len(self._widths) - 1)

    def _make_room(self, line: int, text: str, kind: Kind, width: float) -> None:
        """Makes a line high enough for a text: not every program does so by itself."""
        size = font_size(kind)
        rows = len(wrap(text, int(width * letters_per_figure(kind)))) or 1
        height = max(self._heights.get(line, 15), rows * size * 1.36 + 1)
        self._heights[line] = height
        self._sheet.set_row(line - 1, height)

    def link(self, at: At, text: str, tab: str, cell: str = "A1") -> None:
        """A text that leads to a cell of a tab."""
        look = self._job.styles("link")
        self._sheet.write_url(at[0] - 1, at[1], f"internal:'{tab}'!{cell}", look, text)

    def number(self, at: At, number: float, unit: str, kind: Kind = "value") -> None:
        """A number that stands there for good."""
        look = self._job.styles.of_unit(kind, unit)
        self._sheet.write_number(at[0] - 1, at[1], number, look)

    def formula(
        self,
        at: At,
        formula: str,
        number: float | None,
        unit: str,
        kind: Kind = "value",
        name: str = "",
    ) -> None:
        """A locked formula.

        Args:
            at: Where.
            formula: Beginning with ``=``.
            number: What the library makes of it, for programs that do not calculate.
            unit: Its unit.
            kind: Its look.
            name: The name by which other formulas know it.
        """
        shown = "#N/A" if number is None else number
        look = self._job.styles.of_unit(kind, unit)
        self._sheet.write_formula(at[0] - 1, at[1], formula, look, shown)
        if name:
            self._define(name, at)

    def entry(
        self, at: At, number: float | None, unit: str, rule: Mapping[str, Any], name: str = ""
    ) -> None:
        """An unlocked cell to enter a number in, filled in or blank."""
        self._sheet.write(at[0] - 1, at[1], number, self._job.styles.of_unit("entry", unit))
        self._sheet.data_validation(at[0] - 1, at[1], at[0] - 1, at[1], dict(rule))
        if name:
            self._define(name, at)

    def count(self, at: At, formula: str, number: int, words: str, name: str) -> None:
        """A count in words, as ``Filled in: 3``."""
        look = self._job.styles("count", f'"{words}:\xa0"0')
        self._sheet.write_formula(at[0] - 1, at[1], formula, look, number)
        self._define(name, at)

    def _define(self, name: str, at: At) -> None:
        letter = "ABCDEFGHIJ"[at[1]]
        self._job.workbook.define_name(name, f"='{self.name}'!${letter}${at[0]}")

    def rule(self, line: int, kind: Kind = "blank") -> None:
        """An empty line across the page, to write upon."""
        for column in range(len(self._widths)):
            self._sheet.write_blank(line - 1, column, None, self._job.styles(kind))

    def band(self, line: int, text: str, kind: Kind = "section") -> None:
        """A heading across the page."""
        self.rule(line, kind)
        self.text((line, 0), text, kind)
        self._sheet.set_row(line - 1, 20)

    def heads(self, line: int, heads: Sequence[str], *, numbers: range = range(0)) -> None:
        """The heads of a table's columns; those over numbers stand to the right."""
        for column, head in enumerate(heads):
            self.text((line, column), head, "head_of_numbers" if column in numbers else "head")

    def across(self, line: int, text: str, kind: Kind) -> None:
        """A text across the page."""
        look = self._job.styles(kind)
        self._sheet.merge_range(line - 1, 0, line - 1, len(self._widths) - 1, "", look)
        self._sheet.write_string(line - 1, 0, text, look)
        self._print_to(line)
        self._make_room(line, text, kind, sum(self._widths))

    def paragraphs(
        self, line: int, heading: str, texts: Sequence[str], kind: Kind = "plain"
    ) -> int:
        """Texts across the page under a heading; gives the line where the next part begins."""
        self.band(line, heading)
        for number, text in enumerate(texts, line + 1):
            self.across(number, text, kind)
        return line + len(texts) + 2

    def condition(self, first: At, last: At, formula: str, look: Condition) -> None:
        """Lays a look over cells where a formula, written for the first of them, holds."""
        rule = {"type": "formula", "criteria": formula, "format": self._job.styles.condition(look)}
        self._sheet.conditional_format(first[0] - 1, first[1], last[0] - 1, last[1], rule)

    def grey_out_missing(self, first: At, last: At) -> None:
        """Makes #N/A look calm."""
        self.condition(first, last, f"=ISNA({'ABCDEFGHIJ'[first[1]]}{first[0]})", "missing")
