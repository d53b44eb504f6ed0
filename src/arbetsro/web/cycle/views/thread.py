"""The thread from what was found to what the staff were told."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest


def show(request: OrganisationRequest, organisation: str, kind: str, id: UUID) -> HttpResponse:  # noqa: A002 - as the address calls it
    """Everything that hangs together with one thing."""
    return render(request, "cycle/thread.html", {"kind": kind})
