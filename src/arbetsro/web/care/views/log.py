"""The log of access as the clinic's administrator checks it: numbers, never who nor what."""

import io

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.care.log_filter import LogFilter
from arbetsro.web.care.log_table import lines, write_excel
from arbetsro.web.care.models import CareEvent, Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import log
from arbetsro.web.frame.clock import today

_ON_A_PAGE = 50
#: A sheet holds a million rows; so many are made while somebody waits.
_MOST = 100_000
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def events(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The events of the clinic, newest first."""
    clinic = clinic_of(request)
    form, found = _found(request, clinic)
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    _note(request, clinic, "log.read", form, count=len(page))
    context = {
        "form": form,
        "page": page,
        "lines": list(lines(page, clinic, request.language)),
        "query": request.GET.urlencode(),
    }
    return render(request, "care/log.html", context)


def file(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The events that the list would show, as an Excel file."""
    clinic = clinic_of(request)
    form, found = _found(request, clinic)
    target = io.BytesIO()
    rows = lines(found[:_MOST].iterator(chunk_size=2000), clinic, request.language)
    count = write_excel(target, rows, request.language)
    _note(request, clinic, "log.exported", form, count=count)
    name = f"log-{today().isoformat()}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(target.getvalue(), content_type=_EXCEL, headers=headers)


def _found(request: OrganisationRequest, clinic: Clinic) -> tuple[LogFilter, QuerySet[CareEvent]]:
    form = LogFilter(request.GET, clinic=clinic, language=request.language)
    return form, form.narrow(CareEvent.objects.filter(clinic=clinic))


def _note(
    request: OrganisationRequest, clinic: Clinic, code: str, form: LogFilter, *, count: int
) -> None:
    log(
        code, by=request.user, purpose=Purpose.CHECK, clinic=clinic, reading=True,
        narrowed_by=form.used(), count=count,
    )  # fmt: skip
