"""What the person answers, and changes of what has been booked."""

from datetime import datetime

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.locking import locked
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.actions.offering import kept_until
from arbetsro.web.bookings.free import is_free
from arbetsro.web.bookings.letters import tell
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.taking import check_own, free, locked_booking, new_booking, purpose_for
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import Actor, care_action, log
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.models import Visit


@care_action("booking.accepted")
def accept(*, by: Applicant, booking: Booking) -> Booking:
    """Says yes to a time that was offered. Saying it twice is saying it once.

    Raises:
        Refusal: The offer has been taken back or has run out.
    """
    found = locked_booking(booking)
    check_own(by, found.application)
    if found.state == Booking.State.OFFERED and found.starts_at > now():
        found.state, found.answer_by = Booking.State.BOOKED, None
        found.reminded_at = now()  # the letter that says so reminds of it
        found.save(update_fields=["state", "answer_by", "reminded_at"])
        Visit.objects.create(booking=found, by_telephone=found.way == Booking.Way.TELEPHONE)
        tell(found, "booked")
    elif found.state != Booking.State.BOOKED:
        raise Refusal("bookings.offer_gone")
    log("booking.accepted", by=by, purpose=Purpose.OWN, applicant=by, target=found)
    return found


@care_action("booking.chosen")
def choose(*, by: Applicant, application: Application, starts_at: datetime) -> Booking:
    """Takes a free time of the counsellor's, in the place of one that was offered or booked.

    Where the new time has just been taken, the person keeps the one they had.

    Raises:
        Refusal: It is not free, no counsellor has been given the application yet, or the time that
            it would take the place of has begun.
    """
    check_own(by, application)
    found = locked(application)
    before = found.bookings.select_for_update().filter(state__in=Booking.TAKING).first()
    staff = before.staff if before else found.counsellor
    if staff is None:
        raise Refusal("bookings.no_counsellor")
    kind, way = next_kind(found), _wished_way(found)
    if before:
        kind, way = before.kind, before.way
        _check_is_to_come(before)
        _end(before, Booking.State.MOVED)
    if not is_free(by.clinic, staff, starts_at):
        raise Refusal("bookings.just_taken", field="starts_at")
    made = new_booking(found, staff, starts_at, kind=kind, way=way, state=Booking.State.BOOKED)
    _follows(before, made)
    log("booking.chosen", by=by, purpose=Purpose.OWN, applicant=by, target=made)
    tell(made, "moved" if before and _was_booked(before) else "booked")
    return made


@care_action("booking.moved")
def move(*, by: Person, booking: Booking, starts_at: datetime, staff: int | None = None) -> Booking:
    """Moves a booking to another time, or to somebody else.

    Raises:
        Refusal: It is no longer coming, or the new time has passed or been taken.
    """
    found = locked_booking(booking)
    if found.state not in Booking.TAKING:
        raise Refusal("bookings.not_coming")
    state = found.state
    answer_by = kept_until(starts_at) if state == Booking.State.OFFERED else None
    _end(found, Booking.State.MOVED)
    made = new_booking(
        found.application, staff or found.staff, starts_at, kind=found.kind, way=found.way,
        state=state, made_by=by.pk, answer_by=answer_by,
    )  # fmt: skip
    _follows(found, made)
    _log(by, "booking.moved", made)
    tell(made, "moved" if state == Booking.State.BOOKED else "offered")
    return made


@care_action("booking.cancelled")
def cancel(*, by: Actor, booking: Booking) -> Booking:
    """Takes a booking or an offer back; the time is free again.

    Raises:
        Refusal: It is no longer coming; or the person cancels a time that has begun.
    """
    found = locked_booking(booking)
    if isinstance(by, Applicant):
        check_own(by, found.application)
        _check_is_to_come(found)
        found.cancelled_by_person = True
    if found.state not in Booking.TAKING:
        raise Refusal("bookings.not_coming")
    _end(found, Booking.State.CANCELLED)
    _log(by, "booking.cancelled", found)
    tell(found, "cancelled")
    return found


@care_action("booking.expired")
def expire(*, by: None = None, booking: Booking) -> Booking:
    """Frees a time that was offered and not answered. Doing it twice is doing it once."""
    found = locked_booking(booking)
    if found.state == Booking.State.OFFERED and (found.answer_by or now()) <= now():
        _end(found, Booking.State.CANCELLED)
        tell(found, "expired")
    _log(by, "booking.expired", found)
    return found


def _end(booking: Booking, state: str) -> None:
    booking.state = state
    booking.sequence += 1
    booking.save(update_fields=["state", "sequence", "cancelled_by_person"])
    free(booking)


def _follows(before: Booking | None, made: Booking) -> None:
    """Gives a new booking its visit, and joins it to the one it takes the place of."""
    if made.state == Booking.State.BOOKED:
        Visit.objects.create(booking=made, by_telephone=made.way == Booking.Way.TELEPHONE)
    if before:
        before.moved_to = made
        before.save(update_fields=["moved_to"])
        made.sequence = before.sequence + 1
        made.save(update_fields=["sequence"])


def next_kind(application: Application) -> str:
    """What the next visit of an application is."""
    held = application.bookings.filter(state=Booking.State.HELD)
    return Booking.Kind.SECOND if held.exists() else Booking.Kind.FIRST


def _check_is_to_come(booking: Booking) -> None:
    if booking.starts_at <= now():
        raise Refusal("bookings.has_begun")


def _was_booked(booking: Booking) -> bool:
    """Whether the person had said yes to it: an offer has no visit."""
    return hasattr(booking, "visit")


def _wished_way(application: Application) -> str:
    wish = (application.content.get("preferred") or {}).get("way")
    return Booking.Way.TELEPHONE if wish == Booking.Way.TELEPHONE else Booking.Way.VIDEO


def _log(by: Actor, code: str, booking: Booking) -> None:
    applicant = booking.application.applicant
    log(code, by=by, purpose=purpose_for(by, booking), applicant=applicant, target=booking)
