"""A small survey and those who answer it, and the same counts made without any engine."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from arbetsro.language import Text
from arbetsro.surveys.frozen import Sheet, freeze
from arbetsro.surveys.published import Published
from arbetsro.surveys.publishing import publish
from arbetsro.surveys.results import Results, results
from arbetsro.surveys.tree import UnitTree
from arbetsro.surveys.variables import Background, Variable


def text(said: str) -> Text:
    return Text(said, said, said)


ANSWERS = (1, 2, 3, 4, 5)
#: Two items with the score that is their mean, the share of those at 4 or over, and a grave item.
PACE = Variable(
    "q_x_1", "item", text("Tempo"), ANSWERS, (), 1, 5, "high_is_bad", "s_x_load", "demand", "pace"
)
LOAD = Variable(
    "q_x_2", "item", text("Mängd"), ANSWERS, (), 1, 5, "high_is_bad", "s_x_load", "demand", "pace"
)
THREATS = Variable(
    "q_x_3", "item", text("Hot"), (0, 1), (), 0, 1, "high_is_bad", "", "grave", "violence"
)
SCORE = Variable(
    "s_x_load", "score", text("Belastning"), (), (), 1, 5, "high_is_bad", "", "demand", "pace"
)
SHARE = Variable(
    "h_x_load", "share", text("Hög belastning"), (0, 1), (), 0, 1, "high_is_bad", "s_x_load",
    "outcome", "", "a limit of our own",
)  # fmt: skip
VARIABLES = (PACE, LOAD, THREATS, SCORE, SHARE)
MANAGER = Background("b_manager", text("Chef?"), (1, 2), (text("Ja"), text("Nej")))


@dataclass(frozen=True)
class Small:
    """What ``freeze`` asks of a form."""

    variables: tuple[Variable, ...] = VARIABLES
    backgrounds: tuple[Background, ...] = (MANAGER,)

    def row(self, answers: Mapping[str, int]) -> dict[str, int | float | None]:
        given = [answers[one.key] for one in (PACE, LOAD) if one.key in answers]
        score = sum(given) / 2 if len(given) == 2 else None
        asked = [*self.backgrounds, *(one for one in self.variables if one.kind == "item")]
        return {
            **{one.key: answers.get(one.key) for one in asked},
            SCORE.key: score,
            SHARE.key: None if score is None else int(score >= 4),
        }


def tree(*parents: int) -> UnitTree:
    """A tree by the parent of each place but the whole; ids from 10 on, so that none is a place."""
    return UnitTree(tuple(range(10, 11 + len(parents))), (-1, *parents))


def sheet(place: int, pace: int, load: int | None = None, **more: int) -> Sheet:
    """The answers of one person; the second answer is the first one if it is not given."""
    given = {PACE.key: pace, LOAD.key: pace if load is None else load, THREATS.key: pace % 2}
    return Sheet(place, given | more)


def frozen(folder: Path, units: UnitTree, sheets: Sequence[Sheet], smallest: int = 5) -> Path:
    file = folder / "answers.parquet"
    file.write_bytes(freeze(Small(), units, sheets, smallest=smallest))
    return file


def counted(folder: Path, units: UnitTree, sheets: Sequence[Sheet], smallest: int = 5) -> Results:
    return results(frozen(folder, units, sheets, smallest), VARIABLES, (MANAGER,), units)


def published(
    folder: Path, units: UnitTree, sheets: Sequence[Sheet], threshold: int = 5
) -> Published:
    return Published.read(publish(counted(folder, units, sheets), threshold=threshold))


def below(units: UnitTree, place: int) -> set[int]:
    """The ids of a place and of all that stands in it."""
    found = {place}
    for id_, parent in zip(units.ids[1:], units.parents[1:], strict=True):
        if units.ids[parent] in found:
            found.add(id_)
    return found


def by_hand(rows: Sequence[Mapping[str, float | None]], variable: Variable) -> Counter[float]:
    """How many rows hold each value; missing is none of them."""
    return Counter(row[variable.key] for row in rows if row[variable.key] is not None)


def some_people(seed: int, units: UnitTree, size: int, missing: float = 0.1) -> list[Sheet]:
    """People at random places with random answers, some of which are missing."""
    draw = np.random.default_rng(seed)

    def one() -> Sheet:
        given = {PACE.key: draw.integers(1, 6), LOAD.key: draw.integers(1, 6),
                 THREATS.key: draw.integers(0, 2), MANAGER.key: draw.integers(1, 3)}  # fmt: skip
        kept = {key: int(value) for key, value in given.items() if draw.random() >= missing}
        return Sheet(int(draw.choice(units.ids)), kept)

    return [one() for _ in range(size)]


@st.composite
def trees(draw: st.DrawFn, most: int = 12) -> UnitTree:
    size = draw(st.integers(0, most))
    return tree(*(draw(st.integers(0, i)) for i in range(size)))


def rows_of(file: Path) -> Iterator[dict[str, float | None]]:
    import pyarrow.parquet as pq

    yield from pq.read_table(file).to_pylist()
