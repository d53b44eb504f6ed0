"""The page that an invitation's letter leads to."""

from allauth.account.models import EmailAddress
from allauth.account.utils import perform_login
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from arbetsro.language import say
from arbetsro.web.access.roles import Role, roles
from arbetsro.web.accounts import actions
from arbetsro.web.accounts.actions import InvitationError
from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.accounts.forms.own import JoinForm
from arbetsro.web.accounts.models import Invitation, Person
from arbetsro.web.accounts.wording import reader_language


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Lets who was invited accept; the way there depends on whether they have an account."""
    found = (
        Invitation.objects.filter(token_hash=hash_of(token))
        .select_related("organisation", "unit", "invited_by")
        .first()
    )
    if found is None or found.state != "open":
        return _closed(request, found.state if found else "unknown")
    try:
        return _open(request, found)
    except InvitationError as error:
        return _closed(request, error.code)


def _open(request: HttpRequest, found: Invitation) -> HttpResponse:
    if isinstance(request.user, Person):
        return _for_somebody(request, request.user, found)
    if Person.objects.filter(email=found.email).exists():
        return _page(request, found, "log_in_first")
    return _for_a_newcomer(request, found)


def _for_somebody(request: HttpRequest, person: Person, found: Invitation) -> HttpResponse:
    """One click for the one whose address it is; others must log out first."""
    if not _is_theirs(person, found):
        return _page(request, found, "somebody_else")
    if request.method != "POST":
        return _page(request, found, "accept")
    actions.accept_invitation(by=person, invitation=found)
    messages.success(request, say("accounts.invitation_accepted", reader_language()))
    return redirect("organisations:start", organisation=found.organisation.slug)


def _is_theirs(person: Person, found: Invitation) -> bool:
    mine = EmailAddress.objects.filter(user=person, verified=True)
    return bool(mine.filter(email__iexact=found.email).exists())


def _for_a_newcomer(request: HttpRequest, found: Invitation) -> HttpResponse:
    """A form for name and password, and then the log-in."""
    form = JoinForm(request.POST or None, invitation=found)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, "join", form=form)
    try:
        person = actions.join(
            by=None,
            invitation=found,
            name=form.cleaned_data["name"],
            password=form.cleaned_data["password"],
            language=reader_language(),
        )
    except IntegrityError:
        # Somebody made an account for the address in this very moment.
        return _page(request, found, "log_in_first")
    return perform_login(request, person, email=person.email)  # type: ignore[no-any-return]


def _page(request: HttpRequest, found: Invitation, way: str, **more: object) -> HttpResponse:
    role = roles()[Role(found.role)]
    context = {"invitation": found, "role": role, "way": way, **more}
    return render(request, "accounts/invitation.html", context)


def _closed(request: HttpRequest, reason: str) -> HttpResponse:
    """The page for a key that opens nothing: why, and what to do."""
    context = {"text_key": f"accounts.invitation_closed_{reason}"}
    status = 404 if reason == "unknown" else 410
    return render(request, "accounts/invitation_closed.html", context, status=status)
