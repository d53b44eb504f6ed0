"""What may be told of all that was answered: one decision for places, variables and groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from arbetsro.statistics.crossing import too_telling
from arbetsro.statistics.suppression import (
    Counts,
    Marks,
    shown_cells,
    shown_group_cells,
    shown_groups,
    shown_places,
    with_parts,
)


@dataclass(frozen=True)
class Division:
    """The same people by what they are, as managers and others.

    Attributes:
        people: How many there are of each kind: ``[places, kinds]``. Everybody belongs to one, so
            those who did not say are a kind too.
        cells: How many of each kind gave each answer: ``[places, variables, kinds, answers]``.
    """

    people: Counts
    cells: Counts


@dataclass(frozen=True)
class Tally:
    """What was answered, counted at each place with all that stands in it.

    Attributes:
        parents: The place above each, which comes before it; -1 for the first, the whole.
        answered: How many have answered: ``[places]``.
        cells: How many gave each answer: ``[places, variables, answers]``.
        divisions: The same people divided, by the name of each background question.
        made_of: For a variable that is worked out of others, as a score, which ones.
        crossed: How many of each crossed kind gave each answer, as the managers who work at night:
            ``[places, variables, kinds by the first question, by the second, ..., answers]``.
            Without it, no variable is told by more than one background question.
    """

    parents: Sequence[int]
    answered: Counts
    cells: Counts
    divisions: Mapping[str, Division] = field(default_factory=dict)
    made_of: Mapping[int, Sequence[int]] = field(default_factory=dict)
    crossed: Counts | None = None

    def crossed_by(self, questions: int) -> Counts | None:
        """The same for the first questions only, ``[places, variables, kinds, answers]``."""
        if questions == 1:
            return next(iter(self.divisions.values())).cells
        if self.crossed is None:
            return None
        later = tuple(range(2 + questions, self.crossed.ndim - 1))
        counts: Counts = self.crossed.sum(axis=later)
        return counts.reshape(*counts.shape[:2], -1, counts.shape[-1])


@dataclass(frozen=True)
class Shown:
    """What may be told; all else looks as if nobody had answered.

    Attributes:
        places: Whose number of answers: ``[places]``.
        cells: Which variables of which place: ``[places, variables]``.
        groups: By background question, at which places people are divided: ``[places]``.
        group_cells: By background question, for which variables: ``[places, variables]``.
    """

    places: Marks
    cells: Marks
    groups: Mapping[str, Marks] = field(default_factory=dict)
    group_cells: Mapping[str, Marks] = field(default_factory=dict)


def decided(tally: Tally, threshold: int, earlier: Shown | None = None) -> Shown:
    """What may be told of a tally, so that no sum or difference tells of a group that is too small.

    Args:
        tally: All that was counted.
        threshold: The fewest people that anything is told of.
        earlier: What the last publication of the same answers told: never is more told than that.
    """
    before = earlier or _everything(tally)
    parents = tally.parents
    places = shown_places(tally.answered, parents, threshold, never=~before.places)
    allowed = places[:, None] & before.cells
    cells = shown_cells(tally.cells, parents, threshold, never=~allowed, made_of=tally.made_of)
    groups = {
        key: shown_groups(one.people, parents, threshold, places, never=~before.groups[key])
        for key, one in tally.divisions.items()
    }
    told: dict[str, Marks] = {}
    for key, at in groups.items():
        allowed = cells & at[:, None] & before.group_cells[key]
        told[key] = _group_cells(key, tally, threshold, [cells, *told.values()], allowed)
    return Shown(places, cells, groups, told)


def _group_cells(
    key: str, tally: Tally, threshold: int, told: Sequence[Marks], allowed: Marks
) -> Marks:
    """What may be told of one division beside what is told undivided and of those before it."""
    cells, *before = told
    division, crossed = tally.divisions[key].cells, tally.crossed_by(len(told))
    if crossed is None:
        crossed = division
        allowed = allowed & ~np.any([one.any(axis=0) for one in before], axis=0)
        before = []
    shown, open_ = allowed.copy(), np.arange(allowed.shape[1])
    while len(open_):
        shown[:, open_] = shown_group_cells(
            division[:, open_], tally.parents, threshold, ~shown[:, open_]
        )
        ways = [one[:, open_] for one in (*before, shown)]
        kept = with_parts(shown, tally.made_of)
        kept[:, open_] &= ~too_telling(crossed[:, open_], cells[:, open_], ways, tally.parents)
        open_ = np.flatnonzero((kept != shown).any(axis=0))
        shown = kept
    return shown


def _everything(tally: Tally) -> Shown:
    """All that there is to tell, as before anything has been hidden."""
    cells = np.ones(tally.cells.shape[:2], dtype=bool)
    places = np.ones(len(cells), dtype=bool)
    return Shown(
        places, cells, dict.fromkeys(tally.divisions, places), dict.fromkeys(tally.divisions, cells)
    )
