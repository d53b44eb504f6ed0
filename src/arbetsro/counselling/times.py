"""Free times: what a counsellor offers, less what is taken; right also when the clocks change.

Weekly hours are what the clock on the wall says. A time that the wall clock skips in spring, and
one that it shows twice in autumn, are read as calendars read them (RFC 5545, 3.3.5): with the
offset before the change. Everything given back is UTC.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, get_args

Part = Literal["morning", "afternoon", "evening"]
PARTS: tuple[Part, ...] = get_args(Part)
QUARTER = timedelta(minutes=15)

#: The hours from which it is afternoon and evening.
_AFTERNOON, _EVENING = 12, 17
_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Weekly:
    """Hours that come back every week.

    Attributes:
        weekday: 0 for Monday.
        start, end: What the wall clock says; an end that is not after the start is the next day's.
        valid_from: The first day.
        valid_to: The last day, where there is one.
    """

    weekday: int
    start: time
    end: time
    valid_from: date
    valid_to: date | None = None

    def is_on(self, day: date) -> bool:
        """Whether the hours begin on a day."""
        in_time = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return in_time and day.weekday() == self.weekday


@dataclass(frozen=True, slots=True)
class Exception_:  # noqa: N801 - a time that is unlike the week's, and no error
    """A time that the week does not tell: away, or there although it says otherwise."""

    kind: Literal["away", "extra"]
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Preferred:
    """When somebody would like to come; an empty set is no wish.

    Attributes:
        days: Dates that suit.
        parts: Parts of the day that suit, of ``PARTS``.
    """

    days: frozenset[date] | set[date] = field(default_factory=frozenset)
    parts: frozenset[str] | set[str] = field(default_factory=frozenset)


def free_starts(  # noqa: PLR0913 - all but the first three are named by the caller
    weekly: Iterable[Weekly],
    exceptions: Iterable[Exception_],
    busy: Iterable[Span],
    *,
    zone: tzinfo,
    first: date,
    last: date,
    length: timedelta,
    buffer: timedelta,
    step: timedelta = QUARTER,
) -> list[datetime]:
    """When an appointment of a length can begin, in order and in UTC.

    Args:
        weekly: The hours of each week.
        exceptions: Being away goes before being there.
        busy: What is taken, as aware starts and ends.
        zone: Where the wall clock hangs.
        first: The first local day that an appointment may begin on.
        last: The last one.
        length: How long it is.
        buffer: What must be free between it and what is taken.
        step: Starts stand on whole steps of the clock.

    Raises:
        ValueError: A length or a step is not above zero, or a time has no time zone.
    """
    if length <= timedelta() or step <= timedelta() or buffer < timedelta():
        raise ValueError("length and step must be above zero, and buffer not below")
    exceptions = tuple(exceptions)
    there = [*_weeks(tuple(weekly), zone, first, last), *_of_kind(exceptions, "extra")]
    taken = [(_utc(start) - buffer, _utc(end) + buffer) for start, end in busy]
    free = _without(_joined(there), _joined([*_of_kind(exceptions, "away"), *taken]))
    starts = (start for span in free for start in _starts(span, length, step))
    return [one for one in starts if first <= one.astimezone(zone).date() <= last]


def by_fit(starts: Iterable[datetime], preferred: Preferred, zone: tzinfo) -> list[datetime]:
    """The starts, those that suit best first; those that suit as well by time."""
    return sorted(starts, key=lambda start: (-fit(start, preferred, zone), start))


def fit(start: datetime, preferred: Preferred, zone: tzinfo) -> int:
    """How well a start suits: 2 for both day and part of the day, 1 for one of them, 0 for none."""
    local = start.astimezone(zone)
    suits_day = not preferred.days or local.date() in preferred.days
    suits_part = not preferred.parts or part_of_day(local) in preferred.parts
    return int(suits_day) + int(suits_part)


def part_of_day(local: datetime) -> Part:
    """The part of the day that a local time is in."""
    if local.hour < _AFTERNOON:
        return "morning"
    return "afternoon" if local.hour < _EVENING else "evening"


def quarters(start: datetime, end: datetime) -> list[datetime]:
    """The quarters of the hour that an appointment takes any of, each by its beginning in UTC.

    Two appointments overlap only where they have a quarter in common; a quarter that can be kept
    but once for a counsellor is what makes double booking impossible.
    """
    first, until = _floor(_utc(start), QUARTER), _utc(end)
    return [first + n * QUARTER for n in range(-((first - until) // QUARTER))]


def _weeks(weekly: Sequence[Weekly], zone: tzinfo, first: date, last: date) -> Iterator[Span]:
    # The day before the first one may have hours that go past midnight.
    for n in range(-1, (last - first).days + 1):
        day = first + n * _DAY
        for one in weekly:
            if one.is_on(day):
                ends = day if one.end > one.start else day + _DAY
                yield _at(day, one.start, zone), _at(ends, one.end, zone)


def _at(day: date, wall: time, zone: tzinfo) -> datetime:
    """The moment at which the wall clock says so; see above for those it skips or shows twice."""
    return datetime.combine(day, wall, zone).replace(fold=0).astimezone(UTC)


def _of_kind(exceptions: Iterable[Exception_], kind: str) -> list[Span]:
    return [(_utc(one.start), _utc(one.end)) for one in exceptions if one.kind == kind]


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The same time as spans that neither overlap nor touch, in order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def _without(spans: Iterable[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """What is left of joined spans when joined others are taken away."""
    for begins, end in spans:
        start = begins
        for taken_from, taken_to in taken:
            if taken_from < end and taken_to > start:
                if start < taken_from:
                    yield start, taken_from
                start = taken_to
        if start < end:
            yield start, end


def _starts(span: Span, length: timedelta, step: timedelta) -> Iterator[datetime]:
    start = _floor(span[0] + step - timedelta.resolution, step)
    while start + length <= span[1]:
        yield start
        start += step


def _floor(moment: datetime, step: timedelta) -> datetime:
    return moment - (moment - _EPOCH) % step
