"""The thread from what was found to what the staff were told."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.cycle.threads import thread_of


def show(request: OrganisationRequest, organisation: str, kind: str, thing: UUID) -> HttpResponse:
    """Everything that hangs together with one thing: a page, or a part of the thing's own page."""
    template = "cycle/thread_part.html" if request.htmx else "cycle/thread.html"
    context = {"thread": thread_of(request, kind, thing), "kind": kind}
    return render(request, template, context)
