"""Denies every request that the table of addresses does not allow."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import standing_of
from arbetsro.web.access.table import Rule, rules
from arbetsro.web.care.mine import let_in

View = Callable[..., HttpResponse]


class deny_by_default:  # noqa: N801 - named as middleware functions are
    """Looks up the rule of the address before the view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, which ``process_view`` may give."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: object, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Lets the request through, or answers it."""
        match = request.resolver_match
        rule = rules().get(match.view_name) if match else None
        if rule is None:
            raise Http404
        if request.method not in rule.methods:
            return HttpResponseNotAllowed(sorted(rule.methods))
        if rule.who == "anyone":
            return None
        if not request.user.is_authenticated:
            return _ask_to_log_in(request, _door_of(rule, kwargs))
        if rule.who == "applicant":
            let_in(request, str(kwargs["clinic"]))  # type: ignore[arg-type]
        else:
            _check(request, rule, str(kwargs.get("organisation", "")))
        return None


def _door_of(rule: Rule, kwargs: dict[str, object]) -> str | None:
    """Where people log in who have no password, as most of those who ask a clinic for help."""
    if "clinic" in kwargs:
        return reverse("service:begin", args=[kwargs["clinic"]])
    return reverse("time:begin") if rule.name.startswith("time:") else None


def _ask_to_log_in(request: HttpRequest, door: str | None) -> HttpResponse:
    """A page that leads to the log-in; for a script, an answer that it can tell the user about."""
    if request.headers.get("X-Requested-With") == "fetch" or request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    return redirect_to_login(request.get_full_path(), door)


def _check(request: HttpRequest, rule: Rule, slug: str) -> None:
    if rule.who == "person":
        return
    if rule.who == "system_administrator":
        if not getattr(request.user, "is_system_administrator", False):
            raise PermissionDenied
        return
    standing = standing_of(request.user, slug)  # type: ignore[arg-type]
    if standing is None:
        # Nobody learns from outside which organisations there are.
        raise Http404
    request.standing = standing  # type: ignore[attr-defined]
    if isinstance(rule.who, Permission) and not standing.may(rule.who):
        raise PermissionDenied
