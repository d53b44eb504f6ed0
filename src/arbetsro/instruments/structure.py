"""An instrument as a whole."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from arbetsro.instruments.parts import (
    About,
    AnswerScale,
    Direction,
    Heading,
    Item,
    Licence,
    MissingRule,
    Selection,
    Side,
    Subscale,
    Threshold,
    opposite,
)
from arbetsro.language import Language, Text

#: The key of the scale that is all of an instrument.
TOTAL = "total"


@dataclass(frozen=True)
class Instrument:
    """A questionnaire.

    Attributes:
        id: Its name, as in ``smbm-12``.
        version: The version of this description; a score keeps it.
        items: Its questions in the order in which they are asked.
        answer_scales: What they are answered with, by key.
        scales: Its scores, the total first where there is one.
        missing: How much must be answered.
        thresholds: Limits, each with what it has been tested for.
        forms: The forms that it may be asked in; all of it where there are none.
        sections: The headings that it is asked under.
        licence: Whose the words are.
        about: What is said of it as a whole.
        is_validated: Whether it has been tested at all; ``about.validity`` tells where it has not.
    """

    id: str
    version: str
    items: tuple[Item, ...]
    answer_scales: Mapping[str, AnswerScale] = field(hash=False)
    scales: tuple[Subscale, ...]
    missing: MissingRule
    thresholds: tuple[Threshold, ...]
    forms: tuple[Selection, ...]
    sections: tuple[Heading, ...]
    licence: Licence
    about: About
    is_validated: bool

    @property
    def label(self) -> Text:
        """What it is called."""
        return self.about.label

    @property
    def recall(self) -> Text:
        """The time that the questions are about."""
        return self.about.recall

    @property
    def note(self) -> Text:
        """What the score is and is not, which stands beside every score."""
        return self.about.note

    @property
    def source(self) -> str:
        """Where the structure and the scoring come from."""
        return self.about.source

    @property
    def screens(self) -> bool:
        """Whether it looks for ill-health, so that nobody may be asked without follow-up."""
        return self.about.screens

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that it is known to exist in."""
        return self.about.languages

    @property
    def scale(self) -> AnswerScale:
        """What items are answered with; the first, where there are several."""
        return next(iter(self.answer_scales.values()))

    @property
    def has_total(self) -> bool:
        """Whether all of it gives one score."""
        return TOTAL in self._by_key

    @property
    def total(self) -> Subscale:
        """All of it together; ``KeyError`` where that gives no score."""
        return self._by_key[TOTAL]

    @property
    def subscales(self) -> tuple[Subscale, ...]:
        """Its parts, without the total."""
        return tuple(one for one in self.scales if one.key != TOTAL)

    @cached_property
    def by_number(self) -> Mapping[int, Item]:
        """Its items by number."""
        return {item.number: item for item in self.items}

    @cached_property
    def _by_key(self) -> Mapping[str, Subscale]:
        return {one.key: one for one in self.scales}

    def has_item(self, number: int) -> bool:
        """Whether there is an item with this number."""
        return number in self.by_number

    def has_words(self) -> bool:
        """Whether the program has words of every item and may show them."""
        return self.licence.may_show_items and all(item.text for item in self.items)

    def subscale(self, key: str) -> Subscale:
        """The scale with this key; ``KeyError`` where there is none."""
        return self._by_key[key]

    def scale_of(self, number: int) -> AnswerScale:
        """What an item is answered with."""
        return self.answer_scales[self.by_number[number].scale]

    def part_of(self, number: int) -> Subscale | None:
        """The scale that an item goes into: a part before the total, nothing where it has none."""
        parts = (*self.subscales, *(one for one in self.scales if one.key == TOTAL))
        return next((one for one in parts if number in one.items), None)

    def direction_of(self, number: int) -> Direction:
        """What a higher answer to an item means, as it is answered."""
        item, part = self.by_number[number], self.part_of(number)
        if item.direction or part is None:
            return item.direction or "none"
        return opposite(part.direction) if item.is_reversed else part.direction

    def side_of(self, number: int) -> Side:
        """Which side an item is on: its own word, else that of its scale."""
        item, part = self.by_number[number], self.part_of(number)
        return item.side or ("grave" if item.is_grave else part.side if part else "other")

    def factor_of(self, number: int) -> str:
        """The factor that an item is about; blank where none is named."""
        part = self.part_of(number)
        return self.by_number[number].factor or (part.factor if part else "")

    def threshold_of(self, key: str) -> Threshold | None:
        """The limit that a share is counted by: the first one of a scale."""
        return next((one for one in self.thresholds if one.scale == key), None)

    def form(self, key: str) -> "Instrument":
        """What one form of it asks. A scale keeps those of its items that are asked.

        Raises:
            KeyError: It has no such form.
        """
        if key not in {one.key for one in self.forms}:
            raise KeyError(key)
        return self._with(lambda item: not item.forms or key in item.forms)

    def with_modules(self, chosen: Iterable[str]) -> "Instrument":
        """What it asks where some of its modules are chosen; the others are left out."""
        left_out = {one.key for one in self.sections if one.is_module} - set(chosen)
        return self._with(lambda item: item.section not in left_out) if left_out else self

    def _with(self, asks: Callable[[Item], bool]) -> "Instrument":
        items = tuple(item for item in self.items if asks(item))
        scales = _scales_with(self.scales, {item.number for item in items})
        keys, used = {one.key for one in scales}, {item.section for item in items}
        return replace(
            self,
            items=items,
            scales=scales,
            thresholds=tuple(one for one in self.thresholds if one.scale in keys),
            sections=tuple(one for one in self.sections if one.key in used),
        )


def _scales_with(scales: tuple[Subscale, ...], asked: set[int]) -> tuple[Subscale, ...]:
    """The scales with those of their items that are asked, without those that have none left."""
    kept = [
        replace(one, items=tuple(number for number in one.items if number in asked))
        for one in scales
    ]
    found = {one.key for one in kept if one.items}
    return tuple(one for one in kept if one.items or (one.of and found.issuperset(one.of)))
