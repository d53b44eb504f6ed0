"""The change of a number between two measurements of the same persons, and how large it is.

Sources: Lakens 2013, Frontiers in Psychology 4, 863 (d_av and d_z); Algina & Keselman 2003,
Educational and Psychological Measurement 63, 537-553 (the interval by the noncentral t).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from arbetsro.statistics.estimate import CONFIDENCE, Estimate, TooFewError


@dataclass(frozen=True, slots=True)
class PairedChange:
    """After minus before of the same persons.

    Attributes:
        n: How many persons.
        before, after: The means.
        sd_before, sd_after, sd_change: The standard deviations, with n - 1.
        change: The mean change with Student's interval.
        d_av: The change in units of the mean of the two standard deviations, which can be compared
            between studies; nothing where nobody differs from anybody.
        d_z: The change in units of the standard deviation of the change; nothing where all
            changed alike. It answers another question and is never mixed with ``d_av``.
        g_av: ``d_av`` with Hedges' correction for few persons (n - 1 degrees of freedom).
        p: The two-sided probability of Student's t, were there no change; nothing where all
            changed alike.
    """

    n: int
    before: float
    after: float
    sd_before: float
    sd_after: float
    sd_change: float
    change: Estimate
    d_av: Estimate | None
    d_z: Estimate | None
    g_av: Estimate | None
    p: float | None


def paired_change(
    before: Sequence[float], after: Sequence[float], confidence: float = CONFIDENCE
) -> PairedChange:
    """The change of persons who were measured twice, in the same order both times.

    Raises:
        TooFewError: Fewer than two persons.
        ValueError: The two lists are not of the same persons.
    """
    changes = [late - early for early, late in zip(before, after, strict=True)]
    n = len(changes)
    if n < 2:
        raise TooFewError(n, 2)
    mean, sd = fmean(changes), stdev(changes)
    sds = stdev(before), stdev(after)
    d_z = _d_z(mean, sd, n, confidence) if sd > 0 else None
    d_av = _scaled(d_z, sd / fmean(sds)) if d_z and sum(sds) > 0 else None
    return PairedChange(
        n=n,
        before=fmean(before),
        after=fmean(after),
        sd_before=sds[0],
        sd_after=sds[1],
        sd_change=sd,
        change=mean_with_interval(changes, confidence),
        d_av=d_av,
        d_z=d_z,
        g_av=_scaled(d_av, hedges(n - 1)) if d_av else None,
        p=_probability(mean, sd, n) if sd > 0 else None,
    )


def mean_with_interval(values: Sequence[float], confidence: float = CONFIDENCE) -> Estimate:
    """The mean with Student's interval.

    Raises:
        TooFewError: Fewer than two values.
    """
    from scipy.stats import t

    n = len(values)
    if n < 2:
        raise TooFewError(n, 2)
    mean = fmean(values)
    half = float(t.ppf((1 + confidence) / 2, n - 1)) * stdev(values) / math.sqrt(n)
    return Estimate(mean, mean - half, mean + half)


def hedges(freedom: float) -> float:
    """What a standardised difference is multiplied by, since it is too large for few persons.

    Args:
        freedom: Degrees of freedom of the standard deviation, 2 or more; below that it is 0.
    """
    if freedom < 2:
        return 0.0
    log = math.lgamma(freedom / 2) - math.lgamma((freedom - 1) / 2)
    return math.exp(log) / math.sqrt(freedom / 2)


def _probability(mean: float, sd: float, n: int) -> float:
    from scipy.stats import t

    return float(2 * t.sf(abs(mean) / (sd / math.sqrt(n)), n - 1))


def _d_z(mean: float, sd: float, n: int, confidence: float) -> Estimate:
    """The standardised change, with the noncentralities for which what was seen is an edge."""
    t = mean / (sd / math.sqrt(n))
    low = _noncentrality(t, n - 1, (1 + confidence) / 2)
    high = _noncentrality(t, n - 1, (1 - confidence) / 2)
    return Estimate(mean / sd, low / math.sqrt(n), high / math.sqrt(n))


def _noncentrality(t: float, freedom: int, below: float) -> float:
    """The noncentrality for which so large a share of t is at or below what was seen."""
    from scipy.optimize import brentq
    from scipy.stats import nct

    if t < 0:
        # The far tail on the negative side is computed poorly; the picture in the mirror is not.
        return -_noncentrality(-t, freedom, 1 - below)
    reach = 8 + t
    return float(brentq(lambda d: float(nct.cdf(t, freedom, d)) - below, t - reach, t + reach))


def _scaled(estimate: Estimate, factor: float) -> Estimate:
    return Estimate(estimate.value * factor, estimate.low * factor, estimate.high * factor)
