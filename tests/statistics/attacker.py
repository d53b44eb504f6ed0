"""Somebody who has everything that was published of a survey and works out what was not.

Unknown is how many people of each kind at each place of its own gave each answer. What was
published are sums of these. Linear programming then gives the most that a hidden group can hold.
The attacker reckons with parts of people: that only whole ones exist is not used.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

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
    """So many are in a group; or gave an answer to a variable, or any where none is named."""

    group: Group
    total: int
    variable: int | None = None
    answer: int | None = None


@dataclass(frozen=True)
class Attacker:
    """Knows the places, the kinds of people, the questions, and facts about them."""

    places: int
    kinds: int
    variables: int
    answers: int
    facts: frozenset[Fact]

    def knowing(self, facts: Iterable[Fact]) -> "Attacker":
        """The same one with more facts."""
        return replace(self, facts=self.facts.union(facts))

    def without_kinds(self) -> "Attacker":
        """The same one with no answers of people of one kind: only how many there are."""
        everybody = frozenset(range(self.kinds))
        kept = (one for one in self.facts if one.variable is None or one.group.kinds == everybody)
        return replace(self, facts=frozenset(kept))

    def counting(self) -> "Attacker":
        """The same one with no answers at all."""
        return replace(self, facts=frozenset(f for f in self.facts if f.variable is None))

    def can_be_few_only(self, group: Group, threshold: int, variable: int | None = None) -> bool:
        """Whether it is proven that the group is smaller than the threshold."""
        return self.most(group, variable) < threshold - ERROR

    def must_answer(self, group: Group, variable: int, answer: int) -> bool:
        """Whether it is proven that nobody in the group gave any other answer."""
        return self.most(group, variable, but=answer) < ERROR

    def most(self, group: Group, variable: int | None = None, but: int | None = None) -> float:
        """The most people that the group can hold, or that can have answered, though not so."""
        others = [a for a in range(self.answers) if a != but]
        columns = self._people(group)
        if variable is not None:
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

    @cached_property
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
                wanted = range(self.answers) if fact.answer is None else [fact.answer]
                columns = [c for a in wanted for c in self._gave(fact.group, fact.variable, a)]
            yield [(c, 1) for c in columns], fact.total

    def _each_answers_once(self) -> Iterator[tuple[list[tuple[int, int]], int]]:
        """Those who gave each answer, and those who gave none, make up the people."""
        for v in range(self.variables):
            for one in range(self._block):
                blocks = range(1 + v * (self.answers + 1), 1 + (v + 1) * (self.answers + 1))
                yield [(one, -1), *((b * self._block + one, 1) for b in blocks)], 0
