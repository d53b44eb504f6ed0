"""Reminding the person of a time that is near."""

from datetime import datetime, timedelta

from arbetsro.web.bookings.letters import tell
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.taking import locked_booking
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal

#: How long before. The worker comes about once an hour, so the later letter has gone two hours
#: before the time.
BEFORE = (timedelta(days=2), timedelta(hours=3))


@care_action("booking.reminded")
def remind(*, by: None = None, booking: Booking) -> Booking:
    """Sends the person a reminder of a time.

    Raises:
        Refusal: There is nothing to remind of, or it has been done already.
    """
    found = locked_booking(booking)
    if not is_to_remind(found):
        raise Refusal("bookings.nothing_to_remind")
    found.reminded_at = now()
    found.save(update_fields=["reminded_at"])
    applicant = found.application.applicant
    log("booking.reminded", by=by, purpose=Purpose.REGULAR, applicant=applicant, target=found)
    tell(found, "reminder")
    return found


def is_to_remind(booking: Booking) -> bool:
    """Whether a reminder of a booking is due that the person has not had.

    Of two that are due only one is sent, and none to somebody who has just been told of the time.
    """
    due = _last_due(booking)
    told = booking.reminded_at or booking.made_at
    is_coming = booking.state == Booking.State.BOOKED and booking.starts_at > now()
    return is_coming and due is not None and told < due


def _last_due(booking: Booking) -> datetime | None:
    passed = [booking.starts_at - one for one in BEFORE if booking.starts_at - one <= now()]
    return max(passed, default=None)
