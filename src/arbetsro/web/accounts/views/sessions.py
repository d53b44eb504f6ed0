"""Where a person is logged in, and ending that."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from arbetsro.language import say
from arbetsro.web.access.request import PersonRequest
from arbetsro.web.accounts import actions
from arbetsro.web.accounts.devices import device_name


def show(request: PersonRequest) -> HttpResponse:
    """Every browser in which the person is logged in, this one first."""
    found = UserSession.objects.purge_and_list(request.user)
    current = request.session.session_key
    rows = [
        {
            "session": one,
            "device": device_name(one.user_agent, request.language),
            "is_current": one.session_key == current,
        }
        for one in sorted(found, key=lambda one: one.last_seen_at, reverse=True)
    ]
    rows.sort(key=lambda row: not row["is_current"])
    return render(request, "accounts/sessions.html", {"rows": rows})


def end(request: PersonRequest, pk: int) -> HttpResponse:
    """Logs the person out in one other browser."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    actions.end_session(by=request.user, session=session)
    messages.success(request, say("accounts.session_ended", request.language))
    return redirect("accounts:sessions")


def end_others(request: PersonRequest) -> HttpResponse:
    """Logs the person out in all other browsers."""
    actions.end_other_sessions(by=request.user, kept=request.session.session_key)
    messages.success(request, say("accounts.other_sessions_ended", request.language))
    return redirect("accounts:sessions")
