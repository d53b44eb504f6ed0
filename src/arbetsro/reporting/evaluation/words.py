"""The figures of an evaluation in words: counts, shares and means with their intervals."""

from arbetsro.evaluation.results import Mean, Share
from arbetsro.evaluation.variables import starting_with, variables
from arbetsro.language import Language, Writer, say
from arbetsro.language.catalogue import catalogue
from arbetsro.statistics.estimate import Estimate

#: The families of flags whose labels begin with what all of them have in common.
_FAMILIES = ("plan_", "why_not_")
#: A probability below this is only told to be below it.
_SMALLEST_P = 0.001


def name_of(key: str, language: Language) -> str:
    """What a figure is of: the report's own name, or else the label of the variable."""
    if f"name_{key}" in catalogue("evaluation"):
        return say(f"evaluation.name_{key}", language)
    label = variables()[key].label.in_(language)
    if any(key in starting_with(family) for family in _FAMILIES):
        label = label.partition(": ")[2] or label
    return label[:1].upper() + label[1:]


def hidden(language: Language) -> str:
    """What stands where a figure would tell, or let somebody work out, of too few people."""
    return say("evaluation.hidden", language)


def whole(count: int | None, language: Language) -> str:
    """A count of people."""
    return hidden(language) if count is None else Writer(language).number(count)


def count_of(one: Share, language: Language) -> str:
    """For how many it holds, and of how many."""
    if one.count is None or one.answered is None:
        return hidden(language)
    return say("evaluation.count_of", language, count=one.count, whole=one.answered)


def percent(one: Share, language: Language, decimals: int = 0) -> str:
    """A share without its interval."""
    if one.share is None:
        return hidden(language)
    return Writer(language).share(one.share.value, decimals)


def percent_between(one: Share, language: Language) -> str:
    """A share with its interval; a dash where its count says already that it is hidden."""
    return "–" if one.share is None else estimate(one.share, language, is_share=True)


def average(one: Mean, language: Language) -> str:
    """A mean without its interval."""
    return hidden(language) if one.mean is None else Writer(language).number(one.mean.value, 1)


def average_between(one: Mean, language: Language) -> str:
    """A mean with its interval; a dash where its count says already that it is hidden."""
    return "–" if one.mean is None else estimate(one.mean, language)


def estimate(
    one: Estimate, language: Language, *, is_share: bool = False, decimals: int | None = None
) -> str:
    """A value and the interval around it: ``62,0 (60,9–63,1)``.

    Args:
        one: The estimate.
        language: The language.
        is_share: Whether it is a share, told in percent.
        decimals: How many; by default none for a share, and one for others.
    """
    value = number(one.value, language, is_share=is_share, decimals=decimals)
    return f"{value} ({interval(one, language, is_share=is_share, decimals=decimals)})"


def interval(
    one: Estimate, language: Language, *, is_share: bool = False, decimals: int | None = None
) -> str:
    """The interval alone, as ``estimate`` writes it."""
    low, high = (
        number(end, language, is_share=is_share, decimals=decimals) for end in (one.low, one.high)
    )
    # A dash beside a minus cannot be read; beside two percent signs one of them is enough.
    if one.low < 0:
        return say("evaluation.from_to", language, low=low, high=high)
    return say("evaluation.between", language, low=low.rstrip("%\xa0"), high=high)


def number(
    value: float, language: Language, *, is_share: bool = False, decimals: int | None = None
) -> str:
    """A number, or a share in percent."""
    if is_share:
        return Writer(language).share(value, decimals or 0)
    return Writer(language).number(value, 1 if decimals is None else decimals)


def points(value: float, language: Language) -> str:
    """A difference of shares, in percentage points."""
    written = Writer(language).number(abs(100 * value), 0)
    return say("evaluation.points", language, count=written)


def points_between(one: Estimate, language: Language) -> str:
    """A difference of shares with its interval, in percentage points."""
    return estimate(scaled(one, 100), language, decimals=0)


def scaled(one: Estimate, factor: float) -> Estimate:
    """An estimate in another unit."""
    return Estimate(one.value * factor, one.low * factor, one.high * factor)


def probability(p: float, language: Language) -> str:
    """A probability as articles write it."""
    write = Writer(language).number
    return f"p < {write(_SMALLEST_P, 3)}" if p < _SMALLEST_P else f"p = {write(p, 3)}"


def direction(change: Estimate) -> str:
    """Which way a change surely went: ``down``, ``up``, or ``unsure``."""
    if change.high < 0:
        return "down"
    return "up" if change.low > 0 else "unsure"
