"""What is done with times without being asked: offers run out, and people are reminded."""

from contextlib import suppress

from arbetsro.web.bookings.actions import expire, is_to_remind, remind
from arbetsro.web.bookings.actions.reminding import BEFORE
from arbetsro.web.bookings.models import Booking
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.regular import regular


@regular("bookings.expire")
def expire_offers() -> None:
    """Frees the times of offers that nobody has answered in time."""
    for one in Booking.objects.filter(state=Booking.State.OFFERED, answer_by__lte=now()):
        expire(booking=one)


@regular("bookings.remind")
def remind_people() -> None:
    """Reminds those whose time is near; those without an address are reached by telephone."""
    near = Booking.objects.filter(
        state=Booking.State.BOOKED, starts_at__range=(now(), now() + max(BEFORE))
    )
    for one in near.select_related("application__applicant"):
        if is_to_remind(one) and one.application.applicant.email:
            with suppress(Refusal):  # another worker was faster
                remind(booking=one)
