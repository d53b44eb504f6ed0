"""Putting a document in force, going through it, and withdrawing it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.policies.actions import confirm_review, decide_policy, withdraw_policy
from arbetsro.web.policies.forms import DecideForm, ReviewForm
from arbetsro.web.policies.gaps import pieces
from arbetsro.web.policies.models import Policy
from arbetsro.web.policies.reach import policy_for
from arbetsro.web.policies.texts import as_parts, draft_of, language_of, left_of

_KEEP, _DECIDE = Permission.KEEP_POLICIES, Permission.DECIDE_POLICIES


def decide(request: OrganisationRequest, organisation: str, policy: UUID) -> HttpResponse:
    """The draft as it would hold, with what is left to fill in, and the decision."""
    found = policy_for(request, _DECIDE, policy)
    left = left_of(found, draft_of(found))
    form = DecideForm(
        request.POST or None, policy=found, has_gaps=bool(left.gaps), language=request.language
    )
    if request.method == "GET":
        record("policy.read", by=request.user, target=found, reading=True)
    return form_page(
        request,
        "policies/decide.html",
        form,
        lambda: decide_policy(by=request.user, policy=found, **form.cleaned_data),
        lambda _: _shown(request, found, "policies.decided"),
        {
            "policy": found,
            "left": left,
            "may_keep": request.standing.may(_KEEP, found.unit),
            "spoken": language_of(found),
            "parts": [
                (part.heading, list(pieces(part.text)))
                for part in as_parts(found, draft_of(found) if found.draft else {})
            ],
        },
    )


def review(request: OrganisationRequest, organisation: str, policy: UUID) -> HttpResponse:
    """Tells that a document still holds, and when it is to be gone through again."""
    found = policy_for(request, _KEEP, policy)
    form = ReviewForm(request.POST or None, policy=found, language=request.language)
    return form_page(
        request,
        "policies/review.html",
        form,
        lambda: confirm_review(by=request.user, policy=found, **form.cleaned_data),
        lambda _: _shown(request, found, "policies.reviewed"),
        {"policy": found},
    )


def withdraw(request: OrganisationRequest, organisation: str, policy: UUID) -> HttpResponse:
    """Asks whether a document is to be withdrawn, and does it."""
    found = policy_for(request, _DECIDE, policy)
    if request.method != "POST":
        return render(request, "policies/withdraw.html", {"policy": found})
    return pressed(
        request,
        lambda: withdraw_policy(by=request.user, policy=found),
        reverse("policies:list", args=[organisation]),
        "policies.withdrawn",
        title=found.title,
    )


def _shown(request: OrganisationRequest, policy: Policy, said: str) -> HttpResponse:
    url = reverse("policies:show", args=[request.standing.organisation.slug, policy.pk])
    return done(request, url, said, title=policy.title)
