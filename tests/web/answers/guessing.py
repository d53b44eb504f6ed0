"""How well an attacker guesses who gave which sheet, from any order that can be found."""

from collections.abc import Hashable, Mapping, Sequence

from scipy.stats import spearmanr

#: For forty people the rank correlation of two orders that have nothing to do with each other has
#: a standard deviation of 1 / sqrt(39) = 0.16; this is two and a half of them.
NOISE = 0.40
#: By chance one guess in forty is right, so one on average; six or more come once in 1 700 times.
LUCK = 5


def correlation(found: Mapping[int, object], among: Sequence[int]) -> float:
    """How an order that the attacker has found goes with the order in which people came.

    Args:
        found: For each sheet, by when it came, what it is put in order by.
        among: When they came.
    """
    values = [found[rank] for rank in among]
    if len(set(map(_hashable, values))) == 1:
        return 0.0  # all alike: there is no order in it
    places = {value: n for n, value in enumerate(sorted(set(values)))}  # type: ignore[type-var]
    return float(spearmanr(list(among), [places[value] for value in values]).statistic)


def right_guesses(found: Mapping[int, object]) -> int:
    """How many are right when the first sheet is taken for that of the first who came."""
    order = sorted(found, key=lambda rank: (found[rank], hash(str(rank) * 3)))  # type: ignore[operator]
    forwards = sum(n == rank for n, rank in enumerate(order))
    backwards = sum(n == rank for n, rank in enumerate(reversed(order)))
    return max(forwards, backwards)


def _hashable(value: object) -> Hashable:
    return value if isinstance(value, Hashable) else str(value)
