"""What is to be deleted soon, and what has been: numbers and counts."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.language import Language, say
from arbetsro.language.catalogue import catalogue
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
        "reports": [
            {"report": one, "counted": _counted(one, request.language)}
            for one in DeletionReport.objects.filter(clinic=clinic)[:_SHOWN]
        ],
    }
    return render(request, "care/deletions.html", context)


def _counted(report: DeletionReport, language: Language) -> list[tuple[str, int]]:
    """How many of each kind are gone, in words; rows that nobody knows by name are put together."""
    found: Counter[str] = Counter()
    for kind, count in report.counts.items():
        name = f"gone_{kind.rpartition('.')[2].lower()}"
        found[name if name in catalogue("care") else "gone_other"] += count
    return sorted((say(f"care.{name}", language), count) for name, count in found.items())
