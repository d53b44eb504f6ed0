"""What may be told of a wave: its results handed to disclosure control, and what that decides.

``arbetsro.statistics.decision`` decides. Here it is told which figures are worked out of others,
which kinds of people there are, and what has been published of the same wave before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from arbetsro.statistics.decision import Division, Shown, Tally
from arbetsro.statistics.decision import decided as decided_of
from arbetsro.statistics.suppression import shown_cells
from arbetsro.surveys.counting import Whole
from arbetsro.surveys.made_of import items_of
from arbetsro.surveys.results import Counts, Results
from arbetsro.surveys.variables import Background, Variable

if TYPE_CHECKING:
    from arbetsro.surveys.published import Published

Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Kinds:
    """The kinds of people that a background question divides into.

    Attributes:
        background: The question.
        values: The answers that are told of.
        counts: What the people of each come to, and last those who are not told of, if any.
    """

    background: Background
    values: tuple[int, ...]
    counts: tuple[Counts, ...]

    @property
    def people(self) -> Whole:
        """How many there are: ``[places, kinds]``."""
        return np.stack([one.answered for one in self.counts], axis=1)

    @property
    def told(self) -> tuple[tuple[int, Counts], ...]:
        """Each answer that is told of, with what its people come to."""
        return tuple(zip(self.values, self.counts, strict=False))


@dataclass(frozen=True)
class Decision:
    """What may be told, and of which kinds of people."""

    shown: Shown
    kinds: tuple[Kinds, ...]


def decided(results: Results, threshold: int, earlier: "Published | None" = None) -> Decision:
    """What may be told of these results.

    Args:
        results: Of all places.
        threshold: The fewest people that anything is told of.
        earlier: What has been published of the same wave: what it hides stays hidden.
    """
    found = (_kinds(results, one, threshold, earlier) for one in results.backgrounds)
    kinds = tuple(one for one in found if one is not None)
    tally = Tally(
        results.tree.parents,
        results.whole.answered,
        results.whole.histograms,
        {one.background.key: _division(one) for one in kinds},
        made_of(results.variables),
    )
    before = _before(results, kinds, earlier)
    groups = {
        one.background.key: before.groups[one.background.key]
        & _mixed(one, results.tree.parents, threshold)
        for one in kinds
    }
    allowed = Shown(before.places, before.cells, groups, before.group_cells)
    return Decision(decided_of(tally, threshold, allowed), kinds)


def made_of(variables: Sequence[Variable]) -> dict[int, list[int]]:
    """What each score and share is worked out of, as places among the variables.

    A share is told only where its score and its items are. Else it could be told of a place whose
    items are hidden, and what is hidden with them be worked out from it.
    """
    index = {one.key: i for i, one in enumerate(variables)}
    found = {}
    for i, one in enumerate(variables):
        if one.kind != "item":
            parts = [*(item.key for item in items_of(one, variables)), one.part_of]
            found[i] = [index[key] for key in parts if key in index]
    return found


def pooled(sizes: Sequence[int], threshold: int, never: Sequence[int] = ()) -> tuple[int, ...]:
    """The kinds that are not told of as such, since they are few or gave no answer.

    Args:
        sizes: How many there are of each kind in the whole; the last did not answer.
        threshold: The fewest people that anything is told of.
        never: Kinds that an earlier publication did not tell of.

    Returns:
        Places in ``sizes``. Together they are nobody, or enough that subtraction tells nothing.
    """
    last = len(sizes) - 1
    pool = {last, *never} | {i for i, size in enumerate(sizes) if 0 < size < threshold}
    rest = sorted((i for i in range(last) if i not in pool and sizes[i]), key=lambda i: sizes[i])
    while rest and 0 < sum(sizes[i] for i in pool) < threshold:
        pool.add(rest.pop(0))
    return tuple(sorted(pool))


def _kinds(
    results: Results, background: Background, threshold: int, earlier: "Published | None"
) -> Kinds | None:
    """The kinds of people that are told of, or nothing where there are fewer than two."""
    known = set(background.values) if earlier is None else earlier.kinds(background.key)
    never = [i for i, value in enumerate(background.values) if value not in known]
    sizes = results.kinds(background)[0]
    pool = pooled(sizes.tolist(), threshold, never)
    told = [i for i in range(len(background.values)) if i not in pool and sizes[i]]
    if len(told) < 2:
        return None
    groups = [(i,) for i in told] + [pool] * bool(sizes[list(pool)].sum())
    counts = tuple(results.of(background, group) for group in groups)
    return Kinds(background, tuple(background.values[i] for i in told), counts)


def _division(kinds: Kinds) -> Division:
    return Division(kinds.people, np.stack([one.histograms for one in kinds.counts], axis=2))


def _mixed(kinds: Kinds, parents: Sequence[int], threshold: int) -> Marks:
    """Where people, and what is left at the place above, are of several kinds: ``[places]``.

    Used as if an earlier publication had hidden the others: hiding more only adds what is safe to
    what is left.
    """
    return shown_cells(kinds.people[:, None, :], parents, threshold)[:, 0]


def _before(results: Results, kinds: Sequence[Kinds], earlier: "Published | None") -> Shown:
    """What an earlier publication of the same wave told; everything where there is none."""
    cells = _told(results, earlier)
    return Shown(
        _among(results, None if earlier is None else earlier.places),
        cells,
        {
            one.background.key: _among(
                results, None if earlier is None else earlier.divided(one.background.key)
            )
            for one in kinds
        },
        {one.background.key: _told_of_all(results, one, earlier) for one in kinds},
    )


def _among(results: Results, places: Sequence[int] | None) -> Marks:
    """The places that are among these: ``[places]``."""
    if places is None:
        return np.ones(len(results.tree), dtype=bool)
    return np.isin(results.tree.ids, places)


def _told_of_all(results: Results, kinds: Kinds, earlier: "Published | None") -> Marks:
    """What was told of every kind that has anybody: ``[places, variables]``."""
    key = kinds.background.key
    marks = [_told(results, earlier, key, v) | (counts.n == 0) for v, counts in kinds.told]
    found: Marks = np.logical_and.reduce(marks)
    return found


def _told(
    results: Results, earlier: "Published | None", background: str = "", value: int | None = None
) -> Marks:
    """What was told of everybody or of a kind: ``[places, variables]``."""
    shape = len(results.tree), len(results.variables)
    if earlier is None:
        return np.ones(shape, dtype=bool)
    found, places = np.zeros(shape, dtype=bool), results.tree.index
    columns: Mapping[str, int] = {one.key: i for i, one in enumerate(results.variables)}
    for place, variable in earlier.told(background, value):
        if place in places and variable in columns:
            found[places[place], columns[variable]] = True
    return found
