"""The neutral door: the log-in behind the address that letters name. No clinic is named there."""

from typing import Final

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from arbetsro.language import say
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications import door
from arbetsro.web.applications.forms.person.door import CodeForm, KnockForm
from arbetsro.web.applications.views.person.door import OpenRequest, knocks, let_in

#: Under which the session keeps which of the neutral addresses somebody came to.
_CAME_TO: Final = "neutral_next"


def begin(request: OpenRequest) -> HttpResponse:
    """Asks for the address that a code is sent to."""
    here = [reverse(name) for name in ("time:mine", "time:page")]
    if request.GET.get("next") in here:
        request.session[_CAME_TO] = request.GET["next"]
    if isinstance(request.user, Person):
        return redirect(_onward(request))
    form = KnockForm(request.POST if request.method == "POST" else None, language=request.language)
    if form.is_bound and form.is_valid() and knocks(request, form, None):
        return redirect("time:code")
    context = {"form": form, "onward": _onward(request), "is_open": True}
    status = 422 if form.is_bound else 200
    return render(request, "applications/person/begin.html", context, status=status)


@sensitive_post_parameters("code")
def code(request: OpenRequest) -> HttpResponse:
    """Takes the code from the letter."""
    if isinstance(request.user, Person):
        return redirect(_onward(request))
    if not door.is_waited_for(request):
        messages.info(request, say("service.ask_for_code", request.language))
        return redirect("time:begin")
    form = CodeForm(request.POST if request.method == "POST" else None, language=request.language)
    if form.is_bound and form.is_valid() and (person := let_in(request, form)):
        to = _onward(request)
        return perform_login(request, person, redirect_url=to, email=person.email)  # type: ignore[no-any-return]
    context = {"form": form, "minutes": door.MINUTES}
    status = 422 if form.is_bound else 200
    return render(request, "applications/person/code.html", context, status=status)


def _onward(request: HttpRequest) -> str:
    return str(request.session.get(_CAME_TO) or reverse("time:page"))
