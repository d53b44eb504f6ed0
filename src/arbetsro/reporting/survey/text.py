"""A survey as CSV, as Excel in the Nordic countries reads it."""

import csv
import io
from collections.abc import Iterable, Sequence

from arbetsro.evaluation.files.cells import cell_of
from arbetsro.evaluation.files.raw import guarded
from arbetsro.language import Language
from arbetsro.reporting.survey import codebook, columns
from arbetsro.reporting.survey.columns import Cell
from arbetsro.reporting.survey.export import Export


def results_csv(export: Export, language: Language) -> bytes:
    """The results; the first line names the columns as the codebook does."""
    return as_csv(columns.RESULTS, columns.results(export, language))


def answers_csv(export: Export, language: Language) -> bytes:
    """How many gave each answer."""
    return as_csv(columns.ANSWERS, columns.answers(export, language))


def codebook_csv(export: Export, language: Language) -> bytes:
    """The codebook."""
    return as_csv(codebook.COLUMNS, codebook.rows(export, language))


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Semicolons, decimal commas, and a mark of the encoding first.

    A text that a spreadsheet might run begins with an apostrophe; a number below nought is none.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(header)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    return guarded(cell) if isinstance(cell, str) else cell_of(cell)
