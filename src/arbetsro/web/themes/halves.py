"""Half-years of the calendar: the only periods that themes are counted by."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_KEY = re.compile(r"([12]\d{3})-([12])")


@dataclass(frozen=True, slots=True, order=True)
class Half:
    """The first or the second half of a year."""

    year: int
    half: int

    @classmethod
    def read(cls, key: str) -> Self | None:
        """The half-year of a key as ``2026-1``; nothing where it is none."""
        found = _KEY.fullmatch(key)
        return cls(int(found[1]), int(found[2])) if found else None

    @classmethod
    def of(cls, day: date) -> Self:
        """The half-year that a day lies in."""
        return cls(day.year, 1 if day.month <= 6 else 2)

    @property
    def key(self) -> str:
        """As in ``2026-1``."""
        return f"{self.year}-{self.half}"

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last_day(self) -> date:
        """The day it ends."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    def before(self) -> "Half":
        """The one before."""
        return Half(self.year, 1) if self.half == 2 else Half(self.year - 1, 2)


def ended(today: date, count: int) -> list[Half]:
    """The last half-years that have come to an end, the latest first."""
    found, half = [], Half.of(today).before()
    for _ in range(count):
        found.append(half)
        half = half.before()
    return found
