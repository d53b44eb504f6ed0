"""McNemar's test: whether more people changed one way than the other."""

import math
from dataclasses import dataclass
from typing import Literal

#: Below this many who changed, the exact distribution is used.
EXACT_BELOW = 25


@dataclass(frozen=True, slots=True)
class McNemar:
    """How likely so uneven a change is, were both ways as likely.

    Attributes:
        only_before: Those for whom it held only before.
        only_after: Those for whom it held only after.
        method: ``exact`` (binomial) or ``chi2`` (with continuity correction).
        p: The two-sided probability by the method.
        mid_p: The exact probability less half of that of what was seen, which is less cautious.
        statistic: Chi square with correction, whatever the method; nothing where nobody changed.
    """

    only_before: int
    only_after: int
    method: Literal["exact", "chi2"]
    p: float
    mid_p: float
    statistic: float | None


def mcnemar(only_before: int, only_after: int) -> McNemar:
    """McNemar's test of those who changed: exact where they are fewer than 25, else chi square.

    Raises:
        ValueError: A count is below 0.
    """
    if min(only_before, only_after) < 0:
        raise ValueError(f"{only_before} and {only_after}")
    changed = only_before + only_after
    exact, mid = _exact(min(only_before, only_after), changed)
    statistic = max(abs(only_before - only_after) - 1, 0) ** 2 / changed if changed else None
    if changed < EXACT_BELOW or statistic is None:
        return McNemar(only_before, only_after, "exact", exact, mid, statistic)
    # With one degree of freedom chi square is the square of a normal variable.
    p = math.erfc(math.sqrt(statistic / 2))
    return McNemar(only_before, only_after, "chi2", p, mid, statistic)


def _exact(fewer: int, changed: int) -> tuple[float, float]:
    """The two-sided exact probability, and mid-p."""
    tail = sum(math.comb(changed, k) for k in range(fewer + 1)) / 2**changed
    seen = math.comb(changed, fewer) / 2**changed
    return min(1.0, 2 * tail), min(1.0, 2 * tail - seen)
