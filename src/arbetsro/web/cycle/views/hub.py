"""The cycle of a unit on one page."""

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission


def start(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The units whose work environment the person may read."""
    found = fetching.units(request, Permission.READ_WORK_ENVIRONMENT)
    return render(request, "cycle/start.html", {"units": found.order_by("path")[:50]})


def unit(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """What goes on in a unit."""
    found = fetching.unit(request, Permission.READ_WORK_ENVIRONMENT, pk)
    return render(request, "cycle/unit.html", {"unit": found})
