"""A document: as it holds, as it was, on paper, and who has acknowledged it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.paper import PAPER, paper_answer
from arbetsro.web.policies.actions import acknowledge_policy
from arbetsro.web.policies.models import Acknowledgement, Policy, PolicyVersion
from arbetsro.web.policies.needed import is_due
from arbetsro.web.policies.papers import differences, document_of, paper_language
from arbetsro.web.policies.reach import policy_for, policy_in_reach
from arbetsro.web.policies.staff import BY_NAME, holds_for, read_of, readers_of
from arbetsro.web.policies.texts import parts_of

_KEEP, _DECIDE = Permission.KEEP_POLICIES, Permission.DECIDE_POLICIES
_ON_A_PAGE = 50


def show(request: OrganisationRequest, organisation: str, policy: UUID) -> HttpResponse:
    """A document as it holds, and what is to be done with it.

    What is in force is meant for everybody it holds for, so that it is read is not written down.
    """
    found = policy_in_reach(request, policy)
    standing, current = request.standing, found.current
    may_keep = standing.may(_KEEP, found.unit)
    context = {
        "policy": found,
        "version": current,
        "parts": parts_of(current) if current else (),
        "spoken": paper_language(current) if current else found.language,
        "is_asked": _is_asked(request, found),
        "acknowledged": _acknowledged(request, found),
        "is_due": is_due(found),
        "today": today(),
        "may_keep": may_keep,
        "may_decide": standing.may(_DECIDE, found.unit),
        "read": read_of(found) if may_keep and current and current.asks else None,
        "by_name": found.requirement == BY_NAME,
        "versions": list(found.versions.select_related("decided_by").defer("content")),
    }
    return render(request, "policies/show.html", context)


def _is_asked(request: OrganisationRequest, policy: Policy) -> bool:
    """Whether the person is one of those who are asked to acknowledge what is in force."""
    if policy.current is None or policy.withdrawn_at or not policy.current.asks:
        return False
    return Policy.objects.filter(holds_for(request.standing), pk=policy.pk).exists()


def _acknowledged(request: OrganisationRequest, policy: Policy) -> Acknowledgement | None:
    return Acknowledgement.objects.filter(version=policy.current_id, person=request.user).first()


def acknowledge(request: OrganisationRequest, organisation: str, policy: UUID) -> HttpResponse:
    """Tells that the person has read the version that the page showed."""
    found = policy_in_reach(request, policy)
    text = request.POST.get("number", "")
    number = int(text) if text.isdecimal() and len(text) < 9 else 0
    return pressed(
        request,
        lambda: acknowledge_policy(by=request.user, policy=found, number=number),
        reverse("policies:show", args=[organisation, found.pk]),
        "policies.acknowledged",
    )


def readers(request: OrganisationRequest, organisation: str, policy: UUID) -> HttpResponse:
    """Who has read an instruction at a serious risk, and who is still to.

    Only for such instructions: see ``staff.BY_NAME``. Who looks at the names is written down.
    """
    found = policy_for(request, _KEEP, policy)
    if found.requirement != BY_NAME or found.current is None:
        raise Http404
    record("policy.readers_read", by=request.user, target=found, reading=True)
    page = Paginator(readers_of(found), _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "policies/readers.html", {"policy": found, "page": page})


def version(
    request: OrganisationRequest, organisation: str, policy: UUID, number: int
) -> HttpResponse:
    """A version as it was decided, and what it changed."""
    found = policy_in_reach(request, policy)
    shown = _version(found, number)
    before = found.versions.filter(number__lt=number).order_by("-number").first()
    context = {
        "policy": found,
        "version": shown,
        "parts": parts_of(shown),
        "spoken": paper_language(shown),
        "before": before,
        "differences": differences(before, shown) if before else [],
    }
    return render(request, "policies/version.html", context)


def file(
    request: OrganisationRequest, organisation: str, policy: UUID, number: int, kind: str
) -> HttpResponse:
    """A version as PDF or Word, in the language that it is written in."""
    if kind not in PAPER:
        raise Http404
    found = policy_in_reach(request, policy)
    document = document_of(found, _version(found, number))
    return paper_answer(document, kind, f"{document.title} {number}")


def _version(policy: Policy, number: int) -> PolicyVersion:
    versions = PolicyVersion.objects.select_related("decided_by")
    return get_object_or_404(versions, policy=policy, number=min(number, 2**31 - 1))
