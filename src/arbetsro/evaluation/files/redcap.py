"""The data dictionary of REDCap: the variables as a project that the plain CSV can be read into."""

import csv
import io
from collections.abc import Iterator

from arbetsro.evaluation.files.codebook import label_of
from arbetsro.evaluation.variables import Variable, sections, variables
from arbetsro.language import Language

#: REDCap reads the columns by their place, so that all of them stand here though few are used.
HEADINGS = (
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
FORM = "counselling"
_TYPES = {"choice": "radio", "flag": "yesno"}
_VALIDATION = {"whole": "integer", "decimal": "number"}


def as_dictionary(language: Language) -> bytes:
    """The dictionary as CSV: commas, and no mark before the first heading, which REDCap refuses."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows(_rows(language))
    return text.getvalue().encode()


def _rows(language: Language) -> Iterator[tuple[str, ...]]:
    section = ""
    for one in variables().values():
        heading = "" if one.section == section else sections()[one.section].in_(language)
        section = one.section
        # The record's own number may have no heading above it.
        yield _row(one, "" if one.kind == "key" else heading, language)


def _row(one: Variable, heading: str, language: Language) -> tuple[str, ...]:
    ends = ("", "") if one.lowest is None else (f"{one.lowest:g}", f"{one.highest:g}")
    return (
        one.name,
        FORM,
        heading,
        _TYPES.get(one.kind, "text"),
        one.label.in_(language),
        " | ".join(f"{choice.code}, {label_of(choice, language)}" for choice in one.choices),
        one.note.in_(language) if one.note else "",
        _VALIDATION.get(one.kind, ""),
        *ends,
        "",
        "",
        "y" if one.needed and one.kind != "key" else "",
        *[""] * 5,
    )
