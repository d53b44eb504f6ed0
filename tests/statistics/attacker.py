"""Somebody who has everything that was published of a survey and works out what was not.

Unknown is how many people of each kind at each place of its own gave each answer. What was
published are sums of these. Linear programming then gives the most that a hidden group can hold.
The attacker reckons with parts of people: whole numbers only could in rare cases prove a little
more, and that is not tried.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

#: Solvers answer with a small error; no group holds so small a part of a person.
ERROR = 1e-6


@dataclass(frozen=True)
class Group:
    """People in a set of places, of all kinds or of those given."""

    places: frozenset[int]
    kinds: frozenset[int]


@dataclass(frozen=True)
class Fact:
    """So many of a group gave an answer to a variable; or answered at all, without a variable."""

    group: Group
    total: int
    variable: int | None = None
    answer: int | None = None


@dataclass
class Attacker:
    """Knows the size of the organisation, the questions, and the facts published."""

    places: int
    kinds: int
    variables: int
    answers: int
    facts: list[Fact] = field(default_factory=list)

    def most(self, group: Group, variable: int | None = None, but: int | None = None) -> float:
        """The most people that the group can hold, or that can have answered, ``but`` so."""
        if variable is None:
            columns = self._people(group)
        else:
            others = [a for a in range(self.answers) if a != but]
            columns = [c for a in others for c in self._gave(group, variable, a)]
        aim = np.zeros(self._size)
        aim[columns] = -1
        equations, totals = self._equations
        found = linprog(aim, A_eq=equations, b_eq=totals, bounds=(0, None), method="highs")
        assert found.status in (0, 3), found.message
        return -found.fun if found.status == 0 else np.inf

    @property
    def _block(self) -> int:
        return self.places * self.kinds

    @property
    def _size(self) -> int:
        return self._block * (1 + self.variables * (self.answers + 1))

    def _people(self, group: Group) -> list[int]:
        return [p * self.kinds + k for p in group.places for k in group.kinds]

    def _gave(self, group: Group, variable: int, answer: int) -> list[int]:
        block = 1 + variable * (self.answers + 1) + answer
        return [block * self._block + one for one in self._people(group)]

    @property
    def _equations(self) -> tuple[csr_array, list[int]]:
        rows = [*self._told(), *self._each_answers_once()]
        entries = [(i, c, sign) for i, (row, _) in enumerate(rows) for c, sign in row]
        at, columns, signs = zip(*entries, strict=True)
        shape = (len(rows), self._size)
        return csr_array((signs, (at, columns)), shape=shape), [total for _, total in rows]

    def _told(self) -> Iterator[tuple[list[tuple[int, int]], int]]:
        for fact in self.facts:
            if fact.variable is None:
                columns: Iterable[int] = self._people(fact.group)
            else:
                columns = self._gave(fact.group, fact.variable, fact.answer)
            yield [(c, 1) for c in columns], fact.total

    def _each_answers_once(self) -> Iterator[tuple[list[tuple[int, int]], int]]:
        """Those who gave each answer, and those who gave none, make up the people."""
        for v in range(self.variables):
            for one in range(self._block):
                blocks = range(1 + v * (self.answers + 1), 1 + (v + 1) * (self.answers + 1))
                yield [(one, -1), *((b * self._block + one, 1) for b in blocks)], 0
