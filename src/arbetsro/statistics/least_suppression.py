"""How much disclosure control hides: of a publication, and the least that any choice could hide."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arbetsro.statistics.suppression import Counts, Marks, families, mixed

#: Of fewer figures it is not told how many are hidden, since that alone could tell which.
FEWEST_FIGURES = 20
#: Shares are told in steps of so many per cent, for the same reason.
STEP = 5


@dataclass(frozen=True)
class Hidden:
    """How much of what there is to tell is hidden, in per cent and in steps.

    Attributes:
        alone: Hidden because so few answered it there, or all of them the same.
        beside: Hidden because another could be worked out from it.
    """

    alone: int
    beside: int


def hidden(histograms: Counts, shown: Marks, threshold: int) -> Hidden | None:
    """How much of a publication is hidden, such as an analyst may know.

    How many people that concerns is not told: of a single small group it would be its size.

    Args:
        histograms: How many gave each answer: ``[places, variables, answers]``.
        shown: What is told: ``[places, variables]``.
        threshold: The fewest people that anything is told of.

    Returns:
        Nothing where there are too few figures to tell it of.
    """
    there = histograms.sum(axis=-1) > 0
    figures = int(there.sum())
    if figures < FEWEST_FIGURES:
        return None
    alone = there & ~mixed(histograms, threshold)
    beside = there & ~shown & ~alone
    return Hidden(_per_cent(alone, figures), _per_cent(beside, figures))


def most_shown(
    histograms: Counts, parents: Sequence[int], threshold: int, worth: NDArray[np.int64]
) -> int:
    """The most that could be told of one variable by the same rules, whatever the choice.

    Every choice among the places that stand in one is tried, so it is for small families only.

    Args:
        histograms: How many gave each answer, at each place and all in it: ``[places, answers]``.
        parents: The place above each, which comes before it; -1 for the first, the whole.
        threshold: The fewest people that anything is told of.
        worth: What it is worth to tell of each place: ``[places]``.
    """
    alone = mixed(histograms, threshold) & histograms.any(axis=-1)
    best = worth.copy()
    for place, inner in reversed(list(families(parents))):
        parts = inner[alone[inner]]
        best[place] += _best_choice(histograms[place], histograms[parts], best[parts], threshold)
    return int(best[0]) if alone[0] else 0


def _best_choice(whole: Counts, parts: Counts, best: NDArray[np.int64], threshold: int) -> int:
    """The most that can be told of the parts of a whole, when the rest must be safe."""
    choices = np.arange(2 ** len(parts))[:, None] >> np.arange(len(parts)) & 1
    safe = mixed(whole - choices @ parts, threshold)
    return int((choices @ best)[safe].max(initial=0))


def _per_cent(marks: Marks, of: int) -> int:
    return STEP * round(100 * int(marks.sum()) / of / STEP)
