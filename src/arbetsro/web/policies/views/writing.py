"""Beginning a document, writing on it, and throwing a draft away."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.together import Conflict
from arbetsro.web.organisations.choosing import chosen_unit
from arbetsro.web.organisations.models import valid_on
from arbetsro.web.policies.actions import drop_draft, start_policy, write_policy
from arbetsro.web.policies.forms import DraftForm, StartForm, templates_in_order
from arbetsro.web.policies.models import Policy
from arbetsro.web.policies.reach import policy_for
from arbetsro.web.policies.texts import draft_of, left_of, template_of
from arbetsro.web.risks.models import Risk

_KEEP = Permission.KEEP_POLICIES


def start(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Which document, for which unit and in which language."""
    risk = _risk(request)
    units = fetching.units(request, _KEEP).filter(valid_on(today()))
    form = StartForm(
        request.POST or None, units=units, language=request.language,
        initial=_proposed(request, risk),
    )  # fmt: skip

    def act() -> Policy:
        given = form.cleaned_data
        return start_policy(
            by=request.user, unit=given["unit"], template=given["template"], title=given["title"],
            language=given["language_of_document"],
            risk=risk if given["template"] == "instruction" else None,
        )  # fmt: skip

    return form_page(
        request,
        "policies/start.html",
        form,
        act,
        lambda made: redirect("policies:write", organisation, made.pk),
        {"risk": risk, "templates": [one for _, one in templates_in_order()]},
    )


def _proposed(request: OrganisationRequest, risk: Risk | None) -> dict[str, object]:
    unit = chosen_unit(request, _KEEP) or (risk.unit if risk else None)
    return {
        "unit": unit,
        "template": request.GET.get("template", "instruction" if risk else None),
        "title": risk.title if risk else "",
        "language_of_document": request.standing.organisation.language,
    }


def _risk(request: OrganisationRequest) -> Risk | None:
    """The serious risk that an instruction is about, where the address names one."""
    text = request.GET.get("risk", "")
    if not text:
        return None
    try:
        pk = UUID(text)
    except ValueError as error:
        raise Http404 from error
    return fetching.one_in_units(request, _KEEP, Risk.objects.select_related("unit"), pk)


def write(request: OrganisationRequest, organisation: str, policy: UUID) -> HttpResponse:
    """The sections of a document, each with what to write and what is left to fill in."""
    found = policy_for(request, _KEEP, policy)
    form = DraftForm(request.POST or None, policy=found, language=request.language)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, found, form)
        except Conflict as conflict:
            form.show(conflict)
        except Refusal as refusal:
            form.tell(refusal)
        else:
            return _saved(request, found)
    if request.method == "GET":
        record("policy.read", by=request.user, target=found, reading=True)
    status = 422 if form.is_bound else 200
    return render(request, "policies/write.html", _context(found, form), status=status)


def _save(request: OrganisationRequest, policy: Policy, form: DraftForm) -> None:
    title = form.cleaned_data["title"] if "title" in form.changed_data else None
    write_policy(
        by=request.user, policy=policy, seen=form.cleaned_data["seen"],
        sections=form.changes(), title=title,
    )  # fmt: skip


def _saved(request: OrganisationRequest, policy: Policy) -> HttpResponse:
    """Goes on writing, or to the decision, as the person asked by the button."""
    goes_on = "decide" if "decide" in request.POST else "write"
    if goes_on == "decide" and not request.standing.may(Permission.DECIDE_POLICIES, policy.unit):
        goes_on = "show"
    url = reverse(f"policies:{goes_on}", args=[request.standing.organisation.slug, policy.pk])
    return done(request, url, "policies.saved")


def _context(policy: Policy, form: DraftForm) -> dict[str, object]:
    return {
        "policy": policy,
        "form": form,
        "template": template_of(policy),
        "left": left_of(policy, draft_of(policy)),
    }


def drop(request: OrganisationRequest, organisation: str, policy: UUID) -> HttpResponse:
    """Throws the draft away."""
    found = policy_for(request, _KEEP, policy)
    back = reverse("policies:list", args=[organisation])
    if found.current_id is not None:
        back = reverse("policies:show", args=[organisation, found.pk])
    return pressed(
        request,
        lambda: drop_draft(by=request.user, policy=found),
        back,
        "policies.dropped",
        title=found.title,
    )
