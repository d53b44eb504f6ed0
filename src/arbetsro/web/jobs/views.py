"""How far a job has come. Only the person who wants it sees it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.fetching import one_of_organisation
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.jobs.models import Job


def show(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """The page of a job; it moves by itself where the browser runs scripts."""
    job = _mine(request, pk)
    return render(request, "jobs/show.html", {"job": job, "kind_key": f"jobs.kind_{job.kind}"})


def progress(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """The part of the page that moves; the state too, where it is not what the page shows."""
    job = _mine(request, pk)
    is_new = request.GET.get("was", "") != job.state
    return render(request, "jobs/progress.html", {"job": job, "is_new": is_new})


def _mine(request: OrganisationRequest, pk: UUID) -> Job:
    return one_of_organisation(request, Job.objects.filter(by=request.user), pk)
