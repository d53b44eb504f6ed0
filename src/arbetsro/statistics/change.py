"""The change between two surveys whose answers cannot be paired, person by person.

Two anonymous waves are two groups, though many people are in both: as a rule the interval is then
wider than pairs would have given. Sources: Welch 1947, Biometrika 34, 28-35; Newcombe 1998,
Statistics in Medicine 17, 873-890, his method 10; Bonett 2008, Psychological Methods 13, 99-109,
and Delacre et al. 2021, doi 10.31234/osf.io/tu6mp (the standardised change where spreads differ);
Campbell 2007, Statistics in Medicine 26, 3661-3675 (the test of two shares).
"""

import math
from dataclasses import dataclass

from arbetsro.statistics.estimate import CONFIDENCE, Estimate, TooFewError, normal_quantile
from arbetsro.statistics.paired import hedges
from arbetsro.statistics.proportions import wilson

#: With fewer answers than this in either wave a change is called uncertain. The limit is our own
#: rule of thumb; nobody has published one.
SMALL = 20


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of the answers of one wave.

    Attributes:
        n: How many answered.
        mean: Their mean.
        sd: Their standard deviation, with n - 1.
    """

    n: int
    mean: float
    sd: float

    @property
    def variance_of_mean(self) -> float:
        """The square of the standard error of the mean."""
        return self.sd * self.sd / self.n


@dataclass(frozen=True, slots=True)
class Share:
    """For how many of those who answered something holds."""

    count: int
    of: int


@dataclass(frozen=True, slots=True)
class MeanChange:
    """After minus before of a mean.

    Attributes:
        change: With Welch's interval.
        g: The change in units of the standard deviation (the root of the mean of both variances),
            with Hedges' correction; nothing where nobody differs from anybody, or where there
            are too few for it.
        p: The two-sided probability, were there no change; nothing where nobody differs.
        is_small: Whether either wave has fewer than ``SMALL`` answers.
    """

    change: Estimate
    g: Estimate | None
    p: float | None
    is_small: bool


@dataclass(frozen=True, slots=True)
class ShareChange:
    """After minus before of a share.

    Attributes:
        change: With Newcombe's interval, between -1 and 1.
        p: The two-sided probability, were there no change: chi square with N - 1, and Fisher's
            exact where fewer than one is expected anywhere; nothing where all are alike.
        is_small: Whether either wave has fewer than ``SMALL`` answers.
    """

    change: Estimate
    p: float | None
    is_small: bool


def change_of_mean(before: Summary, after: Summary, confidence: float = CONFIDENCE) -> MeanChange:
    """How a mean has changed from one wave to another.

    Raises:
        TooFewError: A wave has fewer than two answers.
    """
    from scipy.stats import t

    for one in (before, after):
        if one.n < 2:
            raise TooFewError(one.n, 2)
    value = after.mean - before.mean
    error = math.sqrt(before.variance_of_mean + after.variance_of_mean)
    is_small = min(before.n, after.n) < SMALL
    if error == 0:
        return MeanChange(Estimate(value, value, value), None, None, is_small)
    freedom = _freedom(before.variance_of_mean, after.variance_of_mean, before.n, after.n)
    half = float(t.ppf((1 + confidence) / 2, freedom)) * error
    p = float(2 * t.sf(abs(value) / error, freedom))
    g = _standardised(value, before, after, confidence)
    return MeanChange(Estimate(value, value - half, value + half), g, p, is_small)


def change_of_share(before: Share, after: Share, confidence: float = CONFIDENCE) -> ShareChange:
    """How a share has changed from one wave to another.

    Raises:
        TooFewError: Nobody has answered in a wave.
        ValueError: A count is no part of its whole.
    """
    early = wilson(before.count, before.of, confidence)
    late = wilson(after.count, after.of, confidence)
    value = late.value - early.value
    down = math.hypot(late.value - late.low, early.high - early.value)
    up = math.hypot(late.high - late.value, early.value - early.low)
    is_small = min(before.of, after.of) < SMALL
    return ShareChange(Estimate(value, value - down, value + up), _p(before, after), is_small)


def _freedom(one: float, other: float, n: int, other_n: int) -> float:
    """Satterthwaite's degrees of freedom for the sum of two variances."""
    # Scaled first, since the squares of very small variances would vanish.
    share = one / (one + other)
    return 1 / (share**2 / (n - 1) + (1 - share) ** 2 / (other_n - 1))


def _standardised(
    value: float, before: Summary, after: Summary, confidence: float
) -> Estimate | None:
    one, other = before.sd**2, after.sd**2
    freedom = _freedom(one, other, before.n, after.n)
    if freedom < 2:
        return None
    spread = (one + other) / 2
    d = value / math.sqrt(spread)
    of_spread = one**2 / (before.n - 1) + other**2 / (after.n - 1)
    of_mean = one / (before.n - 1) + other / (after.n - 1)
    error = math.sqrt(d * d * of_spread / (8 * spread**2) + of_mean / spread)
    half, correction = normal_quantile(confidence) * error, hedges(freedom)
    return Estimate(d * correction, (d - half) * correction, (d + half) * correction)


def _p(before: Share, after: Share) -> float | None:
    """The probability of so large a change of a share, were there none."""
    n, count = before.of + after.of, before.count + after.count
    if count in (0, n):
        return None
    if min(before.of, after.of) * min(count, n - count) < n:
        return _fisher(before, after)
    rest = (before.of - before.count, after.of - after.count)
    odds = before.count * rest[1] - after.count * rest[0]
    chi2 = odds**2 * (n - 1) / (before.of * after.of * count * (n - count))
    # With one degree of freedom chi square is the square of a normal variable.
    return math.erfc(math.sqrt(chi2 / 2))


def _fisher(before: Share, after: Share) -> float:
    from scipy.stats import fisher_exact

    table = [[one.count, one.of - one.count] for one in (before, after)]
    return float(fisher_exact(table).pvalue)
