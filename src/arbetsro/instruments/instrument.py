"""An instrument: a questionnaire's items, scale, subscales and limits, from ``content/``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from arbetsro.language import Text

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One question. It has a number and no words: those are the clinic's (``wording``)."""

    number: int


@dataclass(frozen=True, slots=True)
class AnswerScale:
    """The whole numbers that every item is answered with, both ends included."""

    lowest: int
    highest: int
    lowest_label: Text
    highest_label: Text

    @property
    def values(self) -> range:
        """Every answer that there is."""
        return range(self.lowest, self.highest + 1)


@dataclass(frozen=True, slots=True)
class Subscale:
    """Items that give one score together: a part of the instrument, or all of it."""

    key: str
    items: tuple[int, ...]
    label: Text


@dataclass(frozen=True, slots=True)
class MissingRule:
    """How much of a scale must be answered for it to have a score.

    Attributes:
        least_answered_percent: The smallest share of the items, in percent.
        is_our_own: Whether the rule is the project's, and not of those who made the instrument.
        about: The rule in words.
    """

    least_answered_percent: int
    is_our_own: bool
    about: Text

    def is_enough(self, answered: int, of: int) -> bool:
        """Whether so many answers are enough for a score."""
        return answered > 0 and answered * 100 >= self.least_answered_percent * of


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit that a mean is held against.

    Attributes:
        scale: The scale whose mean it is.
        mean: The limit; at or above it counts as over.
        is_validated: Whether it has been tested for this very version.
        validated_for: For what it has been tested, which is shown wherever the limit is.
        source: Where it stands.
    """

    scale: str
    mean: float
    is_validated: bool
    validated_for: Text
    source: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire.

    Attributes:
        id: Its name, as in ``smbm-12``.
        version: The version of this description; a score keeps it.
        items: Its questions in order.
        scale: What they are answered with.
        total: All items together.
        subscales: Its parts.
        missing: How much must be answered.
        thresholds: Limits, each with what it has been tested for.
        label: What it is called.
        recall: The time that the questions are about.
        note: What the score is and is not, which stands beside every score.
        source: Where the structure and the scoring come from.
    """

    id: str
    version: str
    items: tuple[Item, ...]
    scale: AnswerScale
    total: Subscale
    subscales: tuple[Subscale, ...]
    missing: MissingRule
    thresholds: tuple[Threshold, ...]
    label: Text
    recall: Text
    note: Text
    source: str

    @property
    def scales(self) -> tuple[Subscale, ...]:
        """The total and then its parts."""
        return (self.total, *self.subscales)

    def has_item(self, number: int) -> bool:
        """Whether there is an item with this number."""
        return any(item.number == number for item in self.items)


@cache
def instrument(id_: str) -> Instrument:
    """The built-in instrument with this id.

    Raises:
        KeyError: There is none.
    """
    path = files(__package__) / "content" / f"{id_}.toml"
    if not path.is_file():
        raise KeyError(id_)
    return _instrument(tomllib.loads(path.read_text("utf-8")))


def _instrument(table: Table) -> Instrument:
    return Instrument(
        id=table["id"],
        version=table["version"],
        items=tuple(Item(number) for number in range(1, table["items"] + 1)),
        scale=AnswerScale(**_with_texts(table["scale"])),
        total=_subscale(table["total"]),
        subscales=tuple(_subscale(one) for one in table["subscale"]),
        missing=MissingRule(**_with_texts(table["missing"])),
        thresholds=tuple(Threshold(**_with_texts(one)) for one in table.get("threshold", ())),
        label=Text.read(table["label"]),
        recall=Text.read(table["recall"]),
        note=Text.read(table["note"]),
        source=table["source"],
    )


def _subscale(table: Table) -> Subscale:
    return Subscale(table["key"], tuple(table["items"]), Text.read(table["label"]))


def _with_texts(table: Table) -> dict[str, Any]:
    """A table in which every table of languages is a text."""
    return {key: Text.read(v) if isinstance(v, Mapping) else v for key, v in table.items()}
