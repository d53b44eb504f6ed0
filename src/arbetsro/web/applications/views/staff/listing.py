"""The queue of the clinic, and each counsellor's own list."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.applications.forms.staff.cases import QueueFilter
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.queue import by_urgency, queue
from arbetsro.web.applications.rows import rows_of
from arbetsro.web.applications.scores import rating
from arbetsro.web.care.fetching import clinic_of, of_clinic
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.staff import staff

_ON_A_PAGE = 25


def everybody(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Those who wait for the clinic, most pressing first."""
    clinic = clinic_of(request)
    form = QueueFilter(
        request.GET, staff=staff(clinic, Permission.COUNSEL), language=request.language
    )
    found = form.narrow(queue(clinic), clinic)
    page = _page(request, by_urgency(found, clinic))
    context = {**_shown(request, clinic, page, Purpose.TRIAGE), "form": form}
    return render(request, "applications/staff/queue.html", context)


def mine(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Those whom the counsellor has been given and whose care has not ended."""
    clinic = clinic_of(request)
    found = of_clinic(request, Application.objects.all(), "applicant__").filter(
        counsellor=request.user.pk, state=Application.State.ACCEPTED
    )
    page = _page(request, by_urgency(found, clinic))
    context = _shown(request, clinic, page, Purpose.CARE)
    return render(request, "applications/staff/mine.html", context)


def _page(request: OrganisationRequest, found: QuerySet[Application]) -> Page:  # type: ignore[type-arg]
    # Only keys are sorted: the sealed texts of twenty thousand would be carried along.
    return Paginator(found.values_list("pk", flat=True), _ON_A_PAGE).get_page(
        request.GET.get("page")
    )


def _shown(
    request: OrganisationRequest,
    clinic: Clinic,
    page: Page,  # type: ignore[type-arg]
    purpose: Purpose,
) -> dict[str, object]:
    return {
        "clinic": clinic,
        "page": page,
        "rows": rows_of(request.standing, clinic, list(page), purpose),
        "rating": rating(),
    }
