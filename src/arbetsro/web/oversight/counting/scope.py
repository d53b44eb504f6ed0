"""What a figure is counted for: a unit with all below it, a period, and the day it is counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was counted.

    Attributes:
        key: Which figure: a key of ``workenv.figures``.
        value: The count; a share from 0 to 1. Nothing where it is a share of nothing, or where
            nobody has told it: missing is not zero.
        of: The number that it rests on, where it rests on one.
        day: The day that it tells of.
        hidden: Whether it is hidden since it rests on too few.
    """

    key: str
    value: float | None
    of: int | None
    day: date
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """A unit with what is below it, and a period with both its days.

    Attributes:
        unit: The unit.
        since: The first day.
        until: The last day; no later than today.
        day: Today, of which what stands open is told.
    """

    unit: Unit
    since: date
    until: date
    day: date = field(default_factory=today)

    @property
    def below(self) -> Q:
        """The condition that something belongs to the unit or to a unit below it."""
        return Q(unit__path__startswith=self.unit.path)

    def within(self, name: str) -> Q:
        """The condition that a moment lies in the period."""
        first, after = moment(self.since), moment(self.until + timedelta(days=1))
        return Q(**{f"{name}__gte": first, f"{name}__lt": after})

    def now(self, key: str, value: float | None, of: int | None = None) -> Figure:
        """A figure of how things stand today."""
        return Figure(key, value, of, self.day)

    def over(self, key: str, value: float | None, of: int | None = None) -> Figure:
        """A figure of what happened in the period."""
        return Figure(key, value, of, self.until)

    def share(self, key: str, count: int, of: int) -> Figure:
        """A share of what happened in the period; of nothing there is no share."""
        return self.over(key, count / of if of else None, of)


#: What a module here gives.
Counted = Iterator[Figure]


def moment(day: date) -> datetime:
    """The beginning of a day, in the time zone of the installation."""
    return timezone.make_aware(datetime.combine(day, time.min))
