"""The words of an instrument's items, which a clinic loads under its own right to use them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from arbetsro.instruments.instrument import Instrument, instrument
from arbetsro.instruments.wording_file import Row, Unreadable, rows_of
from arbetsro.language import LANGUAGES, Language, Text, say


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of every item, in those languages that the clinic has them in.

    Attributes:
        instrument: The id of the instrument.
        items: By number of the item and by language.
        languages: The languages that every item has words in.
        mark: What must stand beside them; for the demo that they are not the instrument's.
    """

    instrument: str
    items: Mapping[int, Mapping[Language, str]]
    languages: tuple[Language, ...]
    mark: Text | None = None

    @property
    def is_demo(self) -> bool:
        """Whether they are made up to show the program."""
        return self.mark is not None

    def text(self, number: int, language: Language) -> str:
        """The words of an item; in the clinic's first language where it lacks the one asked for."""
        return self.items[number][self.language_for(language)]

    def language_for(self, language: Language) -> Language:
        """The language that the items are shown in to somebody who reads another."""
        return language if language in self.languages else self.languages[0]


@dataclass(frozen=True, slots=True)
class WordingFault:
    """One thing that is wrong with a file of wordings.

    Attributes:
        code: Which; ``counselling_words.wording_<code>`` is its sentence.
        place: The line or the item.
        values: What the sentence needs to know.
    """

    code: str
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: Language) -> str:
        """What is wrong, where, and what to do."""
        return say(
            f"counselling_words.wording_{self.code}", language, place=self.place, **self.values
        )


class WordingError(ValueError):
    """Wordings that cannot be used; ``faults`` names every reason."""

    def __init__(self, faults: Iterable[WordingFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(one.said("en") for one in self.faults))


def read_wording(text: str, of: str = "smbm-12") -> Wording:
    """The wordings in a file: TOML with a table ``[[item]]`` each, or CSV with ``number;sv;en;da``.

    A language may be left out, but then for every item.

    Raises:
        WordingError: They cannot be used; every fault is named.
        KeyError: There is no such instrument.
    """
    return _checked(instrument(of), _rows(text))


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
    faults = [*_of_numbers(of, rows), *_of_languages(rows, languages)]
    if faults:
        raise WordingError(faults)
    return Wording(of.id, {row.number: row.texts for row in rows}, languages, mark)


def _of_numbers(of: Instrument, rows: tuple[Row, ...]) -> Iterable[WordingFault]:
    seen: set[int] = set()
    for row in rows:
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
