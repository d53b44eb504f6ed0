"""My record, to read and to take along."""

import json

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.applications.record.document import record_document
from arbetsro.web.applications.record.fhir import fhir_record
from arbetsro.web.care.mine import ApplicantRequest
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import log
from arbetsro.web.frame.paper import paper_answer

_FHIR = "application/fhir+json; charset=utf-8"


def choose(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """What can be fetched, and what is in it."""
    return render(request, "applications/person/record.html", {"clinic": request.clinic})


def as_pdf(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """My whole record as a PDF."""
    _note(request, "pdf")
    document = record_document(request.applicant, request.language)
    return paper_answer(document, "pdf", request.applicant.number)


def as_fhir(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """What a computer elsewhere can read of it."""
    _note(request, "fhir")
    text = json.dumps(
        fhir_record(request.applicant, request.language), ensure_ascii=False, indent=1
    )
    name = f"{request.applicant.number}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=_FHIR, headers=headers)


def _note(request: ApplicantRequest, kind: str) -> None:
    log(
        "record.fetched", by=request.applicant, purpose=Purpose.OWN, applicant=request.applicant,
        reading=True, kind=kind,
    )  # fmt: skip
