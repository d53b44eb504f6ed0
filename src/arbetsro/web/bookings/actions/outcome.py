"""What became of a time: nobody came, or the staff member could not."""

from datetime import date, datetime, time

from arbetsro.web.accounts.models import Person
from arbetsro.web.bookings.actions.answering import cancel
from arbetsro.web.bookings.models import Booking, Deviation
from arbetsro.web.bookings.taking import free, locked_booking, purpose_for
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal


@care_action("booking.no_show")
def mark_no_show(*, by: Person, booking: Booking) -> Booking:
    """Notes that the person did not come.

    Raises:
        Refusal: The time has not come yet, or the booking is none any more.
    """
    found = locked_booking(booking)
    if found.state != Booking.State.BOOKED:
        raise Refusal("bookings.not_coming")
    if found.starts_at > now():
        raise Refusal("bookings.not_yet")
    found.state = Booking.State.NO_SHOW
    found.save(update_fields=["state"])
    free(found)
    applicant = found.application.applicant
    applicant.entered_on(today())
    purpose = purpose_for(by, found)
    log("booking.no_show", by=by, purpose=purpose, applicant=applicant, target=found)
    return found


@care_action("staff.away_today")
def staff_ill(*, by: Person, clinic: Clinic, staff: int, day: date) -> list[Booking]:
    """Cancels all that a staff member has left of a day, and keeps the day free of more.

    Returns:
        What was cancelled, each to be booked anew; the people have been told.
    """
    starts = datetime.combine(day, time(), clinic.zone)
    ends = datetime.combine(day, time.max, clinic.zone)
    coming = Booking.objects.filter(
        staff=staff, state__in=Booking.TAKING, starts_at__range=(max(starts, now()), ends),
        application__applicant__clinic=clinic,
    )  # fmt: skip
    Deviation.objects.get_or_create(
        clinic=clinic, staff=staff, kind=Deviation.Kind.AWAY, starts_at=starts, ends_at=ends
    )
    cancelled = [cancel(by=by, booking=one) for one in coming]
    log(
        "staff.away_today", by=by, purpose=Purpose.BOOKING, clinic=clinic, staff=staff,
        cancelled=len(cancelled),
    )  # fmt: skip
    return cancelled
