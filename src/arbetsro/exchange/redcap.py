"""An instrument as a REDCap data dictionary: a row an item in columns that go by their place."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import groupby

from arbetsro.exchange.faults import Note
from arbetsro.exchange.rules import Rule, Term, left_out, rules_of
from arbetsro.exchange.sheet import Choice, Question, Sheet, sheet_of
from arbetsro.instruments.structure import Instrument
from arbetsro.instruments.wording import Wording
from arbetsro.language import Language

COLUMNS = (
    "Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
    "Choices, Calculations, OR Slider Labels", "Field Note",
    "Text Validation Type OR Show Slider Number", "Text Validation Min", "Text Validation Max",
    "Identifier?", "Branching Logic (Show field only if...)", "Required Field?",
    "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name", "Matrix Ranking?",
    "Field Annotation",
)  # fmt: skip
_CHOICES = "Choices, Calculations, OR Slider Labels"
Row = dict[str, str]


def write_dictionary(of: Instrument, wording: Wording | None, language: Language) -> bytes:
    """The dictionary in one language, since REDCap keeps the others elsewhere.

    It has no byte-order mark: one that ends up within the quotes of the first heading makes REDCap
    refuse the file.

    Raises:
        NoWordsError: The words are not given, and are not the program's to show.
    """
    sheet = sheet_of(of, wording)
    spoken = language if language in sheet.languages else sheet.languages[0]
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_items(sheet, spoken))
    writer.writerows(_score(one, sheet.id, spoken) for one in rules_of(of))
    return file.getvalue().encode()


def not_written(of: Instrument, wording: Wording | None, language: Language) -> tuple[Note, ...]:
    """What of an instrument a dictionary has no place for."""
    others = [one for one in sheet_of(of, wording).languages if one != language]
    notes = [Note("other_languages", values={"given": ", ".join(others)})] if others else []
    return (*notes, *(Note("score_left_out", one.key) for one in left_out(of)))


def name_of(instrument: str, rest: object) -> str:
    """The name of a field: lower case, a letter first."""
    return re.sub(r"[^a-z0-9]+", "_", f"q_{instrument}_{rest}".casefold())


def _items(sheet: Sheet, language: Language) -> Iterator[Row]:
    recall = sheet.recall.get(language, "")
    headings = {one.key: f"{one.texts[language]}. {recall}" for one in sheet.sections}
    for section, asked in groupby(sheet.questions, key=lambda one: one.section):
        heading = headings.get(section, recall)
        for choices, run in groupby(asked, key=lambda one: one.choices):
            every = tuple(run)
            # A matrix is named by its first item, so that each has a name of its own.
            matrix = f"m_{every[0].number}" if len(every) > 1 else ""
            for one in every:
                yield _item(one, choices, sheet.id, language) | {
                    "Section Header": heading, "Matrix Group Name": matrix,
                }  # fmt: skip
                heading = ""


def _item(one: Question, choices: tuple[Choice, ...], form: str, language: Language) -> Row:
    return {
        "Variable / Field Name": name_of(form, one.number),
        "Form Name": form.replace("-", "_"),
        "Field Type": "radio",
        "Field Label": one.texts[language],
        _CHOICES: " | ".join(
            f"{choice.value}, {choice.text(language).replace('|', '/')}" for choice in choices
        ),
    }


def _score(rule: Rule, form: str, language: Language) -> Row:
    return {
        "Variable / Field Name": f"s{name_of(form, rule.key)[1:]}",
        "Form Name": form.replace("-", "_"),
        "Field Type": "calc",
        "Field Label": rule.label.in_(language),
        _CHOICES: formula(rule, form),
    }


def formula(rule: Rule, form: str) -> str:
    """A score as REDCap works it out; blank where too few are answered."""
    names = [f"[{name_of(form, term.number)}]" for term in rule.terms]
    count = " + ".join(f'if({name} = "", 0, 1)' for name in names)
    total = " + ".join(_term(*one) for one in zip(rule.terms, names, strict=True))
    mean = f"({total}) / ({count})"
    if rule.less:
        mean = f"({mean} - {rule.less:g})"
    score = f"{mean} * {rule.times:.12g}" if rule.times != 1 else mean
    return f'if(({count}) >= {rule.least}, {score}, "")'


def _term(term: Term, name: str) -> str:
    value = name if term.turned_from is None else f"{term.turned_from} - {name}"
    return f'if({name} = "", 0, {value})'
