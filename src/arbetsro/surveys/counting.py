"""The counting itself: how many gave each answer, for each group, in one question to an engine.

An engine takes as long for a count as for a sum, and there are some two hundred counts. So several
are packed in one sum: the first answer adds 1, the next adds 2**bits, and so on, with as many bits
as the largest group needs. Unpacked they are the same whole numbers, several times as fast.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from arbetsro.surveys.variables import Variable

if TYPE_CHECKING:
    import ibis

    from arbetsro.surveys.engines import Engine

#: A score is counted in so many bands of its scale, as wide as a step of a five-point answer, so
#: that a group all in one band is as much alike as one that gave the same answer.
BANDS = 5

#: Bits of a whole number that can be filled without its sign.
_BITS = 62

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Own:
    """What the rows of each group come to, without those of any group below.

    Attributes:
        keys: What the groups are by, an array for each column that they were formed by.
        answered: How many rows: ``[groups]``.
        histograms: How many gave each answer: ``[groups, variables, answers]``.
        sums, squares: Of the scores and of their squares; nought for what is no score:
            ``[groups, variables]``.
    """

    keys: tuple[NDArray[Any], ...]
    answered: Whole
    histograms: Whole
    sums: Real
    squares: Real

    def part(self, wanted: NDArray[np.bool_]) -> "Own":
        """Some of the groups."""
        return Own(
            tuple(key[wanted] for key in self.keys),
            self.answered[wanted],
            self.histograms[wanted],
            self.sums[wanted],
            self.squares[wanted],
        )


def answers_of(variable: Variable) -> int:
    """How many different answers are counted of a variable."""
    return len(variable.values) or BANDS


def counted(
    engine: "Engine", table: "ibis.Table", by: Sequence[str], variables: Sequence[Variable]
) -> Own:
    """Counts each answer of each variable, for each group that has any rows.

    Args:
        engine: Who counts.
        table: The rows.
        by: The columns that groups are formed by.
        variables: What is counted.
    """
    sizes = table.group_by(by).agg(answered=table.count())
    largest = engine.columns(sizes.agg(largest=sizes.answered.max()))["largest"][0]
    packing = Packing(tuple(variables), int(largest).bit_length())
    asked = table.group_by(by).agg(answered=table.count(), **dict(packed_sums(table, packing)))
    found = engine.columns(asked)
    groups = len(found["answered"])
    sums, squares = np.zeros((2, groups, len(variables)))
    for i in packing.scores:
        sums[:, i] = np.nan_to_num(found[f"sum_{i}"])
        squares[:, i] = np.nan_to_num(found[f"squares_{i}"])
    keys = tuple(found[name] for name in by)
    histograms = packing.unpacked(found, groups)
    return Own(keys, found["answered"].astype(np.int64), histograms, sums, squares)


@dataclass(frozen=True, slots=True)
class Packing:
    """How the counts of answers are packed in sums.

    Attributes:
        variables: What is counted.
        bits: How many each count takes.
    """

    variables: tuple[Variable, ...]
    bits: int

    @property
    def scores(self) -> Iterator[int]:
        """The places of those that are scores."""
        return (i for i, one in enumerate(self.variables) if not one.values)

    def packs(self) -> Iterator[tuple[str, int, range]]:
        """The name of each sum, the place of its variable, and the answers that it counts."""
        room = _BITS // self.bits
        for i, variable in enumerate(self.variables):
            for first in range(0, answers_of(variable), room):
                yield (
                    f"pack_{i}_{first}",
                    i,
                    range(first, min(first + room, answers_of(variable))),
                )

    def unpacked(self, found: dict[str, Any], groups: int) -> Whole:
        """The counts themselves: ``[groups, variables, answers]``."""
        most = max(map(answers_of, self.variables), default=1)
        counts = np.zeros((groups, len(self.variables), most), dtype=np.int64)
        for name, i, answers in self.packs():
            packed = found[name].astype(np.int64)
            for place, answer in enumerate(answers):
                counts[:, i, answer] = packed >> (self.bits * place) & ((1 << self.bits) - 1)
        return counts


def packed_sums(table: "ibis.Table", packing: Packing) -> Iterator[tuple[str, "ibis.Value"]]:
    """What is asked of each group: the packed counts, and the sums of scores and their squares."""
    for name, i, answers in packing.packs():
        variable = packing.variables[i]
        answer = _answer(table, variable)
        values = variable.values or range(BANDS)
        adds = [(values[one], 1 << packing.bits * place) for place, one in enumerate(answers)]
        yield name, answer.cases(*adds, else_=0).sum().cast("int64")
    for i in packing.scores:
        score = table[packing.variables[i].key].cast("float64")
        yield f"sum_{i}", score.sum()
        yield f"squares_{i}", (score * score).sum()


def _answer(table: "ibis.Table", variable: Variable) -> Any:  # noqa: ANN401
    """The answer, or the band that a score lies in; the top of the scale is in the last one."""
    column = table[variable.key]
    if variable.values:
        return column
    band = ((column - variable.lowest) * (BANDS / (variable.highest - variable.lowest))).floor()
    return band.clip(0, BANDS - 1).cast("int64")


def moments(histograms: Whole, variables: Iterable[Variable]) -> tuple[Real, Real]:
    """The sums of answers and of their squares, by what they count; nought for scores."""
    worth = np.zeros(histograms.shape[1:])
    for i, variable in enumerate(variables):
        worth[i, : len(variable.values)] = variable.values
    return (histograms * worth).sum(axis=2), (histograms * worth**2).sum(axis=2)
