"""Free times of a clinic's staff, as the people they meet can choose among them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from arbetsro.counselling.times import Exception_, Preferred, Weekly, fit, free_starts
from arbetsro.web.bookings.models import Booking, Deviation, WeeklyHours
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import now

#: A time that begins sooner than this cannot be offered: nobody would read of it.
NOTICE = timedelta(hours=3)
#: How far ahead times are offered.
AHEAD = timedelta(weeks=3)


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
    keys = list(dict.fromkeys(staff))
    hours, deviations, taken = _hours(clinic, keys), _deviations(clinic, keys), _taken(keys)
    found = [
        FreeTime(key, start)
        for key in keys
        for start in free_starts(
            hours[key], deviations[key], taken[key], zone=clinic.zone, first=first, last=last,
            length=timedelta(minutes=clinic.visit_minutes),
            buffer=timedelta(minutes=clinic.buffer_minutes),
        )
        if start >= now() + NOTICE
    ]  # fmt: skip
    return sorted(found, key=lambda time: (time.starts_at, time.staff))


def is_free(clinic: Clinic, staff: int, starts_at: datetime) -> bool:
    """Whether a staff member can be met at a time."""
    day = starts_at.astimezone(clinic.zone).date()
    return FreeTime(staff, starts_at) in free_times(clinic, [staff], day, day)


def coming(clinic: Clinic, staff: Iterable[int]) -> list[FreeTime]:
    """The times to choose among in the coming weeks: of each staff member, no two that meet."""
    first = now().astimezone(clinic.zone).date()
    return _apart(free_times(clinic, staff, first, first + AHEAD), clinic)


def suiting(times: Iterable[FreeTime], preferred: Preferred, clinic: Clinic) -> list[FreeTime]:
    """The times, those that suit the person best first."""
    return sorted(
        times,
        key=lambda time: (-fit(time.starts_at, preferred, clinic.zone), time.starts_at, time.staff),
    )


def near(times: Iterable[FreeTime], moment: datetime) -> list[FreeTime]:
    """The times, those nearest to a moment first: what is left when it has just been taken."""
    return sorted(times, key=lambda time: (abs(time.starts_at - moment), time.staff))


def preferred_by(content: Mapping[str, Any]) -> Preferred:
    """When the person who wrote an application would like to meet."""
    wish = content.get("preferred") or {}
    days = {date.fromisoformat(day) for day in wish.get("days", [])}
    return Preferred(days, set(wish.get("parts", [])))


def _apart(times: Sequence[FreeTime], clinic: Clinic) -> list[FreeTime]:
    """Of times in order, those that begin when the one before could be over, pause included."""
    apart = timedelta(minutes=clinic.visit_minutes + clinic.buffer_minutes)
    last: dict[int, datetime] = {}
    found = []
    for time in times:
        if time.staff not in last or time.starts_at >= last[time.staff] + apart:
            last[time.staff] = time.starts_at
            found.append(time)
    return found


def _hours(clinic: Clinic, keys: Sequence[int]) -> defaultdict[int, list[Weekly]]:
    found: defaultdict[int, list[Weekly]] = defaultdict(list)
    for one in WeeklyHours.objects.filter(clinic=clinic, staff__in=keys):
        found[one.staff].append(
            Weekly(one.weekday, one.starts, one.ends, one.valid_from, one.valid_to)
        )
    return found


def _deviations(clinic: Clinic, keys: Sequence[int]) -> defaultdict[int, list[Exception_]]:
    found: defaultdict[int, list[Exception_]] = defaultdict(list)
    since = now() - timedelta(days=1)
    for one in Deviation.objects.filter(clinic=clinic, staff__in=keys, ends_at__gt=since):
        kind = "away" if one.kind == Deviation.Kind.AWAY else "extra"
        found[one.staff].append(Exception_(kind, one.starts_at, one.ends_at))  # type: ignore[arg-type]
    return found


def _taken(keys: Sequence[int]) -> defaultdict[int, list[tuple[datetime, datetime]]]:
    """What is taken, at whatever clinic: nobody is in two places."""
    found: defaultdict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    since = now() - timedelta(days=1)
    rows = Booking.objects.filter(staff__in=keys, state__in=Booking.TAKING, ends_at__gt=since)
    for staff, starts_at, ends_at in rows.values_list("staff", "starts_at", "ends_at"):
        found[staff].append((starts_at, ends_at))
    return found
