"""Times as the pages of the staff show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db.models import QuerySet

from arbetsro.language import Language
from arbetsro.web.access.standing import Standing
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.wording import day_in_words
from arbetsro.web.care.listing import read_list, shut_out_of
from arbetsro.web.care.models import Applicant, Clinic, TakesPart
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.frame.clock import now

_PURPOSES = {Booking.Kind.FOLLOW_UP: Purpose.FOLLOW_UP}
_SHOWN = (*Booking.TAKING, Booking.State.HELD, Booking.State.NO_SHOW)


@dataclass(frozen=True, slots=True)
class Row:
    """A time in the calendar.

    Attributes:
        name: What the person is called, where the reader meets them and takes part in their care.
        is_mine: Whether the reader is who meets them.
        has_begun: Whether the time has come, so that nobody may have come.
        is_by_hand: Whether the person has no address for letters, and must be rung.
    """

    booking: Booking
    starts: str
    ends: str
    staff: str
    name: str
    is_mine: bool
    has_begun: bool
    is_by_hand: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar, with its times."""

    day: date
    words: str
    rows: Sequence[Row]


def week_of(clinic: Clinic, monday: date, staff: Iterable[int]) -> QuerySet[Booking]:
    """The times of some staff members in a week, in order."""
    first = datetime.combine(monday, time(), clinic.zone)
    last = datetime.combine(monday + timedelta(days=7), time(), clinic.zone)
    found = Booking.objects.filter(
        application__applicant__clinic=clinic, staff__in=list(staff), state__in=_SHOWN,
        starts_at__gte=first, starts_at__lt=last,
    )  # fmt: skip
    return found.select_related("application__applicant__clinic", "visit").order_by("starts_at")


def days_of(
    standing: Standing,
    clinic: Clinic,
    bookings: Iterable[Booking],
    names: dict[int, str],
    language: Language,
) -> list[Day]:
    """The times by day. Names are shown to who meets the people, and that is noted in the log."""
    found = list(bookings)
    known = _known(standing, found)
    rows = [_row(one, clinic, names, standing.person.pk, known) for one in found]
    days = groupby(rows, lambda row: row.booking.starts_at.astimezone(clinic.zone).date())
    return [Day(day, day_in_words(day, language), list(those)) for day, those in days]


def _known(standing: Standing, bookings: Iterable[Booking]) -> set[object]:
    """The keys of the people whom the reader meets: who takes part, and has not been shut out.

    Once care has ended, a week that has passed tells numbers only.
    """
    parts = TakesPart.objects.filter(staff=standing.person.pk, until=None)
    people = set(parts.values_list("applicant", flat=True))
    mine = [
        one
        for one in bookings
        if one.staff == standing.person.pk and one.application.applicant_id in people
    ]
    known = {one.application.applicant_id: one for one in mine}
    out = shut_out_of(standing, [one.application.applicant for one in known.values()])
    for purpose, those in _by_purpose(one for key, one in known.items() if key not in out):
        read_list(standing, those, "booking.listed", purpose)
    return {key for key in known if key not in out}


def _by_purpose(bookings: Iterable[Booking]) -> Iterable[tuple[Purpose, list[Applicant]]]:
    found: dict[Purpose, list[Applicant]] = {}
    for one in bookings:
        purpose = _PURPOSES.get(Booking.Kind(one.kind), Purpose.CARE)
        found.setdefault(purpose, []).append(one.application.applicant)
    return found.items()


def _row(
    one: Booking, clinic: Clinic, names: dict[int, str], reader: int, known: set[object]
) -> Row:
    applicant = one.application.applicant
    return Row(
        booking=one,
        starts=f"{one.starts_at.astimezone(clinic.zone):%H:%M}",
        ends=f"{one.ends_at.astimezone(clinic.zone):%H:%M}",
        staff=names.get(one.staff, ""),
        name=applicant.name if applicant.pk in known else "",
        is_mine=one.staff == reader,
        has_begun=one.starts_at <= now(),
        is_by_hand=not applicant.email,
    )
