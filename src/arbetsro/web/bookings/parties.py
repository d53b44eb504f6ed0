"""Who may book what with whom: what the pages of the staff let each of them choose."""

from dataclasses import dataclass

from django.http import Http404

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.actions import next_kind
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.staff import staff
from arbetsro.web.followups.models import FollowUp

MEETS = (Permission.COUNSEL, Permission.FOLLOW_UP)
BOOKS = (*MEETS, Permission.RUN_QUEUE)


@dataclass(frozen=True, slots=True)
class Bookable:
    """What may be booked for an application just now.

    Attributes:
        kind: What the time is for.
        staff: Those who may meet the person, by key; the first is who means to.
    """

    kind: str
    staff: dict[int, str]


def bookable(standing: Standing, application: Application) -> Bookable | None:
    """What a staff member may book for an application; nothing where it waits for nothing."""
    if application.state == Application.State.ACCEPTED:
        return Bookable(next_kind(application), _counsellors(standing, application))
    found = FollowUp.objects.filter(application=application, state=FollowUp.State.WAITING).first()
    if found is None or found.interviewer is None:
        return None
    names = _names(clinic_for(standing.organisation), Permission.FOLLOW_UP)
    one = {key: name for key, name in names.items() if key == found.interviewer}
    return Bookable(Booking.Kind.FOLLOW_UP, one)


def check_books(request: OrganisationRequest) -> None:
    """Lets in only those who meet people or book times for them.

    Raises:
        Http404: Others.
    """
    if not any(map(request.standing.may, BOOKS)):
        raise Http404


def meeting_staff(clinic: Clinic) -> dict[int, str]:
    """Those who meet people at a clinic, by key."""
    found = {**_names(clinic, Permission.COUNSEL), **_names(clinic, Permission.FOLLOW_UP)}
    return dict(sorted(found.items(), key=lambda one: one[1]))


def keeps(standing: Standing, clinic: Clinic) -> dict[int, str]:
    """Those whose hours and times a staff member keeps: everybody's, or one's own."""
    found = meeting_staff(clinic)
    if standing.may(Permission.RUN_QUEUE):
        return found
    return {key: name for key, name in found.items() if key == standing.person.pk}


def _counsellors(standing: Standing, application: Application) -> dict[int, str]:
    """Whoever runs the queue may choose any counsellor; others the one given, or themselves."""
    names = _names(application.applicant.clinic, Permission.COUNSEL)
    given = application.counsellor
    if not standing.may(Permission.RUN_QUEUE):
        names = {key: one for key, one in names.items() if key in {given, standing.person.pk}}
    return dict(sorted(names.items(), key=lambda one: (one[0] != given, one[1])))


def _names(clinic: Clinic, permission: Permission) -> dict[int, str]:
    return {one.pk: str(one) for one in staff(clinic, permission)}
