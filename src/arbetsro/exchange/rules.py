"""How scores are worked out, in terms that every format can put in its own words."""

from collections.abc import Iterator
from dataclasses import dataclass

from arbetsro.instruments.parts import Subscale
from arbetsro.instruments.structure import Instrument
from arbetsro.language import Text


@dataclass(frozen=True, slots=True)
class Term:
    """An item in a score.

    Attributes:
        number: The item.
        turned_from: What its answer is taken from where it is turned, else nothing.
    """

    number: int
    turned_from: int | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A score as ``(mean of terms - less) x times``, where at least ``least`` are answered.

    Attributes:
        key: The key of its scale.
        label: What it is called.
        terms: Its items.
        least: How many of them must be answered.
        less: What is taken from the mean.
        times: What the rest is multiplied by.
    """

    key: str
    label: Text
    terms: tuple[Term, ...]
    least: int
    less: float
    times: float


def rules_of(of: Instrument) -> Iterator[Rule]:
    """The scores that can be worked out from answers with four operations.

    A score made of other scores is left out, and so is one from 0 to 100 whose items do not all
    have the same ends.
    """
    for scale in of.scales:
        factors = _factors(of, scale)
        if factors is not None:
            terms = tuple(_term(of, number) for number in scale.items)
            yield Rule(scale.key, scale.label, terms, least(of, len(terms)), *factors)


def left_out(of: Instrument) -> tuple[Subscale, ...]:
    """The scores that no rule stands for."""
    kept = {one.key for one in rules_of(of)}
    return tuple(one for one in of.scales if one.key not in kept)


def least(of: Instrument, size: int) -> int:
    """How many of so many items must be answered for a score."""
    return next(n for n in range(1, size + 1) if of.missing.is_enough(n, size))


def _term(of: Instrument, number: int) -> Term:
    scale = of.scale_of(number)
    turned = of.by_number[number].is_reversed
    return Term(number, scale.lowest + scale.highest if turned else None)


def _factors(of: Instrument, scale: Subscale) -> tuple[float, float] | None:
    """What is taken from the mean, and what the rest is multiplied by."""
    if scale.of or not scale.items:
        return None
    if scale.method == "mean":
        return 0.0, 1.0
    if scale.method == "sum":
        return 0.0, float(len(scale.items))
    ends = {(one.lowest, one.highest) for one in map(of.scale_of, scale.items)}
    if scale.method != "percent" or len(ends) != 1:
        return None
    ((lowest, highest),) = ends
    return float(lowest), 100.0 / (highest - lowest)
