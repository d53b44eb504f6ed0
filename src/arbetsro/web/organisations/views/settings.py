"""The settings of an organisation."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from arbetsro.language import say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.organisations import actions
from arbetsro.web.organisations.forms import OrganisationForm


def settings(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The organisation's name and language."""
    if not fetching.units(request, Permission.EDIT_UNITS).filter(parent=None).exists():
        raise PermissionDenied
    own = request.standing.organisation
    form = OrganisationForm(
        request.POST or None,
        language=request.language,
        initial={"name": own.name, "language_of_organisation": own.language},
    )
    if request.method == "POST" and form.is_valid():
        name, language = form.cleaned_data["name"], form.cleaned_data["language_of_organisation"]
        if name != own.name:
            actions.rename_organisation(by=request.user, organisation=own, name=name)
        if language != own.language:
            actions.change_language(by=request.user, organisation=own, language=language)
        messages.success(request, say("organisations.settings_saved", request.language))
        return redirect("organisations:settings", own.slug)
    return render(request, "organisations/settings.html", {"form": form})
