"""How long people wait for an answer and for their first visit, and what came in and took place."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median, quantiles

from django.db.models import Min, Q

from arbetsro.statistics.disclosure import is_shown
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.models import Clinic
from arbetsro.web.evaluations.gathering import VISITS
from arbetsro.web.evaluations.running.periods import Period
from arbetsro.web.frame.clock import now

_DAY = timedelta(days=1)


@dataclass(slots=True)
class Waits:
    """The waits of those who applied in a month.

    Attributes:
        days: How long each waited who has got what they waited for.
        within: How many of them waited no longer than the clinic means to let anybody wait.
        late: How many still wait though that time has passed.
    """

    days: list[float] = field(default_factory=list)
    within: int = 0
    late: int = 0

    def add(self, sent: datetime, got: datetime | None, goal: datetime) -> None:
        """Takes in one person."""
        if got is not None:
            self.days.append((got - sent) / _DAY)
            self.within += got <= goal
        elif goal < now():
            self.late += 1

    @property
    def median(self) -> float | None:
        """Half waited no longer than this; nothing for a small group."""
        return median(self.days) if is_shown(len(self.days)) else None

    @property
    def ninetieth(self) -> float | None:
        """Nine in ten waited no longer than this; nothing for a small group."""
        if not is_shown(len(self.days)):
            return None
        return quantiles(self.days, n=10, method="inclusive")[-1]

    @property
    def share_within(self) -> float | None:
        """The share within the goal, of those who got it or should have; nothing for a few."""
        of = len(self.days) + self.late
        return self.within / of if is_shown(of) else None


@dataclass(slots=True)
class Month:
    """What came in and took place in a month.

    Attributes:
        received: How many applied.
        answer, visit: How long those who applied waited.
        held, no_shows, cancelled: How many booked visits of the month ended so.
    """

    received: int = 0
    answer: Waits = field(default_factory=Waits)
    visit: Waits = field(default_factory=Waits)
    held: int = 0
    no_shows: int = 0
    cancelled: int = 0


def by_month(clinic: Clinic, months: Sequence[Period]) -> list[tuple[Period, Month]]:
    """The figures of some months, in their order."""
    found: defaultdict[Period, Month] = defaultdict(Month)
    _applications(clinic, months, found)
    _bookings(clinic, months, found)
    return [(one, found[one]) for one in months]


def _applications(
    clinic: Clinic, months: Sequence[Period], found: defaultdict[Period, Month]
) -> None:
    held = Q(bookings__state=Booking.State.HELD, bookings__kind__in=VISITS)
    rows = Application.objects.filter(
        applicant__clinic=clinic, sent_at__gte=_since(clinic, months[0])
    ).exclude(state=Application.State.DRAFT)
    first = Min("bookings__starts_at", filter=held)
    told = rows.order_by().annotate(first=first).values_list(
        "state", "sent_at", "answer_by", "decided_at", "first"
    )  # fmt: skip
    within = timedelta(days=clinic.visit_days)
    for state, sent, answer_by, decided, visited in told:
        if sent is None:
            continue
        month = found[Period.of(sent, 1, clinic.zone)]
        month.received += 1
        if answer_by and (decided or state in Application.UNANSWERED):
            month.answer.add(sent, decided, answer_by)
        if visited or state == Application.State.ACCEPTED:
            month.visit.add(sent, visited, sent + within)


def _bookings(clinic: Clinic, months: Sequence[Period], found: defaultdict[Period, Month]) -> None:
    rows = Booking.objects.filter(
        application__applicant__clinic=clinic, kind__in=VISITS,
        starts_at__gte=_since(clinic, months[0]), starts_at__lte=now(),
    ).order_by()  # fmt: skip
    for state, starts in rows.values_list("state", "starts_at"):
        month = found[Period.of(starts, 1, clinic.zone)]
        month.held += state == Booking.State.HELD
        month.no_shows += state == Booking.State.NO_SHOW
        month.cancelled += state == Booking.State.CANCELLED


def _since(clinic: Clinic, first: Period) -> datetime:
    day = first.first_day
    return datetime(day.year, day.month, day.day, tzinfo=clinic.zone)
