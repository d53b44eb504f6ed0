"""Reports as those who receive them read them."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.organisations.choosing import chosen_unit
from arbetsro.web.reports.models import ProtectedCase, Report
from arbetsro.web.telling.names import names_in

_ON_A_PAGE = 50


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The reports of a person's units, those that wait for an answer first of all."""
    unit = chosen_unit(request, Permission.RECEIVE_REPORTS)
    found = _reports(request)
    if unit:
        found = found.filter(unit__path__startswith=unit.path)
    shows_all = "all" in request.GET
    if not shows_all:
        found = found.exclude(state=Report.State.ANSWERED)
    context = {
        "page": Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page")),
        "unit": unit,
        "shows_all": shows_all,
        "cases": my_cases(request).filter(closed_at=None).count(),
    }
    return render(request, "reports/list.html", context)


def show(request: OrganisationRequest, organisation: str, report: UUID) -> HttpResponse:
    """One report, and what to do with it."""
    found = one(request, report)
    record("report.read", by=request.user, target=found, reading=True)
    context = {
        "report": found,
        "has_photo": Report.objects.filter(pk=found.pk, photo__isnull=False).exists(),
        "names": names_in(found.unit, f"{found.text}\n{found.place}"),
    }
    return render(request, "reports/show.html", context)


def photo(request: OrganisationRequest, organisation: str, report: UUID) -> HttpResponse:
    """The photo of a report."""
    found = one(request, report)
    content = Report.objects.values_list("photo", flat=True).get(pk=found.pk)
    return as_picture(content)


def as_picture(content: bytes | memoryview | None) -> HttpResponse:
    """A photo, as it was drawn anew when it came."""
    if not content:
        raise Http404
    response = HttpResponse(bytes(content), content_type="image/jpeg")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def one(request: OrganisationRequest, pk: UUID) -> Report:
    """A report that the person may read; one that is protected is not found."""
    return fetching.one_in_units(request, Permission.RECEIVE_REPORTS, _with_all(), pk)


def my_cases(request: OrganisationRequest) -> QuerySet[ProtectedCase]:
    """The protected cases of the organisation that the person is one of the readers of."""
    found = ProtectedCase.objects.filter(
        unit__organisation=request.standing.organisation, readers=request.user
    )
    return found.select_related("unit__organisation", "moved_by", "report").defer("photo")


def _reports(request: OrganisationRequest) -> QuerySet[Report]:
    return fetching.in_units(request, Permission.RECEIVE_REPORTS, _with_all())


def _with_all() -> QuerySet[Report]:
    found = Report.objects.select_related("unit__organisation", "receiver", "finding")
    return found.defer("photo")
