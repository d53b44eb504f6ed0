"""Shares and their differences, with intervals that hold for few people and for 0 and 100 percent.

Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17, 2635-2650, his method 10.
"""

import math
from dataclasses import dataclass

from arbetsro.statistics.estimate import CONFIDENCE, Estimate, TooFewError, normal_quantile


@dataclass(frozen=True, slots=True)
class Pairs:
    """Persons by whether something holds for them before and after."""

    both: int
    only_before: int
    only_after: int
    neither: int

    @property
    def of(self) -> int:
        """How many persons."""
        return self.both + self.only_before + self.only_after + self.neither

    @property
    def before(self) -> int:
        """How many before."""
        return self.both + self.only_before

    @property
    def after(self) -> int:
        """How many after."""
        return self.both + self.only_after


def wilson(count: int, of: int, confidence: float = CONFIDENCE) -> Estimate:
    """A share with Wilson's interval.

    Args:
        count: For how many it holds.
        of: How many there are.
        confidence: Of the interval, between 0 and 1.

    Raises:
        TooFewError: There is nobody.
        ValueError: The count is no part of the whole.
    """
    if of < 1:
        raise TooFewError(of, 1)
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of}")
    z, share = normal_quantile(confidence), count / of
    centre = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    # At 0 and 100 percent the interval ends there; rounding must not put it beside.
    low = 0.0 if count == 0 else centre - half
    high = 1.0 if count == of else centre + half
    return Estimate(share, low, high)


def paired_difference(pairs: Pairs, confidence: float = CONFIDENCE) -> Estimate:
    """The share after minus the share before of the same persons, with Newcombe's interval.

    Raises:
        TooFewError: There is nobody.
    """
    before = wilson(pairs.before, pairs.of, confidence)
    after = wilson(pairs.after, pairs.of, confidence)
    value, phi = after.value - before.value, _correlation(pairs)
    down = _combined(after.value - after.low, before.high - before.value, phi)
    up = _combined(after.high - after.value, before.value - before.low, phi)
    return Estimate(value, value - down, value + up)


def _combined(one: float, other: float, phi: float) -> float:
    return math.sqrt(max(one * one - 2 * phi * one * other + other * other, 0.0))


def _correlation(pairs: Pairs) -> float:
    """How before and after hang together; drawn towards nothing where the link is positive."""
    margins = pairs.before * (pairs.of - pairs.before) * pairs.after * (pairs.of - pairs.after)
    if margins == 0:
        return 0.0
    product = float(pairs.both * pairs.neither - pairs.only_before * pairs.only_after)
    if product > 0:
        product = max(product - pairs.of / 2, 0.0)
    return product / math.sqrt(margins)
