"""Sharing applications evenly between counsellors."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def least_loaded(open_by_counsellor: Mapping[K, int], capacity: Mapping[K, float]) -> K | None:
    """The counsellor who would have the least to do for their working time with one more.

    Args:
        open_by_counsellor: How many each has open; one who is not here has none.
        capacity: The working time of each who takes part, 1 for full time; 0 takes none.

    Returns:
        The first of those who come out alike, in the order of ``capacity``, so that the same state
        gives the same answer; nothing where nobody has any time.
    """
    able = [one for one, share in capacity.items() if share > 0]
    if not able:
        return None
    return min(able, key=lambda one: (open_by_counsellor.get(one, 0) + 1) / capacity[one])
