"""An instrument from a REDCap data dictionary."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

from arbetsro.exchange.faults import ExchangeError, Note
from arbetsro.exchange.found import Found, found, key_of, numbers_of
from arbetsro.exchange.limesurvey.words import as_text
from arbetsro.exchange.redcap import COLUMNS
from arbetsro.exchange.sheet import Choice, Question, Section, Sheet
from arbetsro.language import LANGUAGES, Language, say

#: Columns by their place, as REDCap itself takes them.
_NAME, _FORM, _HEADING, _TYPE, _LABEL, _CHOICES, _LOGIC = 0, 1, 2, 3, 4, 5, 11
_WITH_CHOICES = ("radio", "dropdown")
#: Kinds that ask nothing of those who answer.
_ASKS_NOTHING = ("calc", "descriptive")


def read_dictionary(data: bytes, language: Language) -> Found:
    """The instrument in a dictionary, and what did not come along.

    Args:
        data: The file.
        language: The language that its words are in; the file does not say.

    Raises:
        ExchangeError: No instrument can be read from it.
    """
    reader = _Reader(language)
    rows = _rows(data)
    for row in rows:
        reader.read(row)
    numbers = numbers_of([one.key for one in reader.questions])
    questions = tuple(
        replace(one, number=number, key=key_of(one.key))
        for one, number in zip(reader.questions, numbers, strict=True)
    )
    form = next((row[_FORM] for row in rows), "") or "redcap"
    sheet = Sheet(form, {language: form}, (language,), tuple(reader.sections), questions)
    return found(sheet, reader.notes)


def _rows(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExchangeError("not_csv", why=str(error)) from error
    if not rows or len(rows[0]) < len(COLUMNS) - 1 or "field" not in rows[0][_NAME].casefold():
        raise ExchangeError("not_dictionary", n=len(COLUMNS), first=COLUMNS[0])
    width = len(COLUMNS)
    return [(row + [""] * width)[:width] for row in rows[1:] if any(row)]


class _Reader:
    """Goes through the rows and gathers questions, headings and what is lost."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.questions: list[Question] = []
        self.sections: list[Section] = []
        self.notes: list[Note] = []

    def read(self, row: list[str]) -> None:
        heading, name, kind = as_text(row[_HEADING]), row[_NAME], row[_TYPE].strip().casefold()
        if heading:
            self._heading({self.language: heading})
        if row[_LOGIC].strip():
            self.notes.append(Note("condition", name))
        if kind in _ASKS_NOTHING:
            return
        choices = _choices(row[_CHOICES], self.language) if kind in _WITH_CHOICES else ()
        choices = _ready(kind) or choices
        if len(choices) < 2:
            code = "no_choices" if kind in _WITH_CHOICES else "question_left_out"
            self.notes.append(Note(code, name, {"kind": kind}))
            return
        key = self.sections[-1].key if self.sections else ""
        texts = {self.language: as_text(row[_LABEL]) or name}
        self.questions.append(Question(0, name, texts, choices, key))

    def _heading(self, texts: dict[Language, str]) -> None:
        """Opens a section; questions that came before any get one without words."""
        if self.questions and not self.sections:
            self.sections.append(Section("part_0", {}, {}))
            self.questions = [replace(one, section="part_0") for one in self.questions]
        self.sections.append(Section(f"part_{len(self.sections) + 1}", texts, {}))


def _choices(text: str, language: Language) -> tuple[Choice, ...]:
    """``1, Never | 2, Seldom``; nothing where a code is no number."""
    pairs = [one.partition(",") for one in text.split("|") if one.strip()]
    if not all(re.fullmatch(r"\s*-?\d{1,4}\s*", code) for code, _, _ in pairs):
        return ()
    return tuple(_in_order(pairs, language))


def _in_order(pairs: list[tuple[str, str, str]], language: Language) -> Iterator[Choice]:
    for code, _, text in sorted(pairs, key=lambda one: int(one[0])):
        words = as_text(text)
        named = {language: words} if words and words != code.strip() else {}
        yield Choice(int(code), named)


def _ready(kind: str) -> tuple[Choice, ...]:
    """The answers of the kinds that have them ready."""
    words = {"yesno": ("no", "yes"), "truefalse": ("untrue", "true")}.get(kind, ())
    return tuple(
        Choice(value, {one: say(f"exchange.{word}", one) for one in LANGUAGES})
        for value, word in enumerate(words)
    )
