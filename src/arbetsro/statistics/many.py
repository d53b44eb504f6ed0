"""Many comparisons at once: probabilities raised so that chance alone finds little among them.

Sources: Holm 1979, Scandinavian Journal of Statistics 6, 65-70 (holds the risk of even one false
find); Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57, 289-300 (holds the
share of false ones among what is found).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Probabilities = tuple[float | None, ...]


def holm(given: Sequence[float | None]) -> Probabilities:
    """Each probability as Holm raises it; below 0.05 with at most 5 percent risk of a false find.

    Args:
        given: Between 0 and 1; nothing where a comparison could not be made, which then does not
            count as one and stays nothing.

    Raises:
        ValueError: A number outside 0 to 1.
    """
    p, order = _sorted(given)
    raised = np.maximum.accumulate(p * np.arange(len(p), 0, -1))
    return _back(given, order, raised)


def benjamini_hochberg(given: Sequence[float | None]) -> Probabilities:
    """Each probability as Benjamini and Hochberg raise it: the share of false finds to be expected.

    Args:
        given: As for ``holm``.

    Raises:
        ValueError: A number outside 0 to 1.
    """
    p, order = _sorted(given)
    scaled = p * len(p) / np.arange(1, len(p) + 1)
    return _back(given, order, np.minimum.accumulate(scaled[::-1])[::-1])


def _sorted(given: Sequence[float | None]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Those that there are, smallest first, and from where among them each comes."""
    p = np.array([one for one in given if one is not None], dtype=np.float64)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError(f"{p[~((p >= 0) & (p <= 1))][0]} is no probability")
    order = np.argsort(p, kind="stable")
    return p[order], order


def _back(
    given: Sequence[float | None], order: NDArray[np.int64], raised: NDArray[np.float64]
) -> Probabilities:
    found = np.empty(len(order))
    found[order] = np.minimum(raised, 1.0)
    rest = iter(found.tolist())
    return tuple(None if one is None else next(rest) for one in given)
