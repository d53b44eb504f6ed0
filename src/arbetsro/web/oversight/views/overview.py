"""How the work environment of a unit stands: what is serious, what waits, and the figures."""

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit, valid_on
from arbetsro.web.oversight import figures as counted
from arbetsro.web.oversight.drawing import draw
from arbetsro.web.oversight.gathering.balance import balance_of
from arbetsro.web.oversight.gathering.economy import cost_of, latest_analysis, operations_of
from arbetsro.web.oversight.gathering.exempt import (
    accepted_risks,
    declined_matters,
    stopped_measures,
)
from arbetsro.web.oversight.gathering.serious import as_serious, overdue_measures, serious_risks
from arbetsro.web.oversight.gathering.trend import trend_of
from arbetsro.web.oversight.gathering.upward import waiting_rows
from arbetsro.web.oversight.levels import ORDER, level_of
from arbetsro.web.oversight.pack import with_rules
from arbetsro.web.oversight.shown import cost_shown, of_side, operations_shown
from arbetsro.web.oversight.told import grouped
from arbetsro.web.oversight.views.common import READ, WRITE, part, this_year, unit_to_read

#: As many of a list as one takes in; the whole lists are a click away.
_MOST = 10
_MOST_BELOW = 200


def show(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """The page of a unit: what presses most for the reader's level, and the parts below it."""
    unit = unit_to_read(request, pk)
    scope = this_year(unit)
    below = list(
        fetching.units(request, READ).filter(valid_on(today()), parent=unit)
        .order_by("name")[: _MOST_BELOW]
    )  # fmt: skip
    level = level_of(request.standing, unit, has_below=bool(below))
    context = {
        "unit": unit,
        "level": level,
        "order": [f"oversight/section_{one}.html" for one in ORDER[level]],
        "serious": [(risk, as_serious(risk, scope)) for risk in serious_risks(scope)[: _MOST + 1]],
        "overdue": [
            (one, (scope.day - one.due_on).days) for one in overdue_measures(scope)[: _MOST + 1]
        ],
        "upward": waiting_rows(scope, _MOST + 1, request.language),
        "accepted": accepted_risks(scope)[: _MOST + 1],
        "stopped": stopped_measures(scope)[: _MOST + 1],
        "declined": declined_matters(scope)[: _MOST + 1],
        "most": _MOST,
        "below": below,
        "may_write": request.standing.may(WRITE, unit),
    }
    return render(request, "oversight/show.html", context)


def figures(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Every figure of a unit with its rule; beside the unit above as a whole, if asked for."""
    unit = unit_to_read(request, pk)
    scope = this_year(unit)
    above = _above(request, unit)
    whole = None
    if above is not None and "whole" in request.GET:
        compared = with_rules(counted.figures(above, scope.since, scope.until))
        whole = {one.key: one for one in compared}
    told = with_rules(counted.figures(unit, scope.since, scope.until))
    context = {
        "groups": list(grouped(told, scope.since, request.language, whole)),
        "above": above,
        "whole": whole is not None,
        "since": scope.since,
        "until": scope.until,
    }
    return part(request, "figures", unit, context)


def trend(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """How a unit has moved over twelve months, beside itself."""
    unit = unit_to_read(request, pk)
    found = trend_of(this_year(unit))
    drawings = (
        ("trend_open", draw(found.days, {"serious": found.serious, "waiting": found.waiting})),
        ("trend_followed", draw(found.days, {"followed": found.followed, "worked": found.worked})),
    )
    return part(request, "trend", unit, {"drawings": drawings})


def together(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Demands and resources beside cost and operations."""
    unit = unit_to_read(request, pk)
    scope = this_year(unit)
    analysis = latest_analysis(unit)
    cost = cost_of(analysis) if analysis else None
    balance = balance_of(scope)
    context = {
        "balance": balance,
        "sides": [(side, of_side(balance, side)) for side in ("demand", "resource")],
        "analysis": analysis,
        "cost": cost,
        "rows": cost_shown(cost, request.language) if cost else [],
        "operations": operations_shown(operations_of(scope), request.language),
        "may_write": request.standing.may(WRITE, unit),
    }
    return part(request, "together", unit, context)


def _above(request: OrganisationRequest, unit: Unit) -> Unit | None:
    """The unit above, if the person may read of all of it."""
    found = fetching.units(request, READ).filter(pk=unit.parent_id or 0).first()
    if found is not None:
        found.organisation = request.standing.organisation
    return found
