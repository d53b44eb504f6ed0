"""The list of risks, on a page and as a file."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.fetching import in_units, units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.organisations.choosing import chosen_unit
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.excel import as_excel, file_name
from arbetsro.web.risks.finding import RiskFilter, gravest_first, with_measures
from arbetsro.web.risks.models import Risk

_ON_A_PAGE = 50
_MOST_UNITS = 200
#: A file holds no more than this; who needs more narrows the list.
_IN_A_FILE = 5000
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The risks that the person may read, narrowed as is asked for."""
    unit = chosen_unit(request, Permission.READ_WORK_ENVIRONMENT)
    form = RiskFilter(request.GET, language=request.language)
    found = with_measures(_found(request, unit, form))
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "unit": unit, "units": _units(request)}
    return render(request, "risks/list.html", context)


def excel(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The same risks as an Excel file."""
    unit = chosen_unit(request, Permission.READ_WORK_ENVIRONMENT)
    form = RiskFilter(request.GET, language=request.language)
    found = _found(request, unit, form).prefetch_related("ratings")[:_IN_A_FILE]
    data = as_excel(found, request.language)
    record(
        "risks.exported", by=request.user, organisation=request.standing.organisation, reading=True
    )
    name = file_name(request.standing.organisation.slug)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=_EXCEL, headers=headers)


def _units(request: OrganisationRequest) -> list[Unit]:
    """The units to choose among; none where there are so many that a list is of no help."""
    there = units(request, Permission.READ_WORK_ENVIRONMENT).order_by("path")
    found = list(there[: _MOST_UNITS + 1])
    return found if 1 < len(found) <= _MOST_UNITS else []


def _found(
    request: OrganisationRequest, unit: Unit | None, form: RiskFilter
) -> QuerySet[Risk, Risk]:
    everything = Risk.objects.select_related("unit")
    risks = in_units(request, Permission.READ_WORK_ENVIRONMENT, everything)
    if unit is not None:
        risks = risks.filter(unit__path__startswith=unit.path)
    return gravest_first(form.narrow(risks, request.standing))
