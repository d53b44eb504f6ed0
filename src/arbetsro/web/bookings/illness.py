"""What must be booked anew: times that the clinic took back, and a free time for each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.free import FreeTime, coming, preferred_by, suiting
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.parties import bookable
from arbetsro.web.care.models import Clinic
from arbetsro.web.followups.models import FollowUp

_MOST = 25


@dataclass(frozen=True, slots=True)
class Anew:
    """Somebody who lost their time, and a time that they could have instead.

    Attributes:
        lost: The time they had.
        time: The free one; none where nobody who may meet them is free in the coming weeks.
        staff: What its staff member is called.
    """

    lost: Booking
    time: FreeTime | None
    staff: str


def lost_times(standing: Standing, clinic: Clinic) -> QuerySet[Booking]:
    """The times that were taken back or ran out, of people who have no other.

    One's own, or everybody's for whoever runs the queue.
    """
    others = Booking.objects.filter(application=OuterRef("application"))
    last = others.order_by("-made_at", "-starts_at").values("pk")[:1]
    waits = Q(application__state=Application.State.ACCEPTED) | Q(
        kind=Booking.Kind.FOLLOW_UP, application__follow_up__state=FollowUp.State.WAITING
    )
    found = Booking.objects.filter(
        waits, ~Exists(others.filter(state__in=Booking.TAKING)),
        pk=Subquery(last), state=Booking.State.CANCELLED, cancelled_by_person=False,
        application__applicant__clinic=clinic,
    )  # fmt: skip
    if not standing.may(Permission.RUN_QUEUE):
        me = standing.person.pk
        found = found.filter(Q(staff=me) | Q(application__counsellor=me))
    return found.select_related("application__applicant__clinic").order_by(F("starts_at"))


def to_book_anew(standing: Standing, clinic: Clinic) -> Iterator[Anew]:
    """Those who lost their time, each with a free time that no other of them is shown."""
    free: dict[int, list[FreeTime]] = {}
    for one in lost_times(standing, clinic)[:_MOST]:
        what = bookable(standing, one.application)
        staff = what.staff if what else {}
        time = _best(one, staff, free, clinic)
        if time:
            free[time.staff].remove(time)
        yield Anew(one, time, staff[time.staff] if time else "")


def _best(
    lost: Booking, staff: Iterable[int], free: dict[int, list[FreeTime]], clinic: Clinic
) -> FreeTime | None:
    """The time that suits best, with the same staff member where they have any.

    Free times take a while to find, so those of others are looked for only where they are needed.
    """
    keys = set(staff)
    wish = preferred_by(lost.application.content)
    for some in (keys & {lost.staff}, keys - {lost.staff}):
        for key in some - set(free):
            free[key] = coming(clinic, [key])
        if found := suiting([time for key in some for time in free[key]], wish, clinic):
            return found[0]
    return None
