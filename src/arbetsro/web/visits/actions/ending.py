"""Care ends: the application is closed, and the follow-up falls due."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import end_part
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.followups.falling_due import falls_due
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.models import Closing, VisitRecord


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
    follow_up = falls_due(locked)
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
    held = application.bookings.filter(kind__in=Booking.VISITS, state=Booking.State.HELD)
    # A visit without a word about it is no more finished than one whose notes are not signed.
    unwritten = held.exclude(visit__record__signed_at__isnull=False)
    if records.exists() or unwritten.exists():
        raise Refusal("visits.sign_first")
