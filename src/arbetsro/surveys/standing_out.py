"""What stands out at a place, for its talk: areas, demands beside resources, and grave items.

The limits are our own rules of thumb, so that a workplace has somewhere to begin; they are no
judgement. What is told comes in the order of the form, never by how good or bad it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from arbetsro.statistics.estimate import Estimate
from arbetsro.statistics.proportions import wilson
from arbetsro.surveys.meeting_guide import Area
from arbetsro.surveys.published import Cell, PlaceResult
from arbetsro.surveys.variables import Variable

#: An area stands out for the worse where even the better end of its interval is below the middle
#: of the scale, and for the better where even the worse end is in the best quarter.
BAD_BELOW, GOOD_FROM = 0.5, 0.75

#: Demands outweigh resources where they are more by so much of the scale.
OUT_OF_BALANCE = 0.1


@dataclass(frozen=True, slots=True)
class StandsOut:
    """An area that stands out.

    Attributes:
        variable, cell: Which, and what is told of it.
        is_good: Whether it is for the better.
    """

    variable: Variable
    cell: Cell
    is_good: bool

    @property
    def area(self) -> Area:
        """The area in words only, for the guide of the meeting."""
        one = self.variable
        return Area(one.label, one.side, self.is_good, one.factor)


@dataclass(frozen=True, slots=True)
class Grave:
    """A single question about what must never be, as violence.

    Attributes:
        variable, cell: Which, and what is told of it.
        affected: How many gave any other answer than the best one.
        share: Their share, with Wilson's interval.
    """

    variable: Variable
    cell: Cell
    affected: int
    share: Estimate

    @property
    def area(self) -> Area:
        """What it is about, for the guide of the meeting."""
        return Area(self.variable.label, "grave", self.affected == 0, self.variable.factor)


@dataclass(frozen=True, slots=True)
class Balance:
    """Demands and resources of the same factor, side by side.

    Attributes:
        factor: Its key in the knowledge base.
        demands, resources: Their areas, those that are told of.
        load: How heavy the demands are, from 0 to 1 of their scale; nothing where none is told of.
        support: How good the resources are, from 0 to 1.
    """

    factor: str
    demands: tuple[Variable, ...]
    resources: tuple[Variable, ...]
    load: float | None
    support: float | None

    @property
    def imbalance(self) -> float | None:
        """Load minus support, from -1 to 1: above nought the demands are more than the resources.

        It has no interval: both come from the same people, and how they hang together is not told.
        """
        if self.load is None or self.support is None:
            return None
        return self.load - self.support

    @property
    def is_out_of_balance(self) -> bool:
        """Whether demands outweigh resources clearly enough to be talked about."""
        return self.imbalance is not None and self.imbalance >= OUT_OF_BALANCE


def standing_out(place: PlaceResult, variables: Sequence[Variable]) -> tuple[StandsOut, ...]:
    """The areas that stand out at a place, for the worse or the better.

    Args:
        place: What is told of it.
        variables: What was asked. Areas are the scores, and own questions that belong to none.
    """
    found = []
    for one in variables:
        cell = place.cells.get(one.key)
        if cell is None or not _is_area(one):
            continue
        worst, best = goodness(one, cell)
        if best < BAD_BELOW or worst >= GOOD_FROM:
            found.append(StandsOut(one, cell, best >= BAD_BELOW))
    return tuple(found)


def grave(place: PlaceResult, variables: Sequence[Variable]) -> tuple[Grave, ...]:
    """The grave items that are told of at a place, each to be shown and taken seriously."""
    found = []
    for one in variables:
        cell = place.cells.get(one.key)
        if one.side == "grave" and one.kind == "item" and cell is not None and cell.counts:
            best = -1 if one.direction == "high_is_good" else 0
            affected = cell.n - cell.counts[best]
            found.append(Grave(one, cell, affected, wilson(affected, cell.n)))
    return tuple(found)


def balances(place: PlaceResult, variables: Sequence[Variable]) -> tuple[Balance, ...]:
    """Demands beside resources at a place, by factor, in the order of the form."""
    areas = [one for one in variables if _is_area(one) and one.factor and one.key in place.cells]
    factors = dict.fromkeys(one.factor for one in areas if one.side in ("demand", "resource"))
    return tuple(_balance(place, factor, areas) for factor in factors)


def areas_for_meeting(place: PlaceResult, variables: Sequence[Variable]) -> tuple[Area, ...]:
    """What the guide of the meeting is given: words, in the order of the form, and no figures."""
    return tuple(_areas(place, variables))


def goodness(variable: Variable, cell: Cell) -> tuple[float, float]:
    """The ends of an interval from 0, the worst end of the scale, to 1, the best: worse first."""
    span = variable.highest - variable.lowest
    low, high = ((end - variable.lowest) / span for end in (cell.low, cell.high))
    return (1 - high, 1 - low) if variable.direction == "high_is_bad" else (low, high)


def _areas(place: PlaceResult, variables: Sequence[Variable]) -> Iterator[Area]:
    for one in standing_out(place, variables):
        yield one.area
    for item in grave(place, variables):
        if item.affected:
            yield item.area


def _is_area(variable: Variable) -> bool:
    """Whether it is told of on its own, and one of its ends is the better one."""
    if variable.direction == "none" or variable.side == "grave":
        return False
    return variable.kind == "score" or (variable.kind == "item" and not variable.part_of)


def _balance(place: PlaceResult, factor: str, areas: Sequence[Variable]) -> Balance:
    demands, resources = (
        tuple(one for one in areas if one.factor == factor and one.side == side)
        for side in ("demand", "resource")
    )
    good = {one.key: _good(one, place.cells[one.key].mean) for one in (*demands, *resources)}
    return Balance(
        factor,
        demands,
        resources,
        1 - fmean(good[one.key] for one in demands) if demands else None,
        fmean(good[one.key] for one in resources) if resources else None,
    )


def _good(variable: Variable, mean: float) -> float:
    """Where a mean stands from the worst end of its scale, 0, to the best, 1."""
    share = (mean - variable.lowest) / (variable.highest - variable.lowest)
    return 1 - share if variable.direction == "high_is_bad" else share
