"""What is to be deleted soon, and what has been: numbers and counts."""

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.care.models import DeletionReport
from arbetsro.web.care.retention import YEARS_KEPT, coming

_SHOWN = 200


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The records that are due within a month, and the reports of those that are gone."""
    clinic = clinic_of(request)
    due = coming(clinic)
    context = {
        "years": YEARS_KEPT,
        "coming": due[:_SHOWN],
        "count": len(due),
        "reports": DeletionReport.objects.filter(clinic=clinic)[:_SHOWN],
    }
    return render(request, "care/deletions.html", context)
