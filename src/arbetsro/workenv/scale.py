"""What a scale of probability and consequence must be for its levels to mean anything."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Level = Literal["low", "medium", "high"]
LEVELS: tuple[Level, ...] = get_args(Level)

#: More steps than this cannot be told apart by those who rate.
MOST_STEPS = 10

_Cells = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class ScaleFault:
    """One thing that is wrong with a scale.

    Attributes:
        code: Which it is; ``rating.fault_says`` has a sentence for each.
        probability: The row concerned, counted from 1, where there is one.
        consequence: The column concerned, counted from 1, where there is one.
    """

    code: str
    probability: int | None = None
    consequence: int | None = None

    @property
    def values(self) -> dict[str, int]:
        """The row and the column concerned, where there are any."""
        given = {"probability": self.probability, "consequence": self.consequence}
        return {key: value for key, value in given.items() if value is not None}


class ScaleError(ValueError):
    """A scale that cannot be used; ``faults`` names every reason."""

    def __init__(self, faults: Iterable[ScaleFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{one.code} {one.values}" for one in self.faults))


def scale_faults(
    probability: Sequence[str], consequence: Sequence[str], cells: _Cells
) -> tuple[ScaleFault, ...]:
    """Everything that is wrong with a scale; nothing where it can be used."""
    return (*_of_steps(probability, consequence), *_of_cells(probability, consequence, cells))


def _of_steps(probability: Sequence[str], consequence: Sequence[str]) -> Iterator[ScaleFault]:
    if min(len(probability), len(consequence)) < 2:
        yield ScaleFault("too_few_steps")
    if max(len(probability), len(consequence)) > MOST_STEPS:
        yield ScaleFault("too_many_steps")
    for row, name in enumerate(probability, 1):
        if code := _of_name(name, probability[: row - 1]):
            yield ScaleFault(code, probability=row)
    for column, name in enumerate(consequence, 1):
        if code := _of_name(name, consequence[: column - 1]):
            yield ScaleFault(code, consequence=column)


def _of_name(name: str, before: Sequence[str]) -> str:
    if not name.strip():
        return "empty_step"
    same = name.strip().casefold() in {other.strip().casefold() for other in before}
    return "repeated_step" if same else ""


def _of_cells(
    probability: Sequence[str], consequence: Sequence[str], cells: _Cells
) -> Iterator[ScaleFault]:
    if len(cells) != len(probability) or any(len(row) != len(consequence) for row in cells):
        yield ScaleFault("not_rectangular")
        return
    places = [(r, c) for r in range(len(probability)) for c in range(len(consequence))]
    if unknown := [(r, c) for r, c in places if cells[r][c] not in LEVELS]:
        yield from (ScaleFault("unknown_level", r + 1, c + 1) for r, c in unknown)
        return
    ranks = [[LEVELS.index(cell) for cell in row if cell in LEVELS] for row in cells]
    yield from _falls(ranks, places)
    if places and not any(rank == len(LEVELS) - 1 for row in ranks for rank in row):
        yield ScaleFault("never_high")


def _falls(
    ranks: Sequence[Sequence[int]], places: Iterable[tuple[int, int]]
) -> Iterator[ScaleFault]:
    # Neighbours are enough: a grid that never falls between neighbours never falls at all.
    for row, column in places:
        if row and ranks[row][column] < ranks[row - 1][column]:
            yield ScaleFault("falls_with_probability", row + 1, column + 1)
        if column and ranks[row][column] < ranks[row][column - 1]:
            yield ScaleFault("falls_with_consequence", row + 1, column + 1)
