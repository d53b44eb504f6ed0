"""Inviting people to an organisation, and what has become of the invitations."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from arbetsro.language import say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission, Role, roles
from arbetsro.web.accounts import actions
from arbetsro.web.accounts.actions import InvitationError
from arbetsro.web.accounts.forms.own import InviteForm
from arbetsro.web.accounts.models import Invitation
from arbetsro.web.audit.recording import record
from arbetsro.web.organisations.models import valid_on

_PAGE = 50


def invite(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Offers somebody a role in a unit."""
    units = fetching.units(request, Permission.EDIT_PEOPLE).filter(valid_on(timezone.localdate()))
    form = InviteForm(request.POST or None, kind=request.standing.organisation.kind, units=units)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data
        content["unit"] = fetching.unit(request, Permission.EDIT_PEOPLE, content["unit"].pk)
        try:
            _sending(request, actions.invite, **content)
        except InvitationError as error:
            form.add_error(None, say(f"accounts.invitation_fault_{error.code}", request.language))
        else:
            return redirect("accounts:invitations", organisation=organisation)
    return render(request, "accounts/invite.html", {"form": form})


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The invitations to the units whose people the person looks after."""
    chosen = request.GET.get("state", "waiting")
    found = _mine(request).select_related("unit", "invited_by")
    if chosen != "all":
        found = found.filter(accepted_at=None, revoked_at=None)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    record(
        "invitations.read",
        by=request.user,
        target=request.standing.organisation,
        organisation=request.standing.organisation,
        reading=True,
    )
    rows = [{"invitation": one, "role": roles()[Role(one.role)].label} for one in page]
    context = {"page": page, "rows": rows, "chosen": chosen}
    return render(request, "accounts/invitations.html", context)


def send_again(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Sends a new letter with a new key."""
    invitation = fetching.one_in_units(request, Permission.EDIT_PEOPLE, _all(), pk)
    _trying(request, _sending, actions.send_again, invitation=invitation)
    return redirect("accounts:invitations", organisation=organisation)


def revoke(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Takes an invitation back."""
    invitation = fetching.one_in_units(request, Permission.EDIT_PEOPLE, _all(), pk)
    _trying(request, _revoke, invitation=invitation)
    return redirect("accounts:invitations", organisation=organisation)


def _revoke(request: OrganisationRequest, *, invitation: Invitation) -> None:
    actions.revoke_invitation(by=request.user, invitation=invitation)
    messages.success(request, say("accounts.invitation_revoked", request.language))


def _sending(request: OrganisationRequest, act: Callable[..., Any], **values: object) -> None:
    """Does what sends a letter, and tells whether the letter went out; the change is kept."""
    try:
        act(by=request.user, **values)
    except OSError:
        messages.warning(request, say("accounts.letter_not_sent", request.language))
    else:
        messages.success(request, say("accounts.invitation_sent", request.language))


def _trying(request: OrganisationRequest, act: Callable[..., None], *args: Any, **kw: Any) -> None:  # noqa: ANN401
    """Does something to an invitation, and tells if somebody else was there first."""
    try:
        act(request, *args, **kw)
    except InvitationError as error:
        text = say(f"accounts.invitation_fault_{error.code}", request.language)
        messages.error(request, text)


def _mine(request: OrganisationRequest) -> QuerySet[Invitation]:
    return fetching.in_units(request, Permission.EDIT_PEOPLE, _all())


def _all() -> QuerySet[Invitation]:
    return Invitation.objects.all()
