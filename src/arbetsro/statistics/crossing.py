"""Disclosure control between ways of dividing the same people: by unit and by background.

What is told of units divides the people into rests, and what is told of managers and others divides
them again. Nobody tells of the managers of a small unit. But where the managers answered 2 or 3 and
the unit answered 1 or 2, its manager can only have answered 2.

So a division is told only where another story is as good: whenever all of one kind in a rest gave
the same answer, there must be others who could have exchanged it for theirs so that every figure
that is told stays as it is. Neither does the number of people of each kind at each place change by
that, nor how many of them answered. It therefore holds against those who know who works where.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from arbetsro.statistics.suppression import Counts, Marks, families, only

Places = NDArray[np.intp]


def too_telling(
    histograms: Counts, shown: Marks, divided: Sequence[Marks], parents: Sequence[int]
) -> Marks:
    """Where the last way of dividing may not be told, since beside the others it tells too much.

    Args:
        histograms: How many of each kind gave each answer, at each place and in all that stands in
            it: ``[places, variables, kinds, answers]``. With more than one way of dividing, the
            kinds are the crossed ones, as managers who work at night.
        shown: What is told of all together: ``[places, variables]``.
        divided: What would be told of each way of dividing, never more than ``shown``.
        parents: The place above each, which comes before it; -1 for the first, the whole.

    Returns:
        ``[places, variables]``.
    """
    found = np.zeros_like(shown)
    heads = np.stack([_heads(one, parents) for one in divided])
    for v in np.flatnonzero(divided[-1].any(axis=0)):
        there = _rests(histograms[:, v], shown[:, v], parents) > 0
        for head, within in _in_question(heads[:, :, v], shown[:, v], there):
            found[head, v] |= _lacks_another_story(there[within])
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


def _in_question(heads: Places, shown: Marks, there: Marks) -> Iterator[tuple[int, Places]]:
    """The rests in the same rest of every way of dividing, if a kind in one gave all one answer.

    Args:
        heads: For each way of dividing, whose rest each place belongs to: ``[ways, places]``.
        shown: The places that have a rest of their own.
        there: Whether anybody of each kind gave each answer in it: ``[places, kinds, answers]``.
    """
    places = np.flatnonzero(shown)
    same = (there[places].sum(axis=2) == 1).any(axis=1)
    alike, of = np.unique(heads[:, places], axis=1, return_inverse=True)
    order = np.argsort(of, kind="stable")
    groups = np.split(order, np.searchsorted(of[order], np.arange(alike.shape[1])))[1:]
    for i in np.flatnonzero(np.bincount(of, weights=same)):
        yield int(alike[-1, i]), places[groups[i]]


def _lacks_another_story(there: Marks) -> bool:
    """Whether a kind in some rest all gave one answer, and nobody could have exchanged it.

    In its rest the kind would take another answer from another kind, which would take its; and in
    a second rest both would take back what they had.

    Args:
        there: Whether anybody of each kind gave each answer: ``[rests, kinds, answers]``.
    """
    _, kinds, answers = there.shape
    gave = there.reshape(len(there), -1).astype(np.float32)
    # Whether a rest has this kind with the other answer, and the other kind with this one.
    second = (gave.T @ gave).reshape(kinds, answers, kinds, answers).transpose(2, 1, 0, 3)
    second = second * ~np.eye(answers, dtype=bool)[:, None, :]
    possible = (gave @ second.reshape(kinds * answers, -1)).reshape(there.shape) > 0
    same = there.sum(axis=2) == 1
    return bool((there & ~possible)[same].any())
