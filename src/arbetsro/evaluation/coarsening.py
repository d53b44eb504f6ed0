"""Disclosure control of a data set: nobody stands in a small group of what others may know.

What somebody may know of a person from outside is age, sex, region, sector and when they applied.
These are made coarser step by step, for everybody, until few stand in small groups; those few lose
the values. Afterwards every combination that is left, empty values included, is of at least the
smallest group. It does not hide what everybody in a group has in common.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from arbetsro.evaluation.dataset import Row, Value
from arbetsro.statistics.disclosure import is_shown

#: What persons may be known by, in the order in which the values of a few are emptied.
KNOWN_BY = ("month_applied", "age_band", "region", "sector", "sex")
#: Where a region is put that few come from.
OTHER_REGION = "other"

#: Up to this share in small groups, their values are emptied; above it, all are made coarser.
_FEW = 0.1
#: Regions with less than this share of the people are put together, two of them at least.
_SMALL_REGION = 0.2

_TWENTY_YEARS = {
    "under_25": "under_35",
    "25_34": "under_35",
    "35_44": "35_54",
    "45_54": "35_54",
    "55_64": "55_plus",
    "65_plus": "55_plus",
}
_TWO_BANDS = {"under_35": "under_55", "35_54": "under_55"}

_Rows = list[dict[str, Value]]


@dataclass(frozen=True, slots=True)
class Coarse:
    """What was done so that nobody can be pointed at.

    Attributes:
        levels: How coarse a variable became: ``quarter``, ``year``, ``twenty_years``,
            ``two_bands``, ``other_region`` or ``none``; those that stayed as they were are absent.
        emptied: For how many persons the value of a variable was emptied besides.
        combinations: How many combinations are left.
        smallest: How many persons the smallest of them has.
    """

    levels: Mapping[str, str]
    emptied: Mapping[str, int]
    combinations: int
    smallest: int


def coarsen(rows: Sequence[Row]) -> tuple[tuple[Row, ...], Coarse]:
    """The rows with what is needed made coarser or emptied, and what that was.

    Args:
        rows: At least as many as the smallest group.
    """
    changed: _Rows = [dict(row) for row in rows]
    levels: dict[str, str] = {}
    for name, level, step in _LADDER:
        if len(_in_small_groups(changed)) <= _FEW * len(changed):
            break
        if step(changed):
            levels[name] = level
    emptied = _empty_the_few(changed)
    sizes = Counter(map(_combination, changed))
    coarse = Coarse(levels, emptied, len(sizes), min(sizes.values(), default=0))
    return tuple(changed), coarse


def _combination(row: Row) -> tuple[Value | None, ...]:
    return tuple(row.get(name) for name in KNOWN_BY)


def _in_small_groups(rows: _Rows) -> _Rows:
    sizes = Counter(map(_combination, rows))
    return [row for row in rows if not is_shown(sizes[_combination(row)])]


def _empty_the_few(rows: _Rows) -> dict[str, int]:
    """Empties the values of those in small groups, one variable at a time; how many of each."""
    emptied: Counter[str] = Counter()
    for name in KNOWN_BY:
        for row in _in_small_groups(rows):
            emptied[name] += row.pop(name, None) is not None
    # Those without any value left may be few themselves: the smallest groups join them.
    while _in_small_groups(rows):
        for row in _smallest_group(rows):
            for name in KNOWN_BY:
                emptied[name] += row.pop(name, None) is not None
    return {name: count for name, count in emptied.items() if count}


def _smallest_group(rows: _Rows) -> _Rows:
    """The smallest of the groups of which anything is known."""
    sizes = Counter(one for row in rows if any(one := _combination(row)))
    smallest = min(sizes, key=lambda one: (sizes[one], str(one)))
    return [row for row in rows if _combination(row) == smallest]


def _map(name: str, change: Callable[[str], str | None]) -> Callable[[_Rows], bool]:
    """A step that changes every value of a variable; it tells whether it changed any."""

    def step(rows: _Rows) -> bool:
        changed = False
        for row in rows:
            if name in row and (new := change(str(row[name]))) != row[name]:
                row.update({name: new}) if new else row.pop(name)
                changed = True
        return changed

    return step


def _quarter(month: str) -> str:
    year, _, rest = month.partition("-")
    return f"{year}-Q{(int(rest) + 2) // 3}" if rest.isdigit() else month


def _merge_regions(rows: _Rows) -> bool:
    sizes = Counter(str(row["region"]) for row in rows if "region" in row).most_common()
    people = sum(size for _, size in sizes)
    small = {name for name, size in sizes if size < _SMALL_REGION * people}
    small.update(name for name, _ in sizes[-2:])
    merge = _map("region", lambda name: OTHER_REGION if name in small else name)
    return merge(rows)


def _none(_: str) -> None:
    return None


#: From the step that costs least knowledge to the one that costs most.
_LADDER: tuple[tuple[str, str, Callable[[_Rows], bool]], ...] = (
    ("month_applied", "quarter", _map("month_applied", _quarter)),
    ("month_applied", "year", _map("month_applied", lambda month: month[:4])),
    ("age_band", "twenty_years", _map("age_band", lambda band: _TWENTY_YEARS.get(band, band))),
    ("region", "other_region", _merge_regions),
    ("month_applied", "none", _map("month_applied", _none)),
    ("age_band", "two_bands", _map("age_band", lambda band: _TWO_BANDS.get(band, band))),
    ("region", "none", _map("region", _none)),
    ("age_band", "none", _map("age_band", _none)),
)
