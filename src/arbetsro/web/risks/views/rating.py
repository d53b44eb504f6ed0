"""Rating a risk for one of the parties."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.risks import actions, shown
from arbetsro.web.risks.forms import RateForm
from arbetsro.web.risks.level import Standing, as_level, standing
from arbetsro.web.risks.method import current_method, grid
from arbetsro.web.risks.models import Rating
from arbetsro.web.risks.views.common import page_of, risk_for
from arbetsro.workenv.duties import duty_on
from arbetsro.workenv.rating import levels


def rate(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A form for a rating by the organisation's method."""
    risk = risk_for(request, Permission.READ_WORK_ENVIRONMENT, pk)
    parties = shown.parties_of(request.standing, risk.unit)
    party = _party(request, parties)
    method = current_method(risk.organisation).method
    rated = standing(risk.ratings.select_related("by", "method"))
    measures = list(risk.measures.all())
    form = RateForm(
        request.POST if request.method == "POST" else None,
        method=method,
        is_first=not rated.latest,
        language=request.language,
        initial={"phase": _phase(party, rated, measures)},
    )

    def save() -> Rating:
        return actions.rate_risk(by=request.user, risk=risk, party=party, **form.cleaned_data)

    context = {
        "risk": risk,
        "unit": risk.unit,
        "party": party,
        "other_party": next((one for one in parties if one != party), ""),
        "method": method,
        "grid": grid(method),
        "mine": [one for (by, _), one in rated.latest.items() if by == party],
        "measures": measures,
        "duty": duty_on("written-assessment", today()),
    }
    return form_page(
        request, "risks/rate.html", form, save,
        lambda made: done(request, page_of(risk), "risks.rated", level=_word(request, made)),
        context,
    )  # fmt: skip


def _party(request: OrganisationRequest, parties: list[str]) -> str:
    """The party that the address asks for; else the one that the person may rate for."""
    asked = request.GET.get("party") or (parties[0] if parties else "")
    if asked not in parties:
        raise Http404
    return asked


def _phase(party: str, rated: Standing, measures: list[Any]) -> str:
    """What there is to rate: with the measures, once it is rated as found and one is done."""
    is_rated = (party, "before") in rated.latest
    has_done = any(one.state == "done" for one in measures)
    return "after" if is_rated and has_done else "before"


def _word(request: OrganisationRequest, made: Rating) -> str:
    return levels()[as_level(made.level)].label.in_(request.language).lower()
