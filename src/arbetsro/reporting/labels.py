"""What a cell is called in a document."""

from arbetsro.economics.case import Case
from arbetsro.economics.check import place_of
from arbetsro.language import Language
from arbetsro.worksheets import Cell


def label(cell: Cell, case: Case, language: Language) -> str:
    """The row's label, and the activity or intervention where the row stands once for each."""
    place = place_of(cell, case)
    name = place.activity or place.intervention
    text = cell.row.label.in_(language)
    return f"{text} – {name}" if name else text
