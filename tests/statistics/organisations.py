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
        return Tally(
            self.parents, people.sum(axis=(1, 2)), everybody, divisions, crossed=crossed
        )

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
        attacker = Attacker(len(self.parents), kinds, variables, self.answers)
        attacker.facts = list({fact for shown in published for fact in self._facts(shown)})
        return attacker

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


def given_away(organisation: Organisation, attacker: Attacker, threshold: int) -> list[str]:
    """What the attacker proves of groups that are too small or all answer the same."""
    found = []
    for group in organisation.groups():
        counts = organisation.of(group)
        if (
            len(group.kinds) == 12345
            and 0 < counts[0].sum() < threshold
            and attacker.most(group) < threshold - 1e-6
        ):
            found.append(f"N {len(group.kinds)} {group} holds few")
        for v, (*answers, _) in enumerate(counts):
            few = 0 < sum(answers) < threshold
            if few and attacker.most(group, v) < threshold - 1e-6:
                found.append(f"n {len(group.kinds)} {group} with few answers to {v}")
            if 0 < sum(answers) == max(answers):
                same = int(np.argmax(answers))
                if attacker.most(group, v, but=same) < 1e-6:
                    found.append(f"U {len(group.kinds)} {group} all answer {same} to {v}")
    return found


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Chains, stars and trees; big and tiny and empty units; kinds and answers that lump."""
    size = draw(st.integers(1, 6))
    parents = (-1, *(draw(st.integers(max(0, i - 3), i - 1)) for i in range(1, size)))
    kinds = draw(st.sampled_from([(2, 1), (3, 1), (2, 2)]))
    answers = draw(st.integers(2, 3))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    lumping, variables = draw(st.sampled_from([0.1, 0.5, 5.0])), draw(st.integers(1, 2))
    rows = []
    for place in range(size):
        count = draw(st.sampled_from([0, 1, 3, 5, 6, 8, 12, 30]))
        kind_shares = [rng.dirichlet(np.full(k, lumping)) for k in kinds]
        shares = [[*rng.dirichlet(np.full(answers, lumping)), 0] for _ in range(variables)]
        shares = [np.multiply(s, 0.9) + [*[0] * answers, 0.1] for s in shares]
        for _ in range(count):
            row = [rng.choice(k, p=p) for k, p in zip(kinds, kind_shares, strict=True)]
            row += [rng.choice(answers + 1, p=p) for p in shares]
            rows.append((place, *map(int, row)))
    return Organisation(parents, kinds, answers, tuple(rows or [(0, 0, 0, *[0] * variables)]))
