"""The results of all places of a wave, before disclosure control: nobody is shown these.

Whatever is shown goes by ``arbetsro.surveys.publishing``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from arbetsro.surveys.counting import Own, Real, Whole, counted, moments
from arbetsro.surveys.engines import Engine, opened
from arbetsro.surveys.frozen import DamagedError, check
from arbetsro.surveys.tree import UnitTree
from arbetsro.surveys.variables import Background, Variable


@dataclass(frozen=True)
class Counts:
    """What each place comes to, with all that stands in it.

    Attributes:
        tree: The places.
        answered: How many people: ``[places]``.
        histograms: How many gave each answer, or have a score in each band:
            ``[places, variables, answers]``; answers beyond those that a variable has are nought.
        sums, squares: Of answers or scores, and of their squares: ``[places, variables]``.
    """

    tree: UnitTree
    answered: Whole
    histograms: Whole
    sums: Real
    squares: Real

    @cached_property
    def n(self) -> Whole:
        """How many have a value: ``[places, variables]``."""
        found: Whole = self.histograms.sum(axis=2)
        return found


@dataclass(frozen=True)
class Results:
    """All results of a wave.

    Attributes:
        tree: The places.
        variables, backgrounds: What stands along the axes.
        whole: Everybody.
        divided: What each combination of a place and an answer to a background question comes to,
            by the key of the question; without the places below.
    """

    tree: UnitTree
    variables: tuple[Variable, ...]
    backgrounds: tuple[Background, ...]
    whole: Counts
    divided: Mapping[str, Own]

    def kinds(self, background: Background) -> Whole:
        """How many people there are of each kind, with all below: ``[places, kinds]``.

        The kinds are the answers in their order, and last those who gave none.
        """
        own = self.divided[background.key]
        sizes = np.zeros((len(self.tree), len(background.values) + 1), dtype=np.int64)
        places = _indexes(self.tree, own.keys[0])
        np.add.at(sizes, (places, _kinds(background, own.keys[1])), own.answered)
        return self.tree.added_up(sizes).astype(np.int64)

    def of(self, background: Background, kinds: Sequence[int]) -> Counts:
        """What people of some kinds come to at each place, with all below.

        Args:
            background: The question that divides.
            kinds: Places along the axis of ``kinds``; together they are one group.
        """
        own = self.divided[background.key]
        wanted = np.isin(_kinds(background, own.keys[1]), kinds)
        return _added_up(self.tree, own.part(wanted), self.variables)


def results(
    file: Path,
    variables: Sequence[Variable],
    backgrounds: Sequence[Background],
    tree: UnitTree,
    *,
    engine: Engine | None = None,
) -> Results:
    """Works out the results of all places from a frozen file.

    Args:
        file: As ``arbetsro.surveys.frozen`` writes it.
        variables: Its variables, as the form has them.
        backgrounds: Its background questions.
        tree: The places, as they were when the survey was opened.
        engine: Who counts; DuckDB in the process if nobody is named.

    Raises:
        DamagedError: The file cannot be read, or belongs to another survey.
    """
    check(file, variables, backgrounds)
    with opened(engine) as used:
        table = used.table(file)
        own = counted(used, table, ["place"], variables)
        divided = {
            one.key: counted(used, table, ["place", one.key], variables) for one in backgrounds
        }
    whole = _added_up(tree, own, variables)
    return Results(tree, tuple(variables), tuple(backgrounds), whole, divided)


def _added_up(tree: UnitTree, own: Own, variables: Sequence[Variable]) -> Counts:
    """The groups at each place, and all places below added to it."""
    at = _indexes(tree, own.keys[0])

    def total(part: Whole | Real) -> Real:
        placed = np.zeros((len(tree), *part.shape[1:]), dtype=part.dtype)
        np.add.at(placed, at, part)
        return tree.added_up(placed)

    histograms = total(own.histograms).astype(np.int64)
    sums, squares = moments(histograms, variables)
    return Counts(
        tree,
        total(own.answered).astype(np.int64),
        histograms,
        sums + total(own.sums),
        squares + total(own.squares),
    )


def _indexes(tree: UnitTree, ids: Whole) -> Whole:
    """The places of the tree that these ids are.

    Raises:
        DamagedError: One is not there.
    """
    order = np.argsort(tree.ids)
    sorted_ids = np.asarray(tree.ids)[order]
    found = np.searchsorted(sorted_ids, ids).clip(max=len(order) - 1)
    if not np.array_equal(sorted_ids[found], ids):
        raise DamagedError("other_places")
    places: Whole = order[found]
    return places


def _kinds(background: Background, values: Real | Whole) -> Whole:
    """The kind that each answer is; the last where there is none."""
    found = np.full(len(values), len(background.values), dtype=np.int64)
    for kind, value in enumerate(background.values):
        found[values == value] = kind
    return found
