"""Disclosure control between two ways of dividing the same people: by unit and by background.

What is told of units divides the people into rests, and what is told of managers and others divides
them again. Nobody tells of the managers of a small unit. But where the managers answered 2 or 3 and
the unit answered 1 or 2, its manager can only have answered 2.

So a division is told only where another story is as good: for every kind of people in a rest who
all answered the same, four people, or four groups, could have exchanged two answers so that they
did not, and every figure that is told would be what it is. Neither would the number of people of
each kind at each place change, so it holds against those who know who works where.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from arbetsro.statistics.suppression import Counts, Marks, families, only

Places = NDArray[np.intp]


def too_telling(
    histograms: Counts, shown: Marks, divided: Marks, parents: Sequence[int]
) -> Marks:
    """Where a division may not be told, since beside the undivided it tells what one kind answered.

    Args:
        histograms: How many of each kind gave each answer, at each place and in all that stands in
            it: ``[places, variables, kinds, answers]``.
        shown: What is told of all together: ``[places, variables]``.
        divided: What would be told divided, never more than ``shown``: ``[places, variables]``.
        parents: The place above each, which comes before it; -1 for the first, the whole.

    Returns:
        ``[places, variables]``.
    """
    found = np.zeros_like(divided)
    heads = _heads(divided, parents)
    for v in range(found.shape[1]):
        within = np.flatnonzero(shown[:, v] & (heads[:, v] >= 0))
        rests = _rests(histograms[:, v], shown[:, v], parents)[within]
        places, of = np.unique(heads[within, v], return_inverse=True)
        found[places[of[_has_no_other_story(rests, of)]], v] = True
    return found


def _heads(shown: Marks, parents: Sequence[int]) -> Places:
    """The place whose rest each belongs to: the nearest from itself upwards that is told, or -1."""
    heads = np.where(shown, np.arange(len(shown))[:, None], -1)
    for place, inner in families(parents):
        heads[inner] = np.where(shown[inner], heads[inner], heads[place])
    return heads


def _rests(histograms: Counts, shown: Marks, parents: Sequence[int]) -> Counts:
    """What is left of each place that is told when all that is told inside is taken away."""
    told = only(histograms, shown)
    rests = told.copy()
    np.subtract.at(rests, np.asarray(parents)[1:], told[1:])
    return rests


def _has_no_other_story(rests: Counts, of: Places) -> Marks:
    """Whether some kind in a rest answered all the same, and nobody could have exchanged with it.

    In the rest, the kind would take another answer from another kind; and in a second rest of the
    same division, the other kind would take it back.

    Args:
        rests: How many of each kind gave each answer: ``[rests, kinds, answers]``.
        of: The rest of the division that each of them lies in: ``[rests]``.
    """
    there = rests > 0
    other = ~np.eye(there.shape[2], dtype=bool)
    swaps = np.einsum("rkb,rla,ab->rkbla", there, there, other)
    back = np.zeros((int(of.max(initial=-1)) + 1, *swaps.shape[1:]), dtype=bool)
    np.logical_or.at(back, of, swaps)
    possible = np.einsum("rlb,rkbla->rka", there, back[of])
    same = there & (there.sum(axis=2) == 1)[:, :, None]
    return (same & ~possible).any(axis=(1, 2))
