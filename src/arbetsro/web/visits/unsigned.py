"""Visits that have been held and whose notes are not signed."""

from django.db.models import Q, QuerySet

from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import now
from arbetsro.web.visits.models import Visit

_HELD = Q(booking__state=Booking.State.HELD) | Q(record__isnull=False)


def unsigned(clinic: Clinic, staff: int) -> QuerySet[Visit]:
    """A counsellor's visits that have begun and whose notes are not signed, the oldest first."""
    theirs = Visit.objects.filter(
        _HELD,
        booking__application__applicant__clinic=clinic,
        booking__staff=staff,
        booking__kind__in=(Booking.Kind.FIRST, Booking.Kind.SECOND),
        booking__starts_at__lte=now(),
        record__signed_at=None,
    )
    return theirs.select_related("booking__application__applicant").order_by("booking__starts_at")
