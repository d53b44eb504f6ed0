"""Made-up organisations of many shapes, what they publish, and what of them is to stay hidden."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
from attacker import Attacker, Fact, Group
from hypothesis import strategies as st

from arbetsro.statistics.decision import Division, Shown, Tally


@dataclass(frozen=True)
class Organisation:
    """People at places, of a kind by each of two background questions.

    Attributes:
        parents: The place above each place.
        kinds: How many kinds there are by each background question.
        answers: How many answers each variable has; that number itself is no answer.
        people: A row for each: place, kind by the first question, by the second, answers.
    """

    parents: tuple[int, ...]
    kinds: tuple[int, int]
    answers: int
    people: tuple[tuple[int, ...], ...]

    @cached_property
    def counted(self) -> np.ndarray:
        """``[places, kinds, kinds, variables, answers and none]``, added up the tree."""
        variables = len(self.people[0]) - 3
        found = np.zeros(
            (len(self.parents), *self.kinds, variables, self.answers + 1), dtype=np.int64
        )
        for place, one, other, *answers in self.people:
            for v, answer in enumerate(answers):
                found[place, one, other, v, answer] += 1
        for place in range(len(found) - 1, 0, -1):
            found[self.parents[place]] += found[place]
        return found

    @cached_property
    def tally(self) -> Tally:
        """What disclosure control is given."""
        counted = self.counted
        answered = counted[..., :-1]
        people = counted[..., 0, :].sum(axis=-1)
        divisions = {
            str(question): Division(
                people.sum(axis=2 - question),
                np.moveaxis(answered.sum(axis=2 - question), 1, 2),
            )
            for question in (0, 1)
        }
        everybody = answered.sum(axis=(1, 2))
        crossed = np.moveaxis(answered, 3, 1)
        return Tally(self.parents, people.sum(axis=(1, 2)), everybody, divisions, crossed=crossed)

    def inside(self, place: int) -> frozenset[int]:
        """A place and all that stands in it."""
        found = {place}
        for i in range(place + 1, len(self.parents)):
            if self.parents[i] in found:
                found.add(i)
        return frozenset(found)

    def flat(self, question: int | None = None, kind: int = 0) -> frozenset[int]:
        """The combinations of kinds that have this kind by this question, or all."""
        pairs = enumerate(product(*map(range, self.kinds)))
        return frozenset(i for i, pair in pairs if question is None or pair[question] == kind)

    def attacked_with(self, *published: Shown) -> Attacker:
        """Somebody who has read all these publications."""
        variables = self.tally.cells.shape[1]
        kinds = self.kinds[0] * self.kinds[1]
        facts = frozenset(fact for shown in published for fact in self._facts(shown))
        return Attacker(len(self.parents), kinds, variables, self.answers, facts)

    def who_works_where(self) -> Iterator[Fact]:
        """How many of each kind there are at each place itself, and how many answered what."""
        for place, kind in product(range(len(self.parents)), self.flat()):
            group = Group(frozenset({place}), frozenset({kind}))
            counts = self.of(group)
            yield Fact(group, int(counts[0].sum()))
            for v, of in enumerate(counts):
                yield Fact(group, int(of[:-1].sum()), v)

    def _facts(self, shown: Shown) -> Iterator[Fact]:
        tally = self.tally
        for place in np.flatnonzero(shown.places):
            yield Fact(self._group(place), int(tally.answered[place]))
        for place, v in np.argwhere(shown.cells):
            yield from _told(self._group(place), v, tally.cells[place, v])
        for key, division in tally.divisions.items():
            for place, kind in product(np.flatnonzero(shown.groups[key]), range(self._kinds(key))):
                yield Fact(self._group(place, key, kind), int(division.people[place, kind]))
            for (place, v), kind in product(
                np.argwhere(shown.group_cells[key]), range(self._kinds(key))
            ):
                counts = division.cells[place, v, kind]
                yield from _told(self._group(place, key, kind), v, counts)

    def _kinds(self, key: str) -> int:
        return self.kinds[int(key)]

    def _group(self, place: int, key: str | None = None, kind: int = 0) -> Group:
        of = self.flat() if key is None else self.flat(int(key), kind)
        return Group(self.inside(int(place)), of)

    def groups(self) -> Iterator[Group]:
        """Every place with all in it, and its own people, of all kinds and of each kind."""
        every = [frozenset({i}) for i in self.flat()]
        kinds = {self.flat(), *every}
        kinds |= {self.flat(q, k) for q in (0, 1) for k in range(self.kinds[q])}
        for place, of in product(range(len(self.parents)), kinds):
            for places in {self.inside(place), frozenset({place})}:
                yield Group(places, of)

    def of(self, group: Group) -> np.ndarray:
        """How many of a group gave each answer: ``[variables, answers and none]``."""
        kinds = list(product(*map(range, self.kinds)))
        wanted = {kinds[i] for i in group.kinds}
        found = np.zeros(self.counted.shape[3:], dtype=np.int64)
        for place, one, other, *answers in self.people:
            if place in group.places and (one, other) in wanted:
                found[range(len(answers)), answers] += 1
        return found


def _told(group: Group, variable: int, counts: Sequence[int]) -> Iterator[Fact]:
    for answer, total in enumerate(counts):
        yield Fact(group, int(total), int(variable), answer)


@st.composite
def organisations(draw: st.DrawFn, kinds: Sequence[tuple[int, int]]) -> Organisation:
    """Chains, stars and trees; big, tiny and empty units; kinds and answers that lump together."""
    size, variables = draw(st.integers(1, 6)), draw(st.integers(1, 2))
    nearest = draw(st.sampled_from([1, 3, 6]))
    parents = (-1, *(draw(st.integers(max(0, i - nearest), i - 1)) for i in range(1, size)))
    of, answers = draw(st.sampled_from(kinds)), draw(st.integers(2, 3))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    lumping = draw(st.sampled_from([0.1, 0.5, 5.0]))
    rows = [(0, 0, 0, *[0] * variables)]
    for place in range(size):
        shares = [rng.dirichlet(np.full(count, lumping)) for count in of]
        shares += [_with_none(rng.dirichlet(np.full(answers, lumping))) for _ in range(variables)]
        for _ in range(draw(st.sampled_from([0, 1, 3, 5, 6, 8, 12, 30]))):
            rows.append((place, *(int(rng.choice(len(share), p=share)) for share in shares)))
    return Organisation(parents, of, answers, tuple(rows))


def _with_none(shares: np.ndarray) -> np.ndarray:
    """One in ten does not answer."""
    return np.append(0.9 * shares, 0.1)
