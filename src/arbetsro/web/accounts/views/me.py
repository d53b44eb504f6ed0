"""A person's own page."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from arbetsro.language import say
from arbetsro.web.access.request import PersonRequest
from arbetsro.web.access.roles import Role, roles
from arbetsro.web.accounts.actions import change_self
from arbetsro.web.accounts.forms.own import LANGUAGE_NAMES, AboutMeForm
from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Membership, valid_on


def me(request: PersonRequest) -> HttpResponse:
    """What people decide about themselves, how they log in, and which roles they have."""
    form = AboutMeForm(request.POST or None, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        change_self(by=request.user, **form.cleaned_data)
        messages.success(request, say("accounts.saved", form.cleaned_data["language"]))
        return redirect("accounts:me")
    context = {
        "form": form,
        "factors": _factors(request.user),
        "sessions": len(UserSession.objects.purge_and_list(request.user)),
        "memberships": _memberships(request),
        "providers": get_adapter().list_providers(request),
    }
    return render(request, "accounts/me.html", context)


def _initial(request: PersonRequest) -> dict[str, str]:
    person = request.user
    language = person.language if person.language in LANGUAGE_NAMES else request.language
    return {"name": person.name, "language": language, "scheme": person.scheme or "auto"}


def _factors(person: Person) -> dict[str, int]:
    """How many passkeys, apps for codes and recovery codes the person has."""
    mine = Authenticator.objects.filter(user=person)
    recovery = mine.filter(type=Authenticator.Type.RECOVERY_CODES).first()
    return {
        "passkeys": mine.filter(type=Authenticator.Type.WEBAUTHN).count(),
        "codes": mine.filter(type=Authenticator.Type.TOTP).count(),
        "recovery_codes": len(recovery.wrap().get_unused_codes()) if recovery else 0,
    }


def _memberships(request: PersonRequest) -> list[dict[str, object]]:
    held = Membership.objects.filter(valid_on(timezone.localdate()), person=request.user)
    return [
        {"membership": one, "role": roles()[Role(one.role)].label}
        for one in held.select_related("organisation", "unit").order_by("organisation__name", "id")
    ]
