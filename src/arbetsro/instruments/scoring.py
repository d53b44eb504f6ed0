"""Scores of answers. An answer that is left out stays left out; it is never a number."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from arbetsro.instruments.instrument import Instrument, Subscale
from arbetsro.language import Language, say


@dataclass(frozen=True, slots=True)
class Scale:
    """The score of one scale.

    Attributes:
        key: Which one.
        answered: How many of its items are answered.
        of: How many items it has.
        mean: The mean of the answers; nothing where too few are answered.
        sum: The mean times the number of items, for those who are used to sums.
    """

    key: str
    answered: int
    of: int
    mean: float | None
    sum: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """What answers come to, with what it takes to work it out again.

    Attributes:
        instrument: Its id.
        version: The version of its description.
        least_answered_percent: The rule for answers left out that was used.
        scales: The total and then its parts, by key.
    """

    instrument: str
    version: str
    least_answered_percent: int
    total: Scale
    scales: Mapping[str, Scale]


class WrongAnswer(ValueError):  # noqa: N818 - it says what was answered, which is no error of ours
    """An answer that the instrument does not have.

    Attributes:
        code: Why: there is no such item, or no such value on its scale.
        item: The item that was answered.
        value: What was answered.
        lowest, highest: What may be answered.
        items: How many items there are.
    """

    def __init__(
        self, code: Literal["no_such_item", "not_on_the_scale"], item: object, value: object,
        of: Instrument,
    ) -> None:  # fmt: skip
        self.code, self.item, self.value = code, item, value
        self.lowest, self.highest = of.scale.lowest, of.scale.highest
        self.items = len(of.items)
        super().__init__(self.said("en"))

    def said(self, language: Language) -> str:
        """What is wrong and what to do, in one sentence."""
        return say(f"counselling_words.answer_{self.code}", language, **vars(self))


def score(of: Instrument, answers: Mapping[int, int | None]) -> Score:
    """The score of one person's answers.

    Args:
        of: The instrument that was answered.
        answers: Each answer by the number of its item; nothing, or no entry, where it was left out.

    Raises:
        WrongAnswer: An item or a value that the instrument does not have.
    """
    for item, value in answers.items():
        _check(of, item, value)
    scales = {one.key: _scale(of, one, answers) for one in of.scales}
    total = scales[of.total.key]
    return Score(of.id, of.version, of.missing.least_answered_percent, total, scales)


def _check(of: Instrument, item: int, value: int | None) -> None:
    if not of.has_item(item):
        raise WrongAnswer("no_such_item", item, value, of)
    # True is 1 in Python, and 3.0 is 3: neither is what a person ticks.
    if value is not None and (type(value) is not int or value not in of.scale.values):
        raise WrongAnswer("not_on_the_scale", item, value, of)


def _scale(of: Instrument, one: Subscale, answers: Mapping[int, int | None]) -> Scale:
    given = [value for item in one.items if (value := answers.get(item)) is not None]
    if not of.missing.is_enough(len(given), len(one.items)):
        return Scale(one.key, len(given), len(one.items), None, None)
    total = sum(given) * len(one.items) / len(given)
    return Scale(one.key, len(given), len(one.items), sum(given) / len(given), total)
