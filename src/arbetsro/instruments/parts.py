"""The parts of an instrument: items, answers, scales, limits, and who owns its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from arbetsro.language import Language, Text

#: What a higher value means.
Direction = Literal["high_is_good", "high_is_bad", "none"]
Side = Literal["demand", "resource", "outcome", "grave", "other"]
#: How a score is worked out: the mean or the sum of the answers, from 0 to 100 between the ends of
#: the scale, or the sum of one scale through that of another, set right for their items.
Method = Literal["mean", "sum", "percent", "ratio"]
#: What a statement rests on.
Verified = Literal["read_in_source", "general_knowledge", "unverified", "our_own"]
Beyond = Literal["at_or_above", "at_or_below"]

_OPPOSITE: dict[Direction, Direction] = {
    "high_is_good": "high_is_bad",
    "high_is_bad": "high_is_good",
    "none": "none",
}
#: Means of whole numbers are not exact; nothing that people answer comes as near as this.
_NEAR = 1e-9


def opposite(direction: Direction) -> Direction:
    """What a higher value means where the answers are turned."""
    return _OPPOSITE[direction]


@dataclass(frozen=True, slots=True)
class Item:
    """One question. Few have words of their own: most belong to a licence holder (``wording``).

    Attributes:
        number: Its number, from 1.
        key: What code may call it.
        scale: The key of the answers that it has.
        text: Its words, where they may be shown.
        is_reversed: Whether its answers are turned when they are scored.
        forms: The forms that have it; all where none is named.
        is_grave: Whether it is told of on its own, as a question about violence.
        section: The key of the heading that it is asked under; blank where there are none.
        direction, side, factor: For an item that goes into no scale; else the scale tells.
    """

    number: int
    key: str
    scale: str
    text: Text | None = None
    is_reversed: bool = False
    forms: tuple[str, ...] = ()
    is_grave: bool = False
    section: str = ""
    direction: Direction | None = None
    side: Side | None = None
    factor: str = ""


@dataclass(frozen=True, slots=True)
class AnswerScale:
    """The whole numbers that items are answered with, both ends included.

    Attributes:
        labels: What values are called; those that have no name are missing.
    """

    key: str
    lowest: int
    highest: int
    labels: Mapping[int, Text] = field(default_factory=dict, hash=False)

    @property
    def values(self) -> range:
        """Every answer that there is."""
        return range(self.lowest, self.highest + 1)

    @property
    def lowest_label(self) -> Text:
        """What the lowest is called; ``KeyError`` where it has no name."""
        return self.labels[self.lowest]

    @property
    def highest_label(self) -> Text:
        """What the highest is called; ``KeyError`` where it has no name."""
        return self.labels[self.highest]

    def label(self, value: int) -> Text | None:
        """What a value is called, if anything."""
        return self.labels.get(value)

    def turned(self, value: int) -> int:
        """The value as far from the other end."""
        return self.lowest + self.highest - value


@dataclass(frozen=True, slots=True)
class Subscale:
    """Items that give one score together: a part of the instrument, or all of it.

    Attributes:
        key: What code and columns call it; ``total`` is all of the instrument.
        items: The numbers of its items.
        of: The scales that it is worked out of instead of items.
        side: Whether it is a demand, a resource, an outcome, or something else.
        factor: The factor of the knowledge base that it is about, else blank.
        verified: What its structure rests on.
    """

    key: str
    items: tuple[int, ...]
    label: Text
    direction: Direction = "none"
    side: Side = "other"
    factor: str = ""
    method: Method = "mean"
    of: tuple[str, ...] = ()
    verified: Verified = "read_in_source"


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
    """A limit that a score is held against.

    Attributes:
        scale: The scale whose score it is.
        value: The limit.
        direction: On which side of it a score is on the risky side.
        is_validated: Whether it has been tested for this very version.
        validated_for: For what it has been tested, which is shown wherever the limit is.
        source: Where it stands.
        verified: What the figure rests on.
        label: What those on the risky side have, as "high stress"; nothing where there is no name.
    """

    scale: str
    value: float
    direction: Beyond
    is_validated: bool
    validated_for: Text
    source: str
    verified: Verified = "read_in_source"
    label: Text | None = None

    @property
    def mean(self) -> float:
        """The limit, where the score is a mean."""
        return self.value

    def is_beyond(self, score: float) -> bool:
        """Whether a score is on the risky side; the limit itself is."""
        if self.direction == "at_or_above":
            return score >= self.value - _NEAR
        return score <= self.value + _NEAR


@dataclass(frozen=True, slots=True)
class Licence:
    """Whose the words are.

    Attributes:
        may_show_items: Whether the program may show the words without anybody loading them.
        about: What is known of the right to use them.
        verified: What that rests on.
    """

    holder: str
    may_show_items: bool
    about: Text
    verified: Verified


@dataclass(frozen=True, slots=True)
class Selection:
    """A form of the instrument that asks some of its items, as a short one."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that items are asked under.

    Attributes:
        is_module: Whether it is asked only where somebody chose it.
    """

    key: str
    label: Text
    intro: Text | None = None
    is_module: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What is said of an instrument as a whole.

    Attributes:
        label: What it is called.
        recall: The time that the questions are about.
        note: What the score is and is not, which stands beside every score.
        validity: That it has not been tested, where it has not.
        source: Where the structure and the scoring come from.
        verified: What they rest on.
        languages: The languages that it is known to exist in.
        screens: Whether it looks for ill-health, so that nobody may be asked without follow-up.
    """

    label: Text
    recall: Text
    note: Text
    validity: Text | None
    source: str
    verified: Verified
    languages: tuple[Language, ...]
    screens: bool
