"""The tree of places that results are told for: units as they were when the survey was opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class UnitTree:
    """Places in an order in which a place comes after the one that it stands in.

    Attributes:
        ids: What each is called by those who ask, as the key of a unit. The first is the whole.
        parents: For each, the place in ``ids`` of the one that it stands in; -1 for the first.
    """

    ids: tuple[int, ...]
    parents: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.ids or self.parents[:1] != (-1,):
            raise ValueError("a tree begins with the whole")
        if len(self.ids) != len(self.parents) or len(set(self.ids)) != len(self.ids):
            raise ValueError("each place has one parent and an id of its own")
        if any(not 0 <= parent < i for i, parent in enumerate(self.parents[1:], 1)):
            raise ValueError("a place comes after the one that it stands in")

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def index(self) -> dict[int, int]:
        """The place of each id."""
        return {id_: i for i, id_ in enumerate(self.ids)}

    @cached_property
    def depths(self) -> NDArray[np.int64]:
        """How far below the whole each stands."""
        found = np.zeros(len(self), dtype=np.int64)
        for i, parent in enumerate(self.parents[1:], 1):
            found[i] = found[parent] + 1
        return found

    def levels(self) -> Iterator[NDArray[np.int64]]:
        """The places of each level, from the whole downwards."""
        for depth in range(int(self.depths.max()) + 1):
            yield np.flatnonzero(self.depths == depth)

    def added_up(self, own: NDArray[np.int64] | NDArray[np.float64]) -> NDArray[np.float64]:
        """What each place holds with all that stands in it.

        Args:
            own: What belongs to each place itself, with the places along the first axis.
        """
        total = np.array(own, dtype=np.float64)
        parents = np.asarray(self.parents)
        for level in reversed(list(self.levels())[1:]):
            np.add.at(total, parents[level], total[level])
        return total
