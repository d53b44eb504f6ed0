"""The language of numbered rows: rows, formulas, books of sheets, evaluation and trace."""

from arbetsro.worksheets.book import Book, Cell, CircularSheetsError, Scope, Shape, address, build
from arbetsro.worksheets.declarations import DeclarationError, read_sheets
from arbetsro.worksheets.evaluation import Evaluation, Given, Missing, Result, evaluate
from arbetsro.worksheets.rows import Row, Sheet
from arbetsro.worksheets.trace import Step, explain, rests_on, sentence

__all__ = [
    "Book",
    "Cell",
    "CircularSheetsError",
    "DeclarationError",
    "Evaluation",
    "Given",
    "Missing",
    "Result",
    "Row",
    "Scope",
    "Shape",
    "Sheet",
    "Step",
    "address",
    "build",
    "evaluate",
    "explain",
    "read_sheets",
    "rests_on",
    "sentence",
]
