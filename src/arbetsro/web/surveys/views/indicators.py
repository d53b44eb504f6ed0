"""Indicators for steering: of demands, resources and conditions, never of absence alone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.surveys.indicators import IndicatorGroup
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.surveys.results_fetching import unit_to_read, wave_to_read
from arbetsro.web.surveys.steering import Steering, steering_of
from arbetsro.web.surveys.views.damage import told_of_damage


@told_of_damage
def show(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """The indicators of the whole of a wave, for those who may read all of it."""
    unit = wave_to_read(request, wave).wave.unit_id
    found = unit_to_read(request, wave, unit)
    is_seen = request.standing.may(Permission.READ_WORK_ENVIRONMENT, found.unit)
    groups: dict[IndicatorGroup, list[Steering]] = {}
    for one in steering_of(found, request.language, with_figures=is_seen):
        groups.setdefault(one.indicator.group, []).append(one)
    context = {"wave": found.told.wave, "unit": found.unit, "groups": groups.items()}
    return render(request, "surveys/results/indicators.html", context)
