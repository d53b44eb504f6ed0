"""Care ends: the application is closed, and the follow-up falls due."""

from datetime import timedelta

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import end_part
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.models import Closing, VisitRecord

_VISITS = (Booking.Kind.FIRST, Booking.Kind.SECOND)


@care_action("application.closed")
def end_care(*, by: Person, application: Application, note: str = "") -> Application:
    """Ends a person's care.

    The counsellor and the coordinators no longer take part. Where the person has been at a visit
    and has agreed to it, a follow-up falls due as many weeks after it as the clinic has said.

    Raises:
        Refusal: It is not open, something is booked, or notes of a visit are not signed.
    """
    found = Application.objects.select_for_update(of=("self",))
    locked = found.select_related("applicant__clinic").get(pk=application.pk)
    _check(locked)
    locked.state, locked.closed_at = Application.State.CLOSED, now()
    locked.save(update_fields=["state", "closed_at"])
    Closing.objects.create(application=locked, note=note.strip(), by=by.pk, at=now())
    locked.applicant.entered_on(today())
    follow_up = _follow_up(locked)
    log(
        "application.closed", by=by, purpose=Purpose.CARE, applicant=locked.applicant,
        target=locked, follow_up_on=follow_up.due_on.isoformat() if follow_up else None,
    )  # fmt: skip
    for role in ("counsellor", "coordinator"):
        end_part(locked.applicant, role)
    return locked


def _check(application: Application) -> None:
    if application.state != Application.State.ACCEPTED:
        raise Refusal("plan.application_closed")
    if application.bookings.filter(state__in=Booking.TAKING).exists():
        raise Refusal("visits.still_booked")
    records = VisitRecord.objects.filter(visit__booking__application=application, signed_at=None)
    held = application.bookings.filter(kind__in=_VISITS, state=Booking.State.HELD)
    # A visit without a word about it is no more finished than one whose notes are not signed.
    unwritten = held.exclude(visit__record__signed_at__isnull=False)
    if records.exists() or unwritten.exists():
        raise Refusal("visits.sign_first")


def _follow_up(application: Application) -> FollowUp | None:
    """The follow-up, due so many weeks after the last visit, by the clinic's clock."""
    held = application.bookings.filter(kind__in=_VISITS, state=Booking.State.HELD)
    last = held.order_by("-starts_at").first()
    if last is None or not application.for_follow_up:
        return None
    clinic = application.applicant.clinic
    day = last.starts_at.astimezone(clinic.zone).date()
    due = day + timedelta(weeks=clinic.follow_up_weeks)
    made, _ = FollowUp.objects.get_or_create(application=application, defaults={"due_on": due})
    return made
