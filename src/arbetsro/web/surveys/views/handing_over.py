"""One press from an area to a finding of the unit's work environment."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.models import Finding
from arbetsro.web.surveys.actions.handing_over import take_area
from arbetsro.web.surveys.results_fetching import AtUnit, unit_to_read
from arbetsro.web.surveys.views.damage import told_of_damage

_KINDS = (Finding.Kind.PROBLEM, Finding.Kind.STRENGTH)


@told_of_damage
def take(
    request: OrganisationRequest, organisation: str, wave: UUID, unit: int, variable: str
) -> HttpResponse:
    """Takes an area further and goes to the finding."""
    found = unit_to_read(request, wave, unit, also=Permission.WRITE_WORK_ENVIRONMENT)
    asked = request.POST.get("kind", "")
    kind = asked if asked in _KINDS else Finding.Kind.PROBLEM
    try:
        made = take_area(
            by=request.user, told=found.told, unit=found.unit, variable=variable, kind=kind
        )
    except Refusal as refusal:
        messages.error(request, refusal.told(request.language))
        return redirect(reverse("survey_results:place", args=[organisation, wave, unit]))
    return done(
        request,
        reverse("investigations:finding", args=[organisation, made.pk]),
        "survey_results.taken",
        area=_label(request, found, variable),
    )


def _label(request: OrganisationRequest, found: AtUnit, variable: str) -> str:
    known = (one for one in found.told.variables if one.key == variable)
    return next(one.label.in_(request.language) for one in known)
