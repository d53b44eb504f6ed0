"""Free times of a clinic's staff, as the people they meet can choose among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from arbetsro.counselling.times import Exception_, Preferred, Weekly, by_fit, free_starts
from arbetsro.web.bookings.models import Booking, Deviation, WeeklyHours
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import now

#: A time that begins sooner than this cannot be offered: nobody would read of it.
NOTICE = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A time that somebody could be met at."""

    staff: int
    starts_at: datetime


def free_times(clinic: Clinic, staff: Iterable[int], first: date, last: date) -> list[FreeTime]:
    """When each of some staff members is free for a visit, in order.

    Args:
        clinic: Whose lengths and time zone count.
        staff: Their keys.
        first: The first day.
        last: The last day.
    """
    found = [FreeTime(one, start) for one in staff for start in _starts(clinic, one, first, last)]
    return sorted(found, key=lambda time: (time.starts_at, time.staff))


def suiting(times: list[FreeTime], preferred: Preferred, clinic: Clinic) -> list[FreeTime]:
    """The times, those that suit the person best first."""
    order = {
        at: n for n, at in enumerate(by_fit({t.starts_at for t in times}, preferred, clinic.zone))
    }
    return sorted(times, key=lambda time: (order[time.starts_at], time.staff))


def preferred_by(content: Mapping[str, Any]) -> Preferred:
    """When the person who wrote an application would like to meet."""
    wish = content.get("preferred") or {}
    days = {date.fromisoformat(day) for day in wish.get("days", [])}
    return Preferred(days, set(wish.get("parts", [])))


def _starts(clinic: Clinic, staff: int, first: date, last: date) -> list[datetime]:
    since = now() - timedelta(days=1)
    hours = WeeklyHours.objects.filter(clinic=clinic, staff=staff)
    deviations = Deviation.objects.filter(clinic=clinic, staff=staff, ends_at__gt=since)
    taken = Booking.objects.filter(staff=staff, state__in=Booking.TAKING, ends_at__gt=since)
    found = free_starts(
        [Weekly(h.weekday, h.starts, h.ends, h.valid_from, h.valid_to) for h in hours],
        [Exception_(d.kind, d.starts_at, d.ends_at) for d in deviations],  # type: ignore[arg-type]
        taken.values_list("starts_at", "ends_at"),
        zone=clinic.zone,
        first=first,
        last=last,
        length=timedelta(minutes=clinic.visit_minutes),
        buffer=timedelta(minutes=clinic.buffer_minutes),
    )
    return [start for start in found if start >= now() + NOTICE]
