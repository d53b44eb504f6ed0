"""The sheet for the talk at a workplace: on the screen, and as a file to print."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.paper import PAPER, paper_answer
from arbetsro.web.surveys.meeting_sheet import document_of, sheet_of
from arbetsro.web.surveys.results_fetching import unit_to_read
from arbetsro.web.surveys.views.damage import told_of_damage


@told_of_damage
def show(request: OrganisationRequest, organisation: str, wave: UUID, unit: int) -> HttpResponse:
    """The sheet on a page."""
    found = unit_to_read(request, wave, unit)
    sheet = sheet_of(found.told, found.unit)
    context = {
        "wave": found.told.wave,
        "unit": found.unit,
        "guide": sheet.guide,
        "sheet": sheet,
        "result": sheet.result,
    }
    return render(request, "surveys/results/meeting.html", context)


@told_of_damage
def file(
    request: OrganisationRequest, organisation: str, wave: UUID, unit: int, kind: str
) -> HttpResponse:
    """The sheet as ``pdf`` or ``docx``."""
    if kind not in PAPER:
        raise Http404
    found = unit_to_read(request, wave, unit)
    document = document_of(sheet_of(found.told, found.unit), request.language)
    return paper_answer(document, kind, document.title)
