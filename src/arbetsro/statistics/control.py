"""Control charts: which figures of a series differ by more than chance from the series itself.

Three kinds: XmR for means or other numbers, p for shares of varying numbers, u for counts in
relation to how much there was of what they are counted in. Source: Montgomery, Introduction to
Statistical Quality Control; Western Electric's rule of eight on one side.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from arbetsro.statistics.estimate import TooFewError

#: So many in a row on the same side of the centre are a sign, though each is within the limits.
RUN = 8
#: Moving ranges become limits of three standard errors: 3 / 1.128.
_RANGES_TO_LIMITS = 2.66
_SIGMAS = 3.0


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series.

    Attributes:
        value: The figure; nothing where there is none, which breaks no run.
        low, high: The limits at this point; nothing where there is no figure.
        is_outside: Whether it lies outside the limits.
        in_run: Whether it is one of eight or more in a row on one side of the centre.
    """

    value: float | None
    low: float | None
    high: float | None
    is_outside: bool
    in_run: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A series with its centre."""

    centre: float
    points: tuple[Point, ...]

    @property
    def is_stable(self) -> bool:
        """Whether nothing in it differs by more than chance."""
        return not any(point.is_outside or point.in_run for point in self.points)


def of_numbers(values: Sequence[float | None]) -> Chart:
    """An XmR chart: limits from how much neighbours differ.

    Raises:
        TooFewError: Fewer than two figures.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        raise TooFewError(len(known), 2)
    centre = fmean(known)
    moves = [abs(late - early) for early, late in pairwise(known)]
    half = _RANGES_TO_LIMITS * fmean(moves)
    return _chart(centre, ((value, centre - half, centre + half) for value in values))


def of_shares(counts: Sequence[tuple[int, int]]) -> Chart:
    """A p chart: the narrower the limits, the more people a figure rests on.

    Args:
        counts: For how many it holds, and of how many.

    Raises:
        TooFewError: There is nobody in the whole series.
    """
    people = sum(of for _, of in counts)
    if people < 1:
        raise TooFewError(people, 1)
    centre = sum(count for count, _ in counts) / people
    error = math.sqrt(centre * (1 - centre))
    return _chart(centre, (_limits(count, of, centre, error, 1.0) for count, of in counts))


def of_counts(counts: Sequence[tuple[int, float]]) -> Chart:
    """A u chart: counts in relation to what they are counted in, as events per counsellor week.

    Args:
        counts: How many there were, and how much of what they are counted in.

    Raises:
        TooFewError: There is nothing that they are counted in.
    """
    exposure = sum(of for _, of in counts)
    if exposure <= 0:
        raise TooFewError(0, 1)
    centre = sum(count for count, _ in counts) / exposure
    error = math.sqrt(centre)
    return _chart(centre, (_limits(count, of, centre, error, math.inf) for count, of in counts))


_Figure = tuple[float | None, float, float]


def _limits(count: int, of: float, centre: float, error: float, ceiling: float) -> _Figure:
    if of <= 0:
        return None, 0.0, 0.0
    half = _SIGMAS * error / math.sqrt(of)
    return count / of, max(centre - half, 0.0), min(centre + half, ceiling)


def _chart(centre: float, figures: Iterable[_Figure]) -> Chart:
    given = tuple(figures)
    runs = _in_runs([value for value, _, _ in given], centre)
    return Chart(centre, tuple(_point(*one, i in runs) for i, one in enumerate(given)))


def _point(value: float | None, low: float, high: float, in_run: bool) -> Point:
    if value is None:
        return Point(None, None, None, is_outside=False, in_run=False)
    return Point(value, low, high, is_outside=not low <= value <= high, in_run=in_run)


def _in_runs(values: Sequence[float | None], centre: float) -> frozenset[int]:
    """Where the figures stand that belong to a long run on one side; on the centre ends it."""
    found: set[int] = set()
    run: list[int] = []
    side = 0
    for i, value in enumerate(values):
        if value is None:
            continue
        now = (value > centre) - (value < centre)
        run = [*run, i] if now == side and now else [i] * bool(now)
        side = now
        if len(run) >= RUN:
            found.update(run)
    return frozenset(found)
