"""Start, language, the accessibility statement, health, and the pages for errors."""

import sys

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arbetsro.language import LANGUAGES
from arbetsro.web.accounts.actions import change_self
from arbetsro.web.care.mine import clinics_of
from arbetsro.web.frame.errors import error_page, unavailable
from arbetsro.web.frame.returning import back_to
from arbetsro.web.organisations.models import Organisation, valid_on


def start(request: HttpRequest) -> HttpResponse:
    """The front door: the log-in, the person's only organisation, or a choice among several.

    Whoever has a role nowhere and has applied to a clinic is led to their own page there.
    """
    if not request.user.is_authenticated:
        return redirect("account_login")
    today = timezone.localdate()
    mine = Organisation.objects.filter(
        valid_on(today, "memberships__"), memberships__person=request.user
    )
    found = list(mine.distinct().order_by("name"))
    has_more = "choose" in request.GET or getattr(request.user, "is_system_administrator", False)
    if len(found) == 1 and not has_more:
        return redirect("organisations:start", organisation=found[0].slug)
    if not found and (clinics := clinics_of(request.user)):
        return redirect("service:mine", clinic=clinics[0].slug)
    return render(request, "frame/start.html", {"organisations": found})


def choose_language(request: HttpRequest) -> HttpResponse:
    """Keeps the choice of language: with the person, or for the visit of somebody unknown."""
    wish = request.POST.get("language", "")
    if wish in LANGUAGES:
        request.session["language"] = wish
        if request.user.is_authenticated:
            me = request.user
            change_self(by=me, name=me.name, language=wish, scheme=me.scheme)
    return HttpResponseRedirect(back_to(request, otherwise=reverse("frame:start")))


def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the workbench is, what is known to be wrong, and whom to tell."""
    return render(request, "frame/accessibility.html")


def alive(request: HttpRequest) -> HttpResponse:
    """Whether the process answers."""
    return JsonResponse({"alive": True})


def ready(request: HttpRequest) -> HttpResponse:
    """Whether the process can serve people: its database answers, and every store has its tables.

    A store beside the main one may be away: its pages say so, and everything else goes on.
    """
    waiting, away = 0, []
    for alias in connections:
        try:
            waiting += len(_unapplied(MigrationExecutor(connections[alias])))
        except (OperationalError, InterfaceError):
            if alias == DEFAULT_DB_ALIAS:
                raise
            away.append(alias)
    told = {"ready": not waiting, "migrations_to_run": waiting, "away": away}
    return JsonResponse(told, status=503 if waiting else 200)


def _unapplied(executor: MigrationExecutor) -> list[tuple[Migration, bool]]:
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that makes no sense."""
    return error_page(request, 400, "bad_request")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for something that the person's roles do not allow."""
    return error_page(request, 403, "forbidden")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere, or nowhere that the person may see."""
    return error_page(request, 404, "not_found")


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours, or for a database that is locked or away."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return error_page(request, 500, "server_error")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that has grown old; going back keeps what was typed."""
    return error_page(request, 403, "stale_form")
