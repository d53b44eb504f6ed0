"""Taking a staff member's time, so that the database lets nobody have it twice."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from arbetsro.counselling.times import quarters
from arbetsro.web.access.roles import Permission
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking, Quarter
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import take_part
from arbetsro.web.care.recording import Actor
from arbetsro.web.care.staff import is_staff
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.stores import CARE


def take(booking: Booking) -> None:
    """Takes the quarters of a booking and of the pause after it.

    Raises:
        Refusal: Somebody else has one of them.
    """
    pause = timedelta(minutes=booking.application.applicant.clinic.buffer_minutes)
    wanted = quarters(booking.starts_at, booking.ends_at + pause)
    try:
        with transaction.atomic(using=CARE):
            Quarter.objects.bulk_create(
                Quarter(booking=booking, staff=booking.staff, starts_at=one) for one in wanted
            )
    except IntegrityError as error:
        raise Refusal("bookings.just_taken", field="starts_at") from error


def free(booking: Booking) -> None:
    """Gives the time of a booking back."""
    booking.quarters.all().delete()


def new_booking(
    application: Application, staff: int, starts_at: datetime, **fields: object
) -> Booking:
    """A booking with its time taken.

    Whoever is to meet the person for a visit takes part in the care from now on; the interviewer
    of a follow-up does so since it was given to them.

    Raises:
        Refusal: The time has passed or has been taken, the person has another booking coming, or
            the staff member is not somebody who may meet this person.
    """
    is_follow_up = fields.get("kind") == Booking.Kind.FOLLOW_UP
    if starts_at <= now():
        raise Refusal("bookings.time_passed", field="starts_at")
    if application.state != Application.State.ACCEPTED and not is_follow_up:
        raise Refusal("bookings.not_accepted")
    if application.bookings.filter(state__in=Booking.TAKING).exists():
        raise Refusal("bookings.has_one", field="starts_at")
    _check_staff(application, staff, is_follow_up=is_follow_up)
    made = _kept(application, staff, starts_at, **fields)
    take(made)
    if not is_follow_up:
        take_part(application.applicant, staff, "counsellor")
    application.applicant.entered_on(today())
    return made


def _kept(application: Application, staff: int, starts_at: datetime, **fields: object) -> Booking:
    length = timedelta(minutes=application.applicant.clinic.visit_minutes)
    try:
        with transaction.atomic(using=CARE):
            return Booking.objects.create(
                application=application, staff=staff, starts_at=starts_at,
                ends_at=starts_at + length, **fields,
            )  # fmt: skip
    except IntegrityError as error:  # another was booked for the same person at this moment
        raise Refusal("bookings.has_one", field="starts_at") from error


def _check_staff(application: Application, staff: int, *, is_follow_up: bool) -> None:
    applicant = application.applicant
    needed = Permission.FOLLOW_UP if is_follow_up else Permission.COUNSEL
    if not is_staff(applicant.clinic, needed, staff):
        raise Refusal("bookings.not_staff", field="starts_at")
    if is_follow_up and not _interviews(application, staff):
        raise Refusal("bookings.not_the_interviewer", field="starts_at")
    if applicant.blocks.filter(staff=staff, lifted_at=None).exists():
        raise Refusal("bookings.shut_out", field="starts_at")


def _interviews(application: Application, staff: int) -> bool:
    """Whether a staff member is who asks some months later; nobody else may have that contact."""
    waits = FollowUp.objects.filter(application=application, state=FollowUp.State.WAITING)
    return waits.filter(interviewer=staff).exists()


def check_own(by: Applicant, application: Application) -> None:
    """Lets only the person whose application it is go on.

    Raises:
        Refusal: It is somebody else's.
    """
    if application.applicant_id != by.pk:
        raise Refusal("bookings.offer_gone")


def purpose_for(by: Actor, booking: Booking) -> Purpose:
    """Why somebody has to do with a time: one for a follow-up is a part of the follow-up."""
    if isinstance(by, Applicant):
        return Purpose.OWN
    if by is None:
        return Purpose.REGULAR
    return Purpose.FOLLOW_UP if booking.kind == Booking.Kind.FOLLOW_UP else Purpose.BOOKING


def locked_booking(booking: Booking) -> Booking:
    """The booking as it is now."""
    rows = Booking.objects.select_for_update(of=("self",))
    return rows.select_related("application__applicant__clinic").get(pk=booking.pk)
