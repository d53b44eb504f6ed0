"""An investigation: its plan, what was answered, and what came of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import select_template

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.audit.recording import record
from arbetsro.web.investigations.answers import outcome
from arbetsro.web.investigations.asked import profile_of
from arbetsro.web.investigations.capacities import missing
from arbetsro.web.investigations.checklists import checklist_of
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.investigations.reading import may_write, to_read
from arbetsro.workenv.duties import Duty, duty_on

#: The duties behind who should take part.
_DUTIES = ("cooperation", "safety-representative")


def show(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """An investigation as it stands, or as it ended. It reads well printed too."""
    found = to_read(request, pk)
    record("investigation.read", by=request.user, target=found, reading=True)
    checklist = checklist_of(found.checklist) if found.checklist else None
    context = {
        "investigation": found,
        "checklist": checklist,
        "profile": _profile(request, found),
        "participants": found.participants.select_related("person"),
        "missing": missing(found),
        "duties": _duties(found),
        "outcome": outcome(found, request.language),
        "findings": found.findings.all(),
        "may_write": may_write(request, found),
        "way": select_template(
            [f"investigations/way_{found.way}.html", "investigations/way_round.html"]
        ),
    }
    return render(request, "investigations/show.html", context)


def _profile(request: OrganisationRequest, found: Investigation) -> list[tuple[str, bool]]:
    """What the unit answered about itself."""
    if found.checklist is None:
        return []
    questions = profile_of(checklist_of(found.checklist), request.language)
    return [(text, bool(found.profile.get(key))) for key, text in questions]


def _duties(found: Investigation) -> list[Duty]:
    on = (duty_on(key, found.planned_on) for key in _DUTIES)
    return [duty for duty in on if duty is not None]
