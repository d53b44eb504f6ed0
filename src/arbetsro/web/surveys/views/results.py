"""The results of waves: a list, the whole of a wave, and a place of it."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.language import say
from arbetsro.statistics.change import SMALL
from arbetsro.surveys.high_stress import stress_shares
from arbetsro.surveys.published import PlaceResult
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.surveys.earlier import earlier_of
from arbetsro.web.surveys.models import Place
from arbetsro.web.surveys.reading import Told
from arbetsro.web.surveys.results_balance import balance_of
from arbetsro.web.surveys.results_fetching import (
    READ,
    AtUnit,
    readable_waves,
    unit_to_read,
    wave_to_read,
)
from arbetsro.web.surveys.results_shown import Shown, parts, tree
from arbetsro.web.surveys.taken import taken_areas
from arbetsro.web.surveys.views.damage import told_of_damage


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The waves that the person may read about, the latest first."""
    found = [
        {"wave": one, "publication": one.publications.order_by("-number").defer("table").first()}
        for one in readable_waves(request).order_by("-closed_at")
    ]
    return render(request, "surveys/results/list.html", {"waves": found})


@told_of_damage
def show(request: OrganisationRequest, organisation: str, wave: UUID) -> HttpResponse:
    """The whole of a wave, and the tree of places that the person may read about."""
    told = wave_to_read(request, wave)
    is_mine = request.standing.may(READ, told.wave.unit)
    context = {
        "told": told,
        "wave": told.wave,
        "whole": told.whole,
        "is_mine": is_mine,
        "branches": tree(told, request.standing.paths(READ)),
        "may_run": request.standing.may(Permission.RUN_SURVEYS, told.wave.unit),
        **_of_whole(request, told, is_mine=is_mine),
    }
    return render(request, "surveys/results/show.html", context)


def _of_whole(request: OrganisationRequest, told: Told, *, is_mine: bool) -> dict[str, object]:
    """What is told of the whole: its areas to all, the rest to those who may read all of it."""
    if told.whole is None:
        return {}
    shown = Shown(told, told.whole, request.language, {})
    context: dict[str, object] = {"areas": shown.areas(), "share": rate(told, told.wave.unit_id)}
    if is_mine:
        context["grave"] = shown.grave()
        context["balance"] = balance_of(shown)
    return context


@told_of_damage
def place(request: OrganisationRequest, organisation: str, wave: UUID, unit: int) -> HttpResponse:
    """The results of a place; where nothing may be told of it, what can be done all the same."""
    found = unit_to_read(request, wave, unit)
    result = found.told.of(found.unit.pk)
    if result is None:
        return too_few(request, found)
    here = found.told.place(found.unit.pk)
    shown = Shown(found.told, result, request.language, beside(found.told, here))
    context = {
        "told": found.told,
        "wave": found.told.wave,
        "unit": found.unit,
        "result": result,
        "share": rate(found.told, found.unit.pk),
        "areas": shown.areas(),
        "shares": shown.shares(),
        "grave": shown.grave(),
        "items": shown.items(),
        "divisions": shown.divisions(),
        "balance": balance_of(shown),
        "parts": parts(found.told, found.unit.pk),
        "has_earlier": earlier_of(found.told, found.unit.pk) is not None,
        "is_small": result.answered < SMALL,
        "taken": taken_areas(found.told.wave, found.unit),
        "may_take": request.standing.may(Permission.WRITE_WORK_ENVIRONMENT, found.unit),
        "has_stress": bool(stress_shares(found.told.variables)),
        "own_label": say("survey_results.own_questions", request.language),
        **_names(here, shown.others),
    }
    return render(request, "surveys/results/place.html", context)


def _names(here: Place | None, others: Mapping[str, PlaceResult]) -> dict[str, object]:
    """What stands beside the place: the one above by its name, and the whole."""
    above = here.parent.name if here and here.parent else ""
    return {"with_above": "above" in others, "above_name": above, "with_whole": "whole" in others}


def too_few(request: OrganisationRequest, found: AtUnit) -> HttpResponse:
    """The same page whether nobody answered, too few did, or it would give others away."""
    context = {
        "told": found.told,
        "wave": found.told.wave,
        "unit": found.unit,
        "parts": parts(found.told, found.unit.pk),
    }
    return render(request, "surveys/results/too_few.html", context)


def beside(told: Told, here: Place | None) -> dict[str, PlaceResult]:
    """What a place stands beside: the one above it and the whole, where it is neither itself."""
    above = here.parent if here else None
    if here is None or above is None:
        return {}
    others = {"whole": told.whole}
    if above.parent_id is not None:
        others = {"above": told.of(above.unit_id), **others}
    return {kind: result for kind, result in others.items() if result is not None}


def rate(told: Told, unit: int) -> float | None:
    """The share of those invited who have answered, where anything is told of the place."""
    result, here = told.of(unit), told.place(unit)
    if result is None or here is None or not here.invited:
        return None
    return min(1.0, result.answered / here.invited)
