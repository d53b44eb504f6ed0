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
    """

    parents: Sequence[int]
    answered: Counts
    cells: Counts
    divisions: Mapping[str, Division] = field(default_factory=dict)
    made_of: Mapping[int, Sequence[int]] = field(default_factory=dict)


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
    group_cells = {}
    for key, one in tally.divisions.items():
        allowed = cells & groups[key][:, None] & before.group_cells[key]
        group_cells[key] = _group_cells(one, tally, threshold, cells, allowed)
    return Shown(places, cells, groups, group_cells)


def _group_cells(
    division: Division, tally: Tally, threshold: int, cells: Marks, allowed: Marks
) -> Marks:
    """What may be told of one division beside what is told undivided."""
    while True:
        shown = shown_group_cells(division.cells, tally.parents, threshold, ~allowed)
        kept = shown & ~too_telling(division.cells, cells, shown, tally.parents)
        for whole, parts in tally.made_of.items():
            kept[:, whole] &= shown[:, list(parts)].all(axis=1)
        if (kept == shown).all():
            return shown
        allowed = kept


def _everything(tally: Tally) -> Shown:
    """All that there is to tell, as before anything has been hidden."""
    cells = np.ones(tally.cells.shape[:2], dtype=bool)
    places = np.ones(len(cells), dtype=bool)
    return Shown(
        places, cells, dict.fromkeys(tally.divisions, places), dict.fromkeys(tally.divisions, cells)
    )
