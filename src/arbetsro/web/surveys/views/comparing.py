"""A place held against itself last time, and against the unit that it is a part of."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.language import Language, say
from arbetsro.surveys.comparing import Beside, Change, beside_parent
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.surveys.earlier import earlier_of
from arbetsro.web.surveys.results_fetching import AtUnit, unit_to_read
from arbetsro.web.surveys.results_figures import (
    difference,
    difference_interval,
    direction,
    figure,
)
from arbetsro.web.surveys.views.damage import told_of_damage
from arbetsro.web.surveys.views.results import too_few

_KINDS = ("score", "share")


@told_of_damage
def show(request: OrganisationRequest, organisation: str, wave: UUID, unit: int) -> HttpResponse:
    """What has changed since last time, and how the place stands beside the unit above."""
    found, language = unit_to_read(request, wave, unit), request.language
    if found.told.of(found.unit.pk) is None:
        return too_few(request, found)
    earlier = earlier_of(found.told, found.unit.pk)
    changed = earlier.changed(*_KINDS) if earlier else ()
    name, beside = _above(found)
    context = {
        "wave": found.told.wave,
        "unit": found.unit,
        "earlier": earlier.before.wave if earlier else None,
        "changes": [_change(one, language) for one in changed],
        "above": name,
        "beside": [_beside(one, language) for one in beside],
    }
    return render(request, "surveys/results/comparing.html", context)


def _above(found: AtUnit) -> tuple[str, Sequence[Beside]]:
    """The nearest place above of which something is told, and the place beside it."""
    told, result = found.told, found.told.of(found.unit.pk)
    here = told.place(found.unit.pk)
    above = here.parent if here else None
    parent = told.of(above.unit_id) if above else None
    if result is None or above is None or parent is None:
        return "", ()
    wanted = [one for one in told.variables if one.kind in _KINDS]
    return above.name, beside_parent(result, parent, wanted)


def _change(one: Change, language: Language) -> dict[str, object]:
    variable, change = one.variable, one.change
    return {
        "label": variable.label.in_(language),
        "direction": direction(variable, language),
        "before": figure(variable, one.before.mean, language),
        "after": figure(variable, one.after.mean, language),
        "change": difference(variable, change.value, language),
        "interval": difference_interval(variable, change.low, change.high, language),
        "is_small": one.is_small,
        "said": say(f"survey_results.{_verdict(one)}", language),
    }


def _verdict(one: Change) -> str:
    if not one.is_sure:
        return "may_be_chance"
    if one.is_better is None:
        return "has_changed"
    return "has_got_better" if one.is_better else "has_got_worse"


def _beside(one: Beside, language: Language) -> dict[str, object]:
    gap, variable = one.difference, one.variable
    ends = difference_interval(variable, gap.low, gap.high, language) if gap else "–"
    return {
        "label": variable.label.in_(language),
        "direction": direction(variable, language),
        "here": figure(variable, one.here.mean, language),
        "there": figure(variable, one.there, language),
        "difference": difference(variable, one.here.mean - one.there, language),
        "interval": ends,
    }
