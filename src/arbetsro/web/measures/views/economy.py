"""Between measures and health-economic analyses, both ways."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.measures.actions import count_in_analysis, take_over_plan
from arbetsro.web.measures.as_intervention import planned_rows
from arbetsro.web.measures.fetching import MEASURES
from arbetsro.web.measures.forms import AnalysisForm
from arbetsro.web.measures.models import Measure
from arbetsro.web.measures.plan_form import PlanForm
from arbetsro.web.organisations.choosing import members

_ANALYSES = Analysis.objects.select_related("unit__organisation")


def count(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Chooses the open analysis in which a measure is counted, or brings its figures up to date."""
    measure = fetching.one_in_units(request, Permission.WRITE_WORK_ENVIRONMENT, MEASURES, pk)
    found = _open_analyses(request, measure)
    initial = {"analysis": measure.analysis_id}
    data = request.POST if request.method == "POST" else None
    form = AnalysisForm(data, language=request.language, analyses=found, initial=initial)

    def act() -> Measure:
        return count_in_analysis(
            by=request.user, measure=measure, analysis=form.cleaned_data["analysis"]
        )

    def then(made: Measure) -> HttpResponse:
        page = reverse("measures:show", args=[organisation, made.pk])
        return done(request, page, "measures.counted", title=str(made.analysis))

    context = {"measure": measure, "analyses": found}
    return form_page(request, "measures/count.html", form, act, then, context)


def _open_analyses(request: OrganisationRequest, measure: Measure) -> QuerySet[Analysis]:
    """The open analyses that the person may write, of the measure's unit and of those above it."""
    allowed = fetching.in_units(request, Permission.WRITE_ANALYSES, _ANALYSES)
    above = [int(part) for part in measure.unit.path.strip("/").split("/")]
    return allowed.filter(state=Analysis.State.DRAFT, unit__in=above)


def take_over(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """What a decided analysis plans, row by row, to be made measures in one step."""
    decided = _ANALYSES.filter(state=Analysis.State.DECIDED)
    analysis = fetching.one_in_units(request, Permission.READ_ANALYSES, decided, pk)
    if not request.standing.may(Permission.WRITE_WORK_ENVIRONMENT, analysis.unit):
        raise Http404
    rows = planned_rows(analysis.content)
    taken = set(Measure.objects.filter(analysis=analysis).values_list("title", flat=True))
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        language=request.language,
        rows=rows,
        taken=taken,
        people=list(members(request.standing.organisation)[:500]),
        otherwise=request.user,
    )

    def act() -> list[Measure]:
        return take_over_plan(
            by=request.user, unit=analysis.unit, analysis=analysis, planned=form.planned()
        )

    def then(made: list[Measure]) -> HttpResponse:
        page = f"{reverse('measures:list', args=[organisation])}?unit={analysis.unit_id}"
        return done(request, page, "measures.plan_taken_over", count=len(made))

    context: dict[str, Any] = {"analysis": analysis, "rows": form.rows()}
    return form_page(request, "measures/take_over.html", form, act, then, context)
