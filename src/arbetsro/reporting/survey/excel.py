"""A survey as an Excel file: results, answers, how many have answered, codebook, how it was made.

Each sheet is as wide as a page lying down, with its heading on every page.
"""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from arbetsro.evaluation.files.raw import guarded
from arbetsro.language import Language, say
from arbetsro.reporting.survey import codebook, columns
from arbetsro.reporting.survey.columns import Cell
from arbetsro.reporting.survey.export import Export

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: Columns that hold keys for other programs; their place is in the other files.
_KEYS = frozenset({"unit", "group", "variable"})
_WIDTHS = {
    "unit_name": 26, "within": 22, "about": 20, "group_name": 16, "label": 46, "value_label": 24,
    "direction": 16, "missing": 46, "source": 40, "side": 12, "part_of": 20, "variable": 22,
}  # fmt: skip
_FORMATS = dict.fromkeys(("mean", "sd", "low", "high"), "0.00") | dict.fromkeys(
    ("share", "rate"), "0 %"
)


def as_excel(export: Export, language: Language) -> bytes:
    """The workbook. Texts are never formulas, and numbers are numbers."""
    import xlsxwriter

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        for name in ("results", "answers", "people"):
            header = getattr(columns, name.upper())
            rows = getattr(columns, name)(export, language)
            _sheet(book, name, header, rows, language, without=_KEYS)
        _sheet(book, "codebook", codebook.COLUMNS, codebook.rows(export, language), language)
        _about(book, export, language)
    return target.getvalue()


def _sheet(
    book: "Workbook",
    name: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    language: Language,
    without: frozenset[str] = frozenset(),
) -> None:
    page = book.add_worksheet(say(f"survey_files.sheet_{name}", language))
    kept = [(at, one) for at, one in enumerate(header) if one not in without]
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {key: book.add_format({"num_format": told}) for key, told in _FORMATS.items()}
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, (_, one) in enumerate(kept):
        is_text = one in _WIDTHS
        page.set_column(place, place, _WIDTHS.get(one, 10), wrapped if is_text else None)
        page.write_string(0, place, say(f"survey_files.head_{one}", language), bold)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, (at, one) in enumerate(kept):
            _write(page, last, place, row[at], formats.get(one))
    _lay_out(page, last, len(kept) - 1)


def _write(page: "Worksheet", row: int, column: int, cell: Cell, told: Any) -> None:  # noqa: ANN401
    if isinstance(cell, str):
        if cell:
            page.write_string(row, column, guarded(cell))
    elif cell is not None:
        page.write_number(row, column, cell, told)


def _lay_out(page: "Worksheet", rows: int, columns: int) -> None:
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(rows, 1), columns)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")


def _about(book: "Workbook", export: Export, language: Language) -> None:
    page = book.add_worksheet(say("survey_files.sheet_about", language))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 110, wrapped)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    title = book.add_format({"bold": True})
    page.write_string(0, 0, say("survey_files.about", language), title)
    for number, line in enumerate(codebook.about(export, language), 2):
        page.write_string(number, 0, line)
