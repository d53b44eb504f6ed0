"""The page of a measure."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.language import Language
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses.models import Analysis, Proposal
from arbetsro.web.analyses.opened import opened
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.clock import today
from arbetsro.web.knowledge.entries import entry_at
from arbetsro.web.measures.actions.economy import is_counted
from arbetsro.web.measures.balancing import balance_of_risk
from arbetsro.web.measures.fetching import may_manage, may_write, to_read
from arbetsro.web.measures.models import Measure
from arbetsro.web.measures.owners import owner_is_here
from arbetsro.web.telling.models import Example


def show(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Everything about a measure, what is next first."""
    measure = to_read(request, pk)
    record("measure.read", by=request.user, target=measure, reading=True)
    reads = request.standing.may(Permission.READ_WORK_ENVIRONMENT, measure.unit)
    context = {
        "measure": measure,
        "today": today(),
        "has_owner": Measure.objects.filter(owner_is_here(), pk=measure.pk).exists(),
        "follow_ups": list(measure.follow_ups.select_related("by")),
        "entry": entry_at(measure.organisation, measure.entry) if measure.entry else None,
        "next_one": Measure.objects.filter(repeats=measure).first(),
        "example": Example.objects.filter(measure=measure, withdrawn_at=None).first(),
        "may_read_cycle": reads,
        "may_write": may_write(request, measure),
        "may_manage": may_manage(request, measure),
        "balance": balance_of_risk(measure.risk, request.language)
        if reads and measure.risk
        else None,
        "economy": _economy(request, measure),
    }
    return render(request, "measures/show.html", context)


def _economy(request: OrganisationRequest, measure: Measure) -> dict[str, object]:
    """What the person may read of the analysis that counts the measure."""
    analysis, standing = measure.analysis, request.standing
    if analysis is None or not standing.may(Permission.READ_ANALYSES, analysis.unit):
        may_count = standing.may(Permission.WRITE_ANALYSES, measure.unit)
        return {"may_count": may_count and analysis is None}
    return {
        "analysis": analysis,
        "figures": _figures(analysis, request.language),
        "decision": _decision(analysis),
        "may_count": analysis.is_open and standing.may(Permission.WRITE_ANALYSES, analysis.unit),
        "is_counted": is_counted(measure),
    }


def _figures(analysis: Analysis, language: Language) -> list[object]:
    return [one for one in opened(analysis, language).totals() if one.text != "–"]


def _decision(analysis: Analysis) -> Proposal | None:
    """The decision on an analysis, if there is one."""
    decided = analysis.proposals.filter(state=Proposal.State.DECIDED)
    return decided.select_related("closed_by").first()
