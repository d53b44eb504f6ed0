"""Which counts of themes may be told, of the whole and of its parts, and give nobody away.

Everything of a period is decided at once, since what is told of one employer can be taken away from
what is told of the region. A theme is told of a group only where both those who have it and those
who have it not are at least the smallest group: "all but one" tells as much as "one".
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, TypeVar

from arbetsro.statistics.disclosure import is_shown
from arbetsro.statistics.subtraction import hidden_parts

K = TypeVar("K")
People = Sequence[AbstractSet[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of a group.

    Attributes:
        of: How many people it has.
        counts: By theme, how many have it; what may not be told is not here.
    """

    of: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Disclosed(Generic[K]):
    """What may be told of the whole, if anything, and of those of its parts that may be told of."""

    whole: Told | None
    parts: Mapping[K, Told]


def disclosed(parts: Mapping[K, People], rest: People, themes: Sequence[str]) -> Disclosed[K]:
    """What may be told of a period.

    Args:
        parts: The themes of each person, by part; the parts do not overlap.
        rest: The themes of each person who is in none of the parts. Nothing is told of them by
            themselves, but they can be worked out by subtraction.
        themes: Every theme.
    """
    everybody = [*rest, *(one for people in parts.values() for one in people)]
    open_parts = _open_parts(parts, rest)
    whole: dict[str, int] = {}
    by_part: dict[K, dict[str, int]] = {key: {} for key in open_parts}
    for theme in themes:
        if not _tells(_count(theme, everybody), len(everybody)):
            continue
        whole[theme] = _count(theme, everybody)
        for key in _open_to(theme, open_parts, everybody):
            by_part[key][theme] = _count(theme, parts[key])
    told = {k: Told(len(parts[k]), counts) for k, counts in by_part.items() if counts}
    return Disclosed(Told(len(everybody), whole) if whole else None, told)


def _open_parts(parts: Mapping[K, People], rest: People) -> dict[K, People]:
    """The parts whose size may be told beside the size of the whole."""
    sizes: dict[object, int] = {(key,): len(people) for key, people in parts.items()}
    hidden = hidden_parts({**sizes, None: len(rest)})
    return {key: people for key, people in parts.items() if (key,) not in hidden}


def _open_to(theme: str, parts: Mapping[K, People], everybody: People) -> list[K]:
    """The parts that a theme may be told of, so that what is left tells of no small group."""
    found = sorted(
        (key for key, people in parts.items() if _tells(_count(theme, people), len(people))),
        key=lambda key: _count(theme, parts[key]),
    )
    while found:
        size = len(everybody) - sum(len(parts[key]) for key in found)
        count = _count(theme, everybody) - sum(_count(theme, parts[key]) for key in found)
        if size == 0 or _tells(count, size):
            break
        found.pop(0)
    return found


def _tells(count: int, of: int) -> bool:
    """Whether both those who have a theme and those who have not may be told of."""
    return is_shown(count) and is_shown(of - count)


def _count(theme: str, people: People) -> int:
    return sum(theme in one for one in people)
