"""Draws counts month by month as lines, which a page shows without a script."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_LEFT, _TOP, _WIDTH, _HEIGHT = 34, 10, 310, 130
_RIGHT, _BOTTOM = 26, 26
#: As many lines across at most.
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the drawing.

    Attributes:
        key: Which series it is.
        points: Its points, as SVG reads them.
        counts: The counts themselves.
        end: Where it ends, for the count that stands there.
    """

    key: str
    points: str
    counts: tuple[int, ...]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines with what stands along both sides.

    Attributes:
        months: Where each month stands, and the month.
        steps: The height of each line across, and its count.
        rows: A row for each month: the month, and a count for each line.
    """

    width: int
    height: int
    left: int
    right: int
    foot: int
    lines: tuple[Line, ...]
    months: tuple[tuple[float, str], ...]
    steps: tuple[tuple[float, int], ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def draw(days: Sequence[date], series: dict[str, tuple[int, ...]]) -> Drawing:
    """The drawing of some series of counts.

    Args:
        days: The last day of each month.
        series: As many counts as months, by the name of each.
    """
    top = _round_up(max((max(counts, default=0) for counts in series.values()), default=0))
    across = [_LEFT + _WIDTH * number / max(1, len(days) - 1) for number in range(len(days))]
    names = [f"{day:%Y-%m}" for day in days]
    return Drawing(
        width=_LEFT + _WIDTH + _RIGHT,
        height=_TOP + _HEIGHT + _BOTTOM,
        left=_LEFT,
        right=_LEFT + _WIDTH,
        foot=_TOP + _HEIGHT + 18,
        lines=tuple(_line(key, counts, across, top) for key, counts in series.items()),
        # Every third month, so that they can be read on a telephone; the last one always.
        months=tuple(list(zip(across, names, strict=True))[::-3][::-1]),
        steps=tuple((_height(count, top), count) for count in _steps(top)),
        rows=tuple(zip(names, zip(*series.values(), strict=True), strict=True)),
    )


def _line(key: str, counts: tuple[int, ...], across: list[float], top: int) -> Line:
    points = [(x, _height(count, top)) for x, count in zip(across, counts, strict=True)]
    text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return Line(key, text, counts, points[-1])


def _height(count: int, top: int) -> float:
    return _TOP + _HEIGHT * (1 - count / top)


def _round_up(count: int) -> int:
    """The top of the scale: no lower than the highest count, and easy to part."""
    step = _step(count)
    return max(step * -(-count // step), 1)


def _steps(top: int) -> range:
    return range(0, top + 1, _step(top))


def _step(count: int) -> int:
    """1, 2, 5, 10, 20 and so on: the least of which few enough go up to the count."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if count <= step * _STEPS:
                return step
        size *= 10
