"""The words of an instrument's items, which a clinic loads under its own right to use them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from arbetsro.instruments.instrument import AnswerScale, Instrument, instrument
from arbetsro.instruments.wording_file import Row, Unreadable, rows_of
from arbetsro.language import LANGUAGES, Language, Text, say

#: The number of an answer that is called the same for every item.
_ALL = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of every item, in those languages that the clinic has them in.

    Attributes:
        instrument: The id of the instrument.
        items: By number of the item and by language.
        languages: The languages that every item has words in.
        mark: What must stand beside them; for the demo that they are not the instrument's.
        labels: What answers are called, by number of the item (0 for all of them) and value.
    """

    instrument: str
    items: Mapping[int, Mapping[Language, str]]
    languages: tuple[Language, ...]
    mark: Text | None = None
    labels: Mapping[tuple[int, int], Mapping[Language, str]] = field(default_factory=dict)

    @property
    def is_demo(self) -> bool:
        """Whether they are made up to show the program."""
        return self.mark is not None

    def text(self, number: int, language: Language) -> str:
        """The words of an item; in the clinic's first language where it lacks the one asked for."""
        return self.items[number][self.language_for(language)]

    def label(self, number: int, value: int, language: Language) -> str | None:
        """What an answer to an item is called, where the file says so."""
        found = self.labels.get((number, value)) or self.labels.get((_ALL, value))
        return found[self.language_for(language)] if found else None

    def language_for(self, language: Language) -> Language:
        """The language that the items are shown in to somebody who reads another."""
        return language if language in self.languages else self.languages[0]


@dataclass(frozen=True, slots=True)
class WordingFault:
    """One thing that is wrong with a file of wordings.

    Attributes:
        code: Which; ``counselling_words.wording_<code>`` is its sentence, and for what only
            surveys have ``instruments.wording_<code>``.
        place: The line or the item.
        values: What the sentence needs to know.
    """

    code: str
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: Language) -> str:
        """What is wrong, where, and what to do."""
        area = "instruments" if self.code == "no_such_answer" else "counselling_words"
        return say(f"{area}.wording_{self.code}", language, place=self.place, **self.values)


class WordingError(ValueError):
    """Wordings that cannot be used; ``faults`` names every reason."""

    def __init__(self, faults: Iterable[WordingFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(one.said("en") for one in self.faults))


def read_wording(text: str, of: str | Instrument = "smbm-12") -> Wording:
    """The wordings in a file: TOML with a table ``[[item]]`` each, or CSV with ``number;sv;en;da``.

    A language may be left out, but then for every item. What answers are called may stand there
    too: in CSV with ``=2`` for the number (value 2 of every item) or ``3=2`` (value 2 of item 3),
    in TOML in a table ``[[answer]]`` with ``value`` and, where it is of one item, ``item``.

    Raises:
        WordingError: They cannot be used; every fault is named.
        KeyError: There is no such instrument.
    """
    return _checked(instrument(of) if isinstance(of, str) else of, _rows(text))


@cache
def demo_wording() -> Wording:
    """Statements of our own for the demo, marked as such."""
    table: dict[str, Any] = tomllib.loads(
        (files(__package__) / "content" / "demo-wording.toml").read_text("utf-8")
    )
    rows = tuple(Row(f"{one['number']}", one["number"], _texts(one)) for one in table["item"])
    return _checked(instrument(table["instrument"]), rows, Text.read(table["mark"]))


def _texts(table: Mapping[str, str]) -> dict[Language, str]:
    return {language: table[language] for language in LANGUAGES}


def _rows(text: str) -> tuple[Row, ...]:
    try:
        return rows_of(text)
    except Unreadable as error:
        raise WordingError([WordingFault(error.code, error.place, error.values)]) from error


def _checked(of: Instrument, rows: tuple[Row, ...], mark: Text | None = None) -> Wording:
    languages = tuple(one for one in LANGUAGES if any(one in row.texts for row in rows))
    faults = [*_of_numbers(of, rows), *_of_answers(of, rows), *_of_languages(rows, languages)]
    if faults:
        raise WordingError(faults)
    items = {row.number: row.texts for row in rows if row.value is None}
    labels = {(row.number, row.value): row.texts for row in rows if row.value is not None}
    return Wording(of.id, items, languages, mark, labels)


def _of_answers(of: Instrument, rows: tuple[Row, ...]) -> Iterable[WordingFault]:
    seen: set[str] = set()
    for row in (one for one in rows if one.value is not None):
        if row.number != _ALL and not of.has_item(row.number):
            yield WordingFault("no_such_item", row.place, {"given": row.given, "n": len(of.items)})
        elif not any(row.value in scale.values for scale in _answers_of(of, row.number)):
            yield WordingFault("no_such_answer", row.place, {"given": row.given})
        elif row.given in seen:
            yield WordingFault("item_twice", row.place, {"given": row.given})
        seen.add(row.given)


def _answers_of(of: Instrument, number: int) -> Iterable[AnswerScale]:
    return of.answer_scales.values() if number == _ALL else [of.scale_of(number)]


def _of_numbers(of: Instrument, rows: tuple[Row, ...]) -> Iterable[WordingFault]:
    seen: set[int] = set()
    for row in (one for one in rows if one.value is None):
        if not of.has_item(row.number):
            yield WordingFault("no_such_item", row.place, {"given": row.given, "n": len(of.items)})
        elif row.number in seen:
            yield WordingFault("item_twice", row.place, {"given": row.given})
        seen.add(row.number)
    lacking = [str(item.number) for item in of.items if item.number not in seen]
    if lacking:
        yield WordingFault("items_missing", values={"given": ", ".join(lacking)})


def _of_languages(rows: tuple[Row, ...], languages: tuple[Language, ...]) -> Iterable[WordingFault]:
    for row in rows:
        lacking = [one for one in languages or LANGUAGES if one not in row.texts]
        if lacking:
            yield WordingFault("language_missing", row.place, {"given": ", ".join(lacking)})
