"""How much two groups differ, in units of how much their members differ: a table's balance.

Source: Austin 2009, Statistics in Medicine 28, 3083-3107.
"""

import math
from collections.abc import Sequence
from statistics import fmean, stdev

from arbetsro.statistics.estimate import TooFewError

#: From this size on a difference is noted. Some note 0.1; between groups of fifty chance alone
#: gives that as a rule.
NOTED_FROM = 0.2


def difference_of_means(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The first mean minus the second, in units of the pooled standard deviation.

    Returns:
        Nothing where the members of neither group differ among themselves.

    Raises:
        TooFewError: A group has fewer than two members.
    """
    for group in (one, other):
        if len(group) < 2:
            raise TooFewError(len(group), 2)
    return _in_units(fmean(one) - fmean(other), stdev(one) ** 2, stdev(other) ** 2)


def difference_of_shares(one: float, other: float) -> float | None:
    """The first share minus the second, in units of the pooled standard deviation.

    Args:
        one: Between 0 and 1.
        other: Between 0 and 1.

    Returns:
        Nothing where both are 0 or 1.
    """
    return _in_units(one - other, one * (1 - one), other * (1 - other))


def _in_units(difference: float, variance: float, other_variance: float) -> float | None:
    spread = math.sqrt((variance + other_variance) / 2)
    return difference / spread if spread > 0 else None
