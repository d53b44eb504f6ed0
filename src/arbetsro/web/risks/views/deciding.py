"""Accepting a risk, closing it and opening it again."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.risks import actions
from arbetsro.web.risks.actions.accepting import may_accept_high, rated_by_nobody_else
from arbetsro.web.risks.forms import AcceptForm, ReasonForm
from arbetsro.web.risks.models import Risk
from arbetsro.web.risks.views.common import page_of, risk_for

#: How far ahead the form suggests, which is not as far as it may be.
_SUGGESTED = timedelta(days=182)


def accept(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A form for why a risk is accepted, and until when."""
    risk = risk_for(request, Permission.ACCEPT_RISKS, pk)
    form = AcceptForm(
        request.POST if request.method == "POST" else None, what="accept",
        language=request.language, initial={"expires_on": today() + _SUGGESTED},
    )  # fmt: skip
    context = {
        "risk": risk,
        "unit": risk.unit,
        "latest": today() + timedelta(days=actions.LONGEST),
        "hindrance": _hindrance(request, risk),
    }
    return form_page(
        request, "risks/accept.html", form,
        lambda: actions.accept_risk(by=request.user, risk=risk, **form.cleaned_data),
        lambda made: done(
            request, page_of(risk), "risks.accepted", day=made.expires_on.isoformat()
        ),
        context,
    )  # fmt: skip


def end(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Ends an acceptance."""
    risk = risk_for(request, Permission.ACCEPT_RISKS, pk)
    return pressed(
        request, lambda: actions.end_acceptance(by=request.user, risk=risk), page_of(risk),
        "risks.acceptance_ended",
    )  # fmt: skip


def close(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A form for why a risk is closed."""
    return _with_reason(request, pk, "close")


def reopen(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A form for why a risk is opened again."""
    return _with_reason(request, pk, "reopen")


def _with_reason(request: OrganisationRequest, pk: UUID, what: str) -> HttpResponse:
    risk = risk_for(request, Permission.WRITE_WORK_ENVIRONMENT, pk)
    form = ReasonForm(
        request.POST if request.method == "POST" else None, what=what, language=request.language
    )
    act = {"close": actions.close_risk, "reopen": actions.reopen_risk}[what]
    measures = risk.measures.select_related("owner")
    context = {
        "risk": risk,
        "unit": risk.unit,
        "what": what,
        "open_measures": [one for one in measures if one.is_open],
    }
    return form_page(
        request, "risks/reason.html", form,
        lambda: act(by=request.user, risk=risk, reason=form.cleaned_data["reason"]),
        lambda _: done(request, page_of(risk), f"risks.{what}_done"),
        context,
    )  # fmt: skip


def _hindrance(request: OrganisationRequest, risk: Risk) -> str:
    """Why this person cannot accept the risk, told before anything is written."""
    if not risk.level:
        return "risks.accept_unrated"
    if risk.level == "high" and not may_accept_high(request.user, risk):
        return "risks.high_accepted_above"
    return "risks.rated_alone" if rated_by_nobody_else(request.user, risk) else ""
