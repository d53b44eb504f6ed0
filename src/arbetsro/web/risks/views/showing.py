"""The page of a risk."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.clock import today
from arbetsro.web.risks import shown
from arbetsro.web.risks.actions.risks import causes_of
from arbetsro.web.risks.level import standing
from arbetsro.web.risks.views.common import risk_for
from arbetsro.workenv.duties import duty_on


def show(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A risk: what is next, how it is rated, where it comes from and what is done."""
    risk = risk_for(request, Permission.READ_WORK_ENVIRONMENT, pk)
    record("risk.read", by=request.user, target=risk, reading=True)
    ratings = list(risk.ratings.select_related("by", "method"))
    rated = standing(ratings)
    measures = list(risk.measures.select_related("owner"))
    acceptances = list(risk.acceptances.select_related("by", "ended_by"))
    context = {
        "risk": risk,
        "unit": risk.unit,
        "causes": causes_of(risk),
        "ratings": ratings,
        "standing_of_risk": rated,
        "rows": shown.rows(rated),
        "measures": measures,
        "acceptances": acceptances,
        "acceptance": next((one for one in acceptances if one.ended_at is None), None),
        "findings": list(risk.findings.all()),
        "matters": list(risk.matters.all()),
        "policies": list(risk.policies.filter(withdrawn_at=None)),
        "steps": shown.next_steps(risk, rated, measures, acceptances, request.standing),
        "can": shown.may(request.standing, risk),
        **shown.beside(request.standing.organisation, risk.unit, risk.factor),
        "duty": duty_on("written-instructions", today()),
    }
    return render(request, "risks/show.html", context)
