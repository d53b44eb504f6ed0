"""The page of the decision: what is proposed, who has signed, and what was decided."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from arbetsro.web.access.fetching import one_in_units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses import deciding
from arbetsro.web.analyses.actions import AnalysisError
from arbetsro.web.analyses.documents import day_of
from arbetsro.web.analyses.forms import DecideForm, SignForm
from arbetsro.web.analyses.mending import before_decision, to_mend
from arbetsro.web.analyses.models import Analysis, Proposal, Signature
from arbetsro.web.analyses.opened import opened
from arbetsro.web.analyses.views.common import ANALYSES, chapter, may_write, read, to_write, told
from arbetsro.web.analyses.views.files import ask_for_documents

_CAPACITIES = {
    Signature.Capacity.MANAGER: Permission.SIGN_AS_MANAGER,
    Signature.Capacity.SAFETY_REPRESENTATIVE: Permission.SIGN_AS_SAFETY_REPRESENTATIVE,
}
#: What can be wrong with a reason or a dissent; everything else is about the proposal.
_ABOUT_THE_TEXT = frozenset({"reason_missing", "too_long"})


def page(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """What is proposed and who has signed; and what the person can do about it."""
    return _page(request, analysis)


def _page(
    request: OrganisationRequest, analysis: UUID, refused: SignForm | DecideForm | None = None
) -> HttpResponse:
    """The page, with a form that was sent and could not be taken as it was."""
    found = read(request, analysis, "decision")
    proposals = list(
        found.analysis.proposals.select_related("sent_by", "closed_by").prefetch_related(
            "signatures__by"
        )
    )
    present = proposals[0] if proposals and not found.analysis.is_open else None
    if present is not None:
        found = opened(found.analysis, request.language, present.content)
    day = day_of(present)
    rest = chapter(found, "rest", day) if "whole" in request.GET else ()
    if rest and request.htmx:
        return render(request, "analyses/document.html", {"document": rest})
    may = request.standing.may
    context = {
        "analysis": found.analysis,
        "progress": found.progress(),
        "proposal": present,
        "earlier": [one for one in proposals if one is not present],
        "signatures": _signatures(request, found.analysis, present, refused),
        "decide_form": refused if _is(refused, "decide") else DecideForm(request, "decide"),
        "refused": refused,
        "faults": to_mend(found, before_decision(found)) if found.analysis.is_open else [],
        "may_send": may_write(request, found.analysis),
        "may_withdraw": may(Permission.WRITE_ANALYSES, found.analysis.unit),
        "may_decide": may(Permission.DECIDE_ANALYSES, found.analysis.unit),
        "may_plan": may(Permission.WRITE_WORK_ENVIRONMENT, found.analysis.unit),
        "is_signed": present is not None and len(present.signatures.all()) == len(_CAPACITIES),
        "document": chapter(found, "first_page", day),
        "rest": rest,
    }
    return render(request, "analyses/decision.html", context, status=422 if refused else 200)


def _is(form: SignForm | DecideForm | None, name: str) -> bool:
    return form is not None and form.name == name


def _signatures(
    request: OrganisationRequest,
    analysis: Analysis,
    proposal: Proposal | None,
    refused: SignForm | DecideForm | None,
) -> list[dict[str, object]]:
    """For each capacity: the signature, or whether the person may give it."""
    if proposal is None:
        return []
    given = {one.capacity: one for one in proposal.signatures.all()}
    by_me = any(one.by_id == request.user.pk for one in given.values())
    return [
        {
            "capacity": capacity,
            "signature": given.get(capacity),
            "form": refused if _is(refused, capacity) else SignForm(request, capacity),
            "may_sign": capacity not in given
            and not by_me
            and proposal.state == Proposal.State.SENT
            and request.standing.may(permission, analysis.unit),
        }
        for capacity, permission in _CAPACITIES.items()
    ]


def send(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Freezes the present version and sends it to decision."""
    found = to_write(request, analysis)
    return _done(request, found, lambda: deciding.send(by=request.user, analysis=found))


def withdraw(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Takes the proposal back."""
    found = to_write(request, analysis)
    proposal = _waiting(found)
    return _done(request, found, lambda: deciding.withdraw(by=request.user, proposal=proposal))


def sign(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Signs the proposal in a capacity that the person has."""
    capacity = request.POST.get("capacity", "")
    if capacity not in Signature.Capacity.values:
        raise Http404
    found = one_in_units(request, _CAPACITIES[Signature.Capacity(capacity)], ANALYSES, analysis)
    proposal, form = _waiting(found), SignForm(request, capacity, request.POST)
    return _confirmed(
        request,
        found,
        form,
        lambda: deciding.sign(
            by=request.user,
            proposal=proposal,
            capacity=capacity,
            dissent=form.cleaned_data["dissent"],
        ),
    )


def decide(request: OrganisationRequest, organisation: str, analysis: UUID) -> HttpResponse:
    """Decides as proposed, or declines with a reason."""
    found = one_in_units(request, Permission.DECIDE_ANALYSES, ANALYSES, analysis)
    proposal, form = _waiting(found), DecideForm(request, "decide", request.POST)
    outcome = {"decide": deciding.decide, "decline": deciding.decline}.get(
        request.POST.get("outcome", "")
    )
    if outcome is None:
        raise Http404

    def act() -> None:
        outcome(by=request.user, proposal=proposal, reason=form.cleaned_data["reason"])
        if proposal.state == Proposal.State.DECIDED:
            ask_for_documents(request, found, proposal.version)

    return _confirmed(request, found, form, act)


def _waiting(analysis: Analysis) -> Proposal:
    """The proposal that waits for a decision.

    Raises:
        Http404: None does.
    """
    proposal = analysis.proposals.filter(state=Proposal.State.SENT).first()
    if proposal is None:
        raise Http404
    proposal.analysis = analysis
    return proposal


def _confirmed(
    request: OrganisationRequest,
    analysis: Analysis,
    form: SignForm | DecideForm,
    act: Callable[[], object],
) -> HttpResponse:
    """Acts if the form is right; otherwise shows it again with what was written in it."""
    if not form.is_valid():
        return _page(request, analysis.pk, form)
    try:
        act()
    except AnalysisError as error:
        if error.code in _ABOUT_THE_TEXT:
            field = "reason" if isinstance(form, DecideForm) else "dissent"
            form.add_error(field, told(request, error))
            return _page(request, analysis.pk, form)
        messages.error(request, told(request, error))
    return redirect("analyses:decision", request.standing.organisation.slug, analysis.pk)


def _done(
    request: OrganisationRequest, analysis: Analysis, act: Callable[[], object]
) -> HttpResponseRedirect:
    """Acts, tells how it went, and goes back to the page of the decision."""
    try:
        act()
    except AnalysisError as error:
        messages.error(request, told(request, error))
    return redirect("analyses:decision", request.standing.organisation.slug, analysis.pk)
