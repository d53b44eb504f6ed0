"""Months and quarters that figures are told by."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

#: A hyphen that no line ends at.
_DASH = "\N{NON-BREAKING HYPHEN}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, or the three of a quarter; its first month counted from year 0."""

    first: int
    months: int

    @classmethod
    def of(cls, moment: datetime | date, months: int, zone: ZoneInfo) -> Self:
        """The period of so many months that a moment lies in, by a clock on the wall."""
        local = moment.astimezone(zone) if isinstance(moment, datetime) else moment
        count = local.year * 12 + local.month - 1
        return cls(count - count % months, months)

    @property
    def label(self) -> str:
        """As in ``2026-11`` or ``2026-Q4``, on one line however narrow its column is."""
        year, month = divmod(self.first, 12)
        return (
            f"{year}{_DASH}Q{month // 3 + 1}"
            if self.months == 3
            else f"{year}{_DASH}{month + 1:02}"
        )

    @property
    def first_day(self) -> date:
        """The day it begins."""
        year, month = divmod(self.first, 12)
        return date(year, month + 1, 1)


def latest(until: date, months: int, count: int) -> list[Period]:
    """The last periods, the one with this day last."""
    last = Period.of(until, months, ZoneInfo("UTC"))
    return [Period(last.first - months * back, months) for back in reversed(range(count))]
