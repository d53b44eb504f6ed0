"""The sheet for the talk at a workplace: on the screen, as a file, and that the talk was held."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.paper import PAPER, paper_answer
from arbetsro.web.surveys.actions.talking import talk_held
from arbetsro.web.surveys.meeting_sheet import document_of, sheet_of
from arbetsro.web.surveys.models import Talk
from arbetsro.web.surveys.results_fetching import AtUnit, unit_to_read
from arbetsro.web.surveys.results_forms import TalkForm
from arbetsro.web.surveys.views.damage import told_of_damage

_PAGE = "surveys/results/meeting.html"
_WRITE = Permission.WRITE_WORK_ENVIRONMENT


@told_of_damage
def show(request: OrganisationRequest, organisation: str, wave: UUID, unit: int) -> HttpResponse:
    """The sheet on a page, with whether the talk has been held."""
    found = unit_to_read(request, wave, unit)
    context = _context(request, found)
    if context["may_note"]:
        form = TalkForm(initial={"held_on": today()}, language=request.language)
        context = {"form": form, **context}
    return render(request, _PAGE, context)


@told_of_damage
def talked(request: OrganisationRequest, organisation: str, wave: UUID, unit: int) -> HttpResponse:
    """Notes that the unit has talked about its result."""
    found = unit_to_read(request, wave, unit, also=_WRITE)
    form = TalkForm(request.POST, language=request.language)

    def act() -> Talk:
        return talk_held(
            by=request.user, wave=found.told.wave, unit=found.unit,
            held_on=form.cleaned_data["held_on"],
        )  # fmt: skip

    def then(made: Talk) -> HttpResponse:
        page = reverse("survey_results:meeting", args=[organisation, wave, unit])
        return done(request, page, "survey_results.talk_noted")

    return form_page(request, _PAGE, form, act, then, _context(request, found))


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


def _context(request: OrganisationRequest, found: AtUnit) -> Mapping[str, object]:
    sheet = sheet_of(found.told, found.unit)
    talk = found.told.wave.talks.filter(unit=found.unit).first()
    return {
        "wave": found.told.wave,
        "unit": found.unit,
        "guide": sheet.guide,
        "sheet": sheet,
        "result": sheet.result,
        "talk": talk,
        "may_note": talk is None and request.standing.may(_WRITE, found.unit),
    }
