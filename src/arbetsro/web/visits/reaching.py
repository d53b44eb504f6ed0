"""The way for counsellors to what is written: whose it is, and whether they may read it now."""

from uuid import UUID

from django.core.exceptions import PermissionDenied

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.applications.models import Application
from arbetsro.web.care.fetching import one_of_clinic
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import MustSayWhy, purpose_of, read
from arbetsro.web.visits.models import Visit, VisitRecord


def visit_of(request: OrganisationRequest, pk: UUID, what: str = "") -> Visit:
    """A visit of the clinic whose notes the person who asks may read.

    Args:
        request: Who asks.
        pk: The visit.
        what: What is read, as a code of the log; nothing where the action writes the event.

    Raises:
        Http404: There is no such visit at the clinic.
        MustSayWhy: They take no part, and have not said why they want to read.
        PermissionDenied: They do the follow-up, and so are not to know what was said; or they
            would write where they have only said that they want to review.
    """
    visits = Visit.objects.select_related("booking__application__applicant__clinic")
    found = one_of_clinic(request, visits, pk, "booking__application__applicant__")
    let_in(request, found.booking.application.applicant, what)
    return found


def application_of(request: OrganisationRequest, pk: UUID, what: str = "") -> Application:
    """An application of the clinic, under the same conditions as ``visit_of``."""
    applications = Application.objects.select_related("applicant__clinic")
    found = one_of_clinic(request, applications, pk, "applicant__")
    let_in(request, found.applicant, what)
    return found


def let_in(request: OrganisationRequest, applicant: Applicant, what: str) -> None:
    """Checks that somebody may read what counsellors write, and notes it where it is read."""
    purpose = purpose_of(request.standing, applicant)
    if purpose is None:
        raise MustSayWhy(applicant)
    is_to_review = purpose == Purpose.QUALITY and request.method == "POST"
    if purpose == Purpose.FOLLOW_UP or is_to_review:
        raise PermissionDenied
    if what:
        read(request.standing, applicant, what)


def record_of(visit: Visit) -> VisitRecord:
    """The record of a visit; an empty one, not saved, where nothing has been written yet."""
    found = VisitRecord.objects.filter(visit=visit).first() or VisitRecord(visit=visit, version=0)
    found.visit = visit
    return found
