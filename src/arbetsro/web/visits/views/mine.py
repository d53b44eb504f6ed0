"""What the person has of the visits: the notes that both see, the plan, and the letters."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from arbetsro.counselling.guide import Field
from arbetsro.language import Language
from arbetsro.web.applications.models import Application
from arbetsro.web.care.mine import ApplicantRequest
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import log
from arbetsro.web.frame.acting import pressed
from arbetsro.web.frame.paper import paper_answer
from arbetsro.web.visits import actions
from arbetsro.web.visits.drafting import shared_places
from arbetsro.web.visits.guiding import guide_for
from arbetsro.web.visits.models import Letter, Plan, VisitRecord
from arbetsro.web.visits.papers import has_days, letter_document, plan_calendar, plan_document
from arbetsro.web.visits.plans import given_with_changes


@dataclass(frozen=True, slots=True)
class Shared:
    """The notes of a visit that both see, in the order of the guide."""

    record: VisitRecord
    fields: tuple[tuple[Field, Any], ...]


def show(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """The plan, the notes that both see, and the letters."""
    found = _application(request)
    plan = _given(found)
    _log(request, "plan.read")
    context = {
        "clinic": request.clinic,
        "application": found,
        "plan": plan,
        "steps": given_with_changes(plan) if plan else [],
        "has_days": plan is not None and has_days(plan),
        "notes": [_shared(one) for one in _records(found)] if found else [],
        "letters": found.letters.exclude(given_at=None) if found else [],
    }
    return render(request, "visits/plan/mine.html", context)


def tick(request: ApplicantRequest, clinic: str, step: str) -> HttpResponse:
    """Notes that the person has taken a step, or has not after all."""
    plan = _plan(request)
    return pressed(
        request,
        lambda: actions.tick_step(
            by=request.applicant, plan=plan, key=step, is_done="is_done" in request.POST
        ),
        f"{reverse('plan:show', args=[clinic])}#step-{step}",
    )


def paper(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """The plan as PDF."""
    plan = _plan(request)
    _log(request, "plan.read")
    document = plan_document(plan, request.clinic, _language(request))
    return paper_answer(document, "pdf", "plan")


def calendar(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """The plan's days, for a calendar program."""
    plan = _plan(request)
    _log(request, "plan.read")
    content = plan_calendar(plan, _language(request))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="arbetsro.ics"'
    return answer


def letter(request: ApplicantRequest, clinic: str, letter: UUID) -> HttpResponse:
    """A letter as PDF, to keep or to send on."""
    letters = Letter.objects.filter(application__applicant=request.applicant)
    found = get_object_or_404(letters.exclude(given_at=None), pk=letter)
    _log(request, "letter.read")
    document = letter_document(found, request.clinic, _language(request))
    return paper_answer(document, "pdf", "brev")


def _application(request: ApplicantRequest) -> Application | None:
    """The application that the visits belong to: the latest that has come so far."""
    found = request.applicant.applications.select_related("applicant__clinic")
    states = (Application.State.ACCEPTED, Application.State.CLOSED)
    return found.filter(state__in=states).order_by("-begun_at").first()


def _given(application: Application | None) -> Plan | None:
    plans = Plan.objects.filter(application=application).exclude(shared_at=None)
    return plans.first() if application else None


def _plan(request: ApplicantRequest) -> Plan:
    found = _given(_application(request))
    if found is None:
        raise Http404
    return found


def _records(application: Application) -> list[VisitRecord]:
    records = VisitRecord.objects.filter(visit__booking__application=application)
    return list(records.select_related("visit__booking").order_by("visit__booking__starts_at"))


def _shared(record: VisitRecord) -> Shared:
    places = shared_places(record.content)
    fields = guide_for(record.visit).fields
    # That something was ticked as gone through tells the person nothing.
    told = (one for one in fields if one.place in places and one.kind != "tick")
    return Shared(record, tuple((one, places[one.place]) for one in told))


def _log(request: ApplicantRequest, what: str) -> None:
    log(what, by=request.applicant, purpose=Purpose.OWN, applicant=request.applicant, reading=True)


def _language(request: ApplicantRequest) -> Language:
    return request.language
