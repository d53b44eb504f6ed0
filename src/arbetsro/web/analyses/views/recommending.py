"""What could help the organisation of an analysis, and choosing it into the plan."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.language import say
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.analyses import actions
from arbetsro.web.analyses.actions import AnalysisError
from arbetsro.web.analyses.advice import advice, names_of
from arbetsro.web.analyses.content import new_id
from arbetsro.web.analyses.parts import ASKED, dom_id
from arbetsro.web.analyses.views.common import read, to_write, told
from arbetsro.web.analyses.views.working import work_context
from arbetsro.web.knowledge.asking import WeightsForm
from arbetsro.web.knowledge.entries import entry_at


def recommendation(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Everything that could help, in order, with the reasons and the rule."""
    found = read(request, analysis, "recommendation")
    weights = WeightsForm(request.GET, language=request.language)
    context = {
        **work_context(request, found, "interventions"),
        "blocks": list(found.blocks.of(("strained", *ASKED))),
        "answer": advice(found, weights.weights),
        "weights": weights,
        "names": names_of(found),
        "choose": reverse("analyses:choose", args=[organisation, found.analysis.pk]),
    }
    return render(
        request, "analyses/recommendation.html", context, status=422 if weights.errors else 200
    )


def choose(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Makes an entry an intervention of the plan, and goes to it."""
    found, item = to_write(request, analysis), new_id()
    entry = entry_at(request.standing.organisation, request.POST.get("entry", ""))
    if entry is None:
        messages.error(request, say("knowledge.no_such_entry", request.language))
        return redirect("analyses:recommendation", organisation, found.pk)
    try:
        actions.choose_entry(by=request.user, analysis=found, entry=entry, item=item)
    except AnalysisError as error:
        messages.error(request, told(request, error))
    else:
        name = entry.name.in_(request.language)
        messages.success(request, say("knowledge.was_chosen", request.language, name=name))
    page = reverse("analyses:step", args=[organisation, found.pk, "interventions"])
    return HttpResponseRedirect(f"{page}#{dom_id('interventions')}-{item}")
