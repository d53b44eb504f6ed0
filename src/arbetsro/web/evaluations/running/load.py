"""What lies with the service now: applications by state, and each counsellor's work."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from arbetsro.web.access.roles import Permission
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.staff import names, staff
from arbetsro.web.evaluations.gathering import VISITS
from arbetsro.web.frame.clock import now

#: Visits a week are the mean of so many weeks.
WEEKS = 8


@dataclass(frozen=True, slots=True)
class Load:
    """The work of one counsellor.

    Attributes:
        open: Applications that they have been given and have not ended.
        coming: Visits that are booked.
        a_week: Visits held a week, as a mean of the last weeks.
    """

    name: str
    open: int
    coming: int
    a_week: float


def by_state(clinic: Clinic) -> list[tuple[str, int]]:
    """How many applications are in each state, drafts left out."""
    rows = Application.objects.filter(applicant__clinic=clinic).exclude(state="draft").order_by()
    counts = dict(rows.values_list("state").annotate(Count("pk")))
    return [(state, counts.get(state, 0)) for state in Application.State.values if state != "draft"]


def by_counsellor(clinic: Clinic) -> list[Load]:
    """Each counsellor's work, by name. It is no measure of anybody's worth, so nothing ranks it."""
    mine = Application.objects.filter(
        applicant__clinic=clinic, state=Application.State.ACCEPTED, counsellor__isnull=False
    )
    visits = Booking.objects.filter(application__applicant__clinic=clinic, kind__in=VISITS)
    since = now() - timedelta(weeks=WEEKS)
    opened = Counter(mine.values_list("counsellor", flat=True))
    coming = Counter(
        visits.filter(state=Booking.State.BOOKED, starts_at__gt=now()).values_list(
            "staff", flat=True
        )
    )
    held = Counter(
        visits.filter(
            state=Booking.State.HELD, starts_at__gt=since, starts_at__lte=now()
        ).values_list("staff", flat=True)
    )
    keys = {one.pk for one in staff(clinic, Permission.COUNSEL)} | {*opened, *coming, *held}
    loads = (
        Load(name, opened[key], coming[key], held[key] / WEEKS) for key, name in names(keys).items()
    )
    return sorted(loads, key=lambda one: one.name.casefold())
