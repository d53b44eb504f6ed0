"""Taking a staff member's time, so that the database lets nobody have it twice."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from arbetsro.counselling.times import quarters
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking, Quarter
from arbetsro.web.care.router import STORE
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal


def take(booking: Booking) -> None:
    """Takes the quarters of a booking and of the pause after it.

    Raises:
        Refusal: Somebody else has one of them.
    """
    pause = timedelta(minutes=booking.application.applicant.clinic.buffer_minutes)
    wanted = quarters(booking.starts_at, booking.ends_at + pause)
    try:
        with transaction.atomic(using=STORE):
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

    Raises:
        Refusal: The time has passed or has been taken, or the person has another booking coming.
    """
    if starts_at <= now():
        raise Refusal("bookings.time_passed", field="starts_at")
    if application.state != Application.State.ACCEPTED and fields.get("kind") != "follow_up":
        raise Refusal("bookings.not_accepted")
    if application.bookings.filter(state__in=Booking.TAKING).exists():
        raise Refusal("bookings.has_one", field="starts_at")
    length = timedelta(minutes=application.applicant.clinic.visit_minutes)
    made = Booking.objects.create(
        application=application, staff=staff, starts_at=starts_at, ends_at=starts_at + length,
        **fields,
    )  # fmt: skip
    take(made)
    return made


def locked_application(application: Application) -> Application:
    """The application as it is now; two who book for the same person come one after the other."""
    rows = Application.objects.select_for_update(of=("self",))
    return rows.select_related("applicant__clinic").get(pk=application.pk)


def locked_booking(booking: Booking) -> Booking:
    """The booking as it is now."""
    rows = Booking.objects.select_for_update(of=("self",))
    return rows.select_related("application__applicant__clinic").get(pk=booking.pk)
