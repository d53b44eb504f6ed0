"""Scores of answers. An answer that is left out stays left out; it is never a number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from arbetsro.instruments.parts import Subscale
from arbetsro.instruments.structure import TOTAL, Instrument
from arbetsro.language import Language, say

Answers = Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class Scale:
    """The score of one scale.

    Attributes:
        key: Which one.
        answered: How many of its items are answered.
        of: How many items it has.
        mean: The mean of the answers, turned where the item is; nothing where too few are answered,
            and for a score that is worked out of other scores.
        sum: The mean times the number of items, for those who are used to sums.
        value: The score as the instrument has it: a mean, a sum, a number from 0 to 100 or a ratio.
    """

    key: str
    answered: int
    of: int
    mean: float | None
    sum: float | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """What answers come to, with what it takes to work it out again.

    Attributes:
        instrument: Its id.
        version: The version of its description.
        least_answered_percent: The rule for answers left out that was used.
        scales: The total, where there is one, and then the parts, by key.
    """

    instrument: str
    version: str
    least_answered_percent: int
    scales: Mapping[str, Scale]

    @property
    def total(self) -> Scale:
        """The score of all of it; ``KeyError`` where the instrument has none."""
        return self.scales[TOTAL]


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
        self, code: Literal["no_such_item", "not_on_the_scale"], item: int, value: object,
        of: Instrument,
    ) -> None:  # fmt: skip
        self.code, self.item, self.value = code, item, value
        scale = of.scale_of(item) if of.has_item(item) else of.scale
        self.lowest, self.highest = scale.lowest, scale.highest
        self.items = len(of.items)
        super().__init__(self.said("en"))

    def said(self, language: Language) -> str:
        """What is wrong and what to do, in one sentence."""
        return say(f"counselling_words.answer_{self.code}", language, **vars(self))


def score(of: Instrument, answers: Answers) -> Score:
    """The score of one person's answers.

    Args:
        of: The instrument that was answered.
        answers: Each answer by the number of its item; nothing, or no entry, where it was left out.

    Raises:
        WrongAnswer: An item or a value that the instrument does not have.
    """
    for item, value in answers.items():
        _check(of, item, value)
    plain = {one.key: _of_items(of, one, answers) for one in of.scales if one.items}
    worked_out = {one.key: _of_scales(one, plain) for one in of.scales if one.of}
    scales = {one.key: {**plain, **worked_out}[one.key] for one in of.scales}
    return Score(of.id, of.version, of.missing.least_answered_percent, scales)


def ends(of: Instrument, one: Subscale) -> tuple[float, float]:
    """The lowest and the highest score that a scale may have."""
    if one.of:
        return _ends_of_scales(of, one)
    if one.method == "percent":
        return 0.0, 100.0
    scales = [of.scale_of(number) for number in one.items]
    lowest, highest = sum(each.lowest for each in scales), sum(each.highest for each in scales)
    through = len(scales) if one.method == "mean" else 1
    return lowest / through, highest / through


def _ends_of_scales(of: Instrument, one: Subscale) -> tuple[float, float]:
    parts = [of.subscale(key) for key in one.of]
    if one.method == "mean":
        lows, highs = zip(*(ends(of, part) for part in parts), strict=True)
        return sum(lows) / len(parts), sum(highs) / len(parts)
    # Set right for the number of items, a ratio of sums is one of means.
    above, below = (ends(of, replace(part, method="mean")) for part in parts)
    return above[0] / below[1], above[1] / below[0] if below[0] else inf


def _check(of: Instrument, item: int, value: int | None) -> None:
    if not of.has_item(item):
        raise WrongAnswer("no_such_item", item, value, of)
    # True is 1 in Python, and 3.0 is 3: neither is what a person ticks.
    if value is not None and (type(value) is not int or value not in of.scale_of(item).values):
        raise WrongAnswer("not_on_the_scale", item, value, of)


def _of_items(of: Instrument, one: Subscale, answers: Answers) -> Scale:
    given = [
        (number, ticked) for number in one.items if (ticked := answers.get(number)) is not None
    ]
    size = len(one.items)
    if not of.missing.is_enough(len(given), size):
        return Scale(one.key, len(given), size, None, None, None)
    turned = [_turned(of, *each) for each in given]
    mean, total = sum(turned) / len(given), sum(turned) * size / len(given)
    value = {"mean": mean, "sum": total}.get(one.method)
    if value is None:
        value = 100 * sum(_between_ends(of, *each) for each in given) / len(given)
    return Scale(one.key, len(given), size, mean, total, value)


def _turned(of: Instrument, number: int, value: int) -> int:
    return of.scale_of(number).turned(value) if of.by_number[number].is_reversed else value


def _between_ends(of: Instrument, number: int, value: int) -> float:
    scale = of.scale_of(number)
    return (_turned(of, number, value) - scale.lowest) / (scale.highest - scale.lowest)


def _of_scales(one: Subscale, found: Mapping[str, Scale]) -> Scale:
    parts = [found[key] for key in one.of]
    answered, size = sum(each.answered for each in parts), sum(each.of for each in parts)
    value = _ratio(*parts) if one.method == "ratio" else _mean_of(parts)
    return Scale(one.key, answered, size, None, None, value)


def _mean_of(parts: list[Scale]) -> float | None:
    values = [each.value for each in parts if each.value is not None]
    return sum(values) / len(parts) if len(values) == len(parts) else None


def _ratio(above: Scale, below: Scale) -> float | None:
    """One sum through the other, times how many more items the other has."""
    if above.sum is None or not below.sum:
        return None
    return above.sum / (below.sum * above.of / below.of)
