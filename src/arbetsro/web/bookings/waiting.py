"""What waits for those who meet people, and for those who book times. No names: only counts."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from arbetsro.web.access.roles import Kind, Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.bookings.illness import lost_times
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.parties import BOOKS
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.waiting import Waiting


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """Times to book anew, times whose outcome is not noted, today's times, unanswered offers."""
    organisation = standing.organisation
    if organisation.kind != Kind.CLINIC or not any(map(standing.may, BOOKS)):
        return
    clinic = clinic_for(organisation)
    mine = Booking.objects.filter(application__applicant__clinic=clinic, staff=standing.person.pk)
    anew = reverse("bookings:anew", args=[organisation.slug])
    calendar = reverse("bookings:calendar", args=[organisation.slug])
    yield from _entry("anew", lost_times(standing, clinic), anew)
    yield from _entry("no_outcome", mine.filter(_without_outcome()), calendar)
    yield from _entry("today", mine.filter(_today(clinic), state=Booking.State.BOOKED), calendar)
    if standing.may(Permission.RUN_QUEUE):
        offered = Booking.objects.filter(
            application__applicant__clinic=clinic, state=Booking.State.OFFERED
        )
        yield from _entry("offered", offered, calendar)


def _entry(key: str, found: QuerySet[Booking], url: str) -> Iterator[Waiting]:
    if count := found.count():
        yield Waiting(f"bookings.waiting_{key}", {"count": count}, url)


def _without_outcome() -> Q:
    return Q(state=Booking.State.BOOKED, ends_at__lt=now() - timedelta(hours=2))


def _today(clinic: Clinic) -> Q:
    day = now().astimezone(clinic.zone).date()
    midnight = datetime.combine(day, time.max, clinic.zone)
    return Q(starts_at__lte=midnight, ends_at__gt=now())  # one that goes on now is the nearest
