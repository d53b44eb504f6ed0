"""Documents of an analysis: made by the worker, fetched by people."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify

from arbetsro.economics.case_file import write_case
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.analyses.models import Analysis, DocumentFile
from arbetsro.web.analyses.views.common import read, to_read
from arbetsro.web.audit.recording import record
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.models import Job

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "toml": "application/toml; charset=utf-8",
}


def make(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Asks the worker for the documents of the present version, in the person's language."""
    found = to_read(request, analysis)
    job = ask_for_documents(request, found, found.version)
    return redirect("jobs:show", organisation, job.pk)


def ask_for_documents(request: OrganisationRequest, analysis: Analysis, version: int) -> Job:
    """The job that makes the documents of a version, in the person's language."""
    overview = reverse("analyses:show", args=[analysis.organisation.slug, analysis.pk])
    return start_job(
        by=request.user,
        organisation=analysis.organisation,
        kind="documents",
        about=analysis.title,
        parameters={
            "analysis": str(analysis.pk),
            "version": version,
            "language": request.language,
        },
        back_to=f"{overview}#documents",
    )


def case_file(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """The analysis as a case file for the command line."""
    found = read(request, analysis, "case file")
    text = write_case(found.case)
    return _as_download(text.encode(), "toml", found.analysis.title)


def download(
    request: OrganisationRequest, organisation: str, analysis: UUID, pk: int
) -> HttpResponse:
    """A document as it was made."""
    found = to_read(request, analysis)
    document = DocumentFile.objects.filter(analysis=found, pk=pk).first()
    if document is None:
        raise Http404
    record(
        "document.fetched",
        by=request.user,
        target=found,
        reading=True,
        kind=document.kind,
        version=document.version,
    )
    return _as_download(bytes(document.content), document.kind, found.title)


def _as_download(content: bytes, kind: str, title: str) -> HttpResponse:
    name = f"{slugify(title)[:60] or 'analys'}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=_TYPES[kind], headers=headers)
