"""Who may enter the room of a visit, and when."""

import uuid
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.http import Http404

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.models import Person
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.fetching import one_of_clinic
from arbetsro.web.care.mine import ApplicantRequest
from arbetsro.web.care.models import Applicant
from arbetsro.web.frame.clock import now
from arbetsro.web.visits.models import Visit

BEFORE = timedelta(minutes=15)
AFTER = timedelta(hours=2)

_THROUGH = "booking__application__applicant"


def with_all(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """Visits with what the room shows of them."""
    return visits.select_related(f"{_THROUGH}__clinic")


def persons_visit(request: ApplicantRequest, pk: uuid.UUID) -> Visit:
    """The visit that the person is invited to.

    Raises:
        Http404: They are not.
    """
    found = with_all(Visit.objects.filter(pk=pk, **{_THROUGH: request.applicant})).first()
    if found is None:
        raise Http404
    return found


def staffs_visit(request: OrganisationRequest, pk: uuid.UUID) -> Visit:
    """The visit that the staff member is to hold.

    Raises:
        Http404: It is somebody else's, whatever else they may do at the clinic.
    """
    needed = (Permission.COUNSEL, Permission.FOLLOW_UP)
    visit = one_of_clinic(request, with_all(Visit.objects.all()), pk, f"{_THROUGH}__")
    if visit.booking.staff != request.user.pk or not any(map(request.standing.may, needed)):
        raise Http404
    return visit


def person_of(visit: Visit) -> Applicant:
    """Whose visit it is."""
    return visit.booking.application.applicant


def is_invited(who: Person | Applicant, visit: Visit) -> bool:
    """Whether somebody is one of the two."""
    if isinstance(who, Applicant):
        return who.pk == person_of(visit).pk
    return who.pk == visit.booking.staff


def opens_at(visit: Visit) -> datetime:
    """When the room opens."""
    return visit.booking.starts_at - BEFORE


def closes_at(visit: Visit) -> datetime:
    """When the room closes, ended or not."""
    return visit.booking.ends_at + AFTER


def closed_because(visit: Visit) -> str:
    """Why the room is closed: ``ended``, ``cancelled``, ``early`` or ``late``; else nothing."""
    if visit.ended_at is not None:
        return "ended"
    if visit.booking.state != Booking.State.BOOKED:
        return "cancelled"
    if now() < opens_at(visit):
        return "early"
    return "late" if now() > closes_at(visit) else ""


def is_by_telephone(visit: Visit) -> bool:
    """Whether the two talk by telephone, now or as they agreed from the start."""
    return visit.by_telephone or visit.booking.way == Booking.Way.TELEPHONE
