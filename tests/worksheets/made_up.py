"""Rows and sheets made up for a test, with no more than it needs."""

from typing import Any

from arbetsro.language import Text
from arbetsro.worksheets import Book, Row, Shape, Sheet, build
from arbetsro.worksheets.formula import parse

_TEXT = Text("text", "text", "text")


def row(code: str, formula: str | None = None, **given: Any) -> Row:
    """A row named as its code in small letters; an input where no formula is given."""
    settled = {"name": code.lower(), "sheet": code[0], "section": "", "level": "book"}
    parsed = None if formula is None else parse(formula)
    bounds = (-1e12, 1e12) if formula is None else None
    told = {"unit": "SEK", "label": _TEXT, "help": _TEXT, "bounds": bounds}
    return Row(**{"code": code, **settled, **told, "formula": parsed, **given})


def book(*rows: Row, shape: Shape = ()) -> Book:
    """The book of one sheet with these rows."""
    return build((Sheet(rows[0].sheet, _TEXT, _TEXT, rows),), shape)
