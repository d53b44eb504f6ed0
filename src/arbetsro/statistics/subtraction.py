"""Disclosure control between a whole and its parts: what must be hidden besides what is small.

Where a whole is shown and all its parts but one, that one can be worked out by subtraction. So
parts are hidden until those that are hidden are together large enough to be told of.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from arbetsro.statistics.disclosure import is_shown

K = TypeVar("K", bound=Hashable)


def hidden_parts(parts: Mapping[K, int]) -> frozenset[K]:
    """The parts of a whole that may not be shown beside it.

    Args:
        parts: How many people or reports each part holds; the parts do not overlap and make up the
            whole. Where they are equally large, the one that comes first is hidden first, so that
            the same parts always give the same answer.

    Returns:
        Every part that is too small, and the smallest of the others for as long as what is hidden
        could be told by subtraction. A part without anybody in it hides nothing by itself.
    """
    hidden = {key for key, count in parts.items() if not is_shown(count)}
    rest = sorted((one for one in parts if one not in hidden), key=lambda one: parts[one])
    while rest and _gives_away(sum(parts[one] for one in hidden)):
        hidden.add(rest.pop(0))
    return frozenset(hidden)


def _gives_away(together: int) -> bool:
    """Whether so few are hidden together that subtraction tells of a small group."""
    return together > 0 and not is_shown(together)
