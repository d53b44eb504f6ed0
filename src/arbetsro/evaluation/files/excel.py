"""The data set as an Excel file: the rows, the code book, and where it comes from."""

import io
from typing import TYPE_CHECKING, Any

from arbetsro.evaluation.dataset import DataSet, Value
from arbetsro.evaluation.files.about import marks_of
from arbetsro.evaluation.files.codebook import COLUMNS, codebook
from arbetsro.evaluation.files.raw import guarded
from arbetsro.language import Language, say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (28, 26, 46, 16, 16, 34, 10, 50)


def as_excel(data: DataSet, language: Language) -> bytes:
    """The workbook. Texts are never formulas, and numbers are numbers."""
    import xlsxwriter

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        for name, value in marks_of(data).items():
            book.set_custom_property(name, value, "text")
        bold = book.add_format({"bold": True, "bottom": 1})
        _data(book.add_worksheet("Data"), data, bold, language)
        _codebook(book.add_worksheet(say("evaluation.codebook", language)), data, bold, language)
        _about(book.add_worksheet(say("evaluation.about_sheet", language)), data, bold, language)
    return target.getvalue()


def _data(
    page: "Worksheet",
    data: DataSet,
    bold: Any,  # noqa: ANN401 - a format of xlsxwriter
    language: Language,
) -> None:
    names = data.columns
    page.write_row(0, 0, names, bold)
    page.freeze_panes(1, 1)
    page.set_column(0, max(len(names) - 1, 0), 14)
    for number, row in enumerate(data.rows, 1):
        for place, name in enumerate(names):
            _write(page, number, place, row.get(name))
    if data.is_synthetic:
        # Seen on every printed page, and where the headings are.
        page.set_header(f"&C&B{say('evaluation.synthetic', language)}")
        page.write_comment(0, 0, say("evaluation.synthetic", language))


def _write(page: "Worksheet", row: int, column: int, value: Value | None) -> None:
    if isinstance(value, bool):
        page.write_number(row, column, int(value))
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    elif value is not None:
        page.write_string(row, column, guarded(value))


def _codebook(
    page: "Worksheet",
    data: DataSet,
    bold: Any,  # noqa: ANN401 - a format of xlsxwriter
    language: Language,
) -> None:
    for place, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        page.set_column(place, place, width)
        page.write_string(0, place, say(f"evaluation.codebook_{name}", language), bold)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    for number, row in enumerate(codebook(data.columns, language), 1):
        for place, cell in enumerate(row):
            page.write_string(number, place, cell)


def _about(
    page: "Worksheet",
    data: DataSet,
    bold: Any,  # noqa: ANN401 - a format of xlsxwriter
    language: Language,
) -> None:
    page.set_column(0, 0, 110)
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, say("evaluation.about_sheet", language), bold)
    lines = [say("evaluation.about_rows", language, count=len(data.rows))]
    if data.is_synthetic:
        lines.insert(0, say("evaluation.synthetic", language))
    if data.about:
        lines.append(data.about.in_(language))
    lines += [say("evaluation.about_missing", language), say("evaluation.about_duty", language)]
    for number, line in enumerate(lines, 2):
        page.write_string(number, 0, line)
