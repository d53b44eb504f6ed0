"""When a follow-up falls due."""

from datetime import timedelta

from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.followups.models import FollowUp


def falls_due(application: Application) -> FollowUp | None:
    """The follow-up, due so many weeks after the last visit, by the clinic's clock.

    None where the person has been at no visit, or has not agreed to it.
    """
    held = application.bookings.filter(kind__in=Booking.VISITS, state=Booking.State.HELD)
    last = held.order_by("-starts_at").first()
    if last is None or not application.for_follow_up:
        return None
    clinic = application.applicant.clinic
    day = last.starts_at.astimezone(clinic.zone).date()
    due = day + timedelta(weeks=clinic.follow_up_weeks)
    made, _ = FollowUp.objects.get_or_create(application=application, defaults={"due_on": due})
    return made
