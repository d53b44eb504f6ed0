"""Offering a time, and booking one that was agreed on by telephone."""

from datetime import datetime, timedelta

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.locking import locked
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.letters import tell
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.taking import new_booking, purpose_for
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.models import Visit

#: How long an offer is kept, at most; never past the time itself.
KEPT = timedelta(days=4)
#: A time that begins sooner than this is booked by telephone: nobody could answer.
_SOONEST = timedelta(hours=1)


@care_action("booking.offered")
def offer(
    *,
    by: Person,
    application: Application,
    staff: int,
    starts_at: datetime,
    kind: str = "first",
    way: str = "video",
) -> Booking:
    """Keeps a time for a person, who answers on their own page.

    Raises:
        Refusal: The time has passed or been taken, or the person has another booking coming.
    """
    found = locked(application)
    made = new_booking(
        found, staff, starts_at, kind=kind, way=way, made_by=by.pk, state=Booking.State.OFFERED,
        answer_by=kept_until(starts_at),
    )  # fmt: skip
    purpose = purpose_for(by, made)
    log("booking.offered", by=by, purpose=purpose, applicant=found.applicant, target=made)
    tell(made, "offered")
    return made


@care_action("booking.booked")
def book(
    *,
    by: Person,
    application: Application,
    staff: int,
    starts_at: datetime,
    kind: str = "first",
    way: str = "video",
) -> Booking:
    """Books a time that the person has said yes to, as on the telephone.

    Raises:
        Refusal: As for an offer.
    """
    found = locked(application)
    made = new_booking(
        found, staff, starts_at, kind=kind, way=way, made_by=by.pk, state=Booking.State.BOOKED
    )
    Visit.objects.create(booking=made, by_telephone=way == Booking.Way.TELEPHONE)
    purpose = purpose_for(by, made)
    log("booking.booked", by=by, purpose=purpose, applicant=found.applicant, target=made)
    tell(made, "booked")
    return made


def kept_until(starts_at: datetime) -> datetime:
    """Until when an offer of a time is kept.

    Raises:
        Refusal: The time is so near that nobody could answer.
    """
    until = min(now() + KEPT, starts_at - _SOONEST)
    if until <= now():
        raise Refusal("bookings.too_near", field="starts_at")
    return until
