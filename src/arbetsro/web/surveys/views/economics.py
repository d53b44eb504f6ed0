"""From a result to the economics: the share with high stress, and what came of an earlier one."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from arbetsro.economics.declared import reference_values
from arbetsro.surveys.high_stress import stress_shares
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.surveys.actions.economics import count_share
from arbetsro.web.surveys.realised import outcomes
from arbetsro.web.surveys.results_fetching import AtUnit, unit_to_read
from arbetsro.web.surveys.results_forms import CountForm
from arbetsro.web.surveys.results_shown import Line, Shown
from arbetsro.web.surveys.views.damage import told_of_damage

_ANALYSES = Analysis.objects.select_related("unit__organisation")


@told_of_damage
def show(request: OrganisationRequest, organisation: str, wave: UUID, unit: int) -> HttpResponse:
    """The share with high stress, a form that puts it into an analysis, and what has changed."""
    found = unit_to_read(request, wave, unit)
    lines = _shares(request, found)
    writable = list(
        _of_unit(request, Permission.WRITE_ANALYSES, found).filter(state=Analysis.State.DRAFT)
    )
    form = CountForm(
        request.POST if request.method == "POST" else None,
        shares=[one.variable for one in lines],
        analyses=writable,
        language=request.language,
    )

    def act() -> Analysis:
        analysis, seen = form.cleaned_data["analysis"]
        return count_share(
            by=request.user, told=found.told, unit=found.unit,
            variable=form.cleaned_data["variable"], analysis=analysis, seen=seen,
        )  # fmt: skip

    def then(made: Analysis) -> HttpResponse:
        page = reverse("analyses:sheet", args=[organisation, made.pk, "C"])
        return done(request, page, "survey_results.counted", title=made.title)

    context = {
        "wave": found.told.wave,
        "unit": found.unit,
        "lines": lines,
        "writable": writable,
        "outcomes": _outcomes(request, found),
        "references": [one for one in reference_values().values() if "C7" in one.rows],
    }
    return form_page(request, "surveys/results/economics.html", form, act, then, context)


def _shares(request: OrganisationRequest, found: AtUnit) -> list[Line]:
    """The shares with high stress that are told of the unit."""
    result = found.told.of(found.unit.pk)
    if result is None:
        return []
    shown = Shown(found.told, result, request.language, {})
    wanted = stress_shares(found.told.variables)
    return [shown.line(one, result.cells[one.key]) for one in wanted if one.key in result.cells]


def _of_unit(
    request: OrganisationRequest, permission: Permission, found: AtUnit
) -> QuerySet[Analysis]:
    return fetching.in_units(request, permission, _ANALYSES).filter(unit=found.unit)


def _outcomes(request: OrganisationRequest, found: AtUnit) -> list[dict[str, object]]:
    readable = _of_unit(request, Permission.READ_ANALYSES, found)
    return [
        {"analysis": one.analysis, "before": one.before, **one.said(request.language)}
        for one in outcomes(found.told, found.unit, readable.iterator())
    ]
