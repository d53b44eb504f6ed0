"""How the service runs."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses.shown import shown
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.evaluations.running.blocks import blocks

_FOR = (Permission.RUN_QUEUE, Permission.KEEP_CLINIC)


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Waiting times, volumes, load, answers and outcome, as counts; nobody's record is shown."""
    if not any(request.standing.may(one) for one in _FOR):
        raise Http404
    found = blocks(clinic_of(request), request.language)
    context = {"document": list(shown(found, request.language))}
    return render(request, "evaluations/running.html", context)
