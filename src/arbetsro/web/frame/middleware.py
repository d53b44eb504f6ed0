"""What happens to every request: headers, language, and the log."""

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from arbetsro.language import Language, known

Respond = Callable[[HttpRequest], HttpResponse]

#: Nothing inline, nothing from elsewhere; pictures may also stand in the page as data.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'{providers}",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=()"

#: Files, the health of the program, reports (nobody is to see when who may have sent one), and the
#: pages of those who seek help: that somebody does is nobody's business but the clinic's.
_NOT_LOGGED = ("/static/", "/health/", "/report/", "/meeting/", "/answer/", "/clinic/", "/time/")

#: The way from one's own page to the form, and where help against victimisation is: who went there,
#: and at which hour, would tell who may have sent what came that day. And what the page of a video
#: visit asks every second, which would drown all else.
_PAGES_NOT_LOGGED = frozenset({"reports:to_form", "policies:help", "visits:room_now"})

log = logging.getLogger("arbetsro.requests")


def headers(get_response: Respond) -> Respond:
    """Sets the headers that tell a browser what the page may do."""
    policy = CONTENT_SECURITY_POLICY.format(providers=_providers())

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if not request.path.startswith(settings.STATIC_URL):
            # Nobody's records stay in a shared computer's cache.
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond


def _providers() -> str:
    """Where a form may lead on to besides this server: the identity providers."""
    from urllib.parse import urlsplit

    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    servers = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return "".join(f" {server.scheme}://{server.netloc}" for server in servers)


def language(get_response: Respond) -> Respond:
    """Chooses the language: the person's, else the one chosen here, else the browser's."""

    def respond(request: HttpRequest) -> HttpResponse:
        chosen = _language_of(request)
        request.language = chosen  # type: ignore[attr-defined]
        with translation.override(chosen):
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        patch_vary_headers(response, ("Accept-Language",))
        return response

    return respond


def _language_of(request: HttpRequest) -> Language:
    wishes = [getattr(request.user, "language", ""), request.session.get("language", "")]
    wishes.append(translation.get_language_from_request(request))
    return next(filter(None, map(known, wishes)), "sv")


def structured_log(get_response: Respond) -> Respond:
    """Logs every request with its time, who asked, and an id that error pages show."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.trace = secrets.token_hex(6)  # type: ignore[attr-defined]
        started = time.perf_counter()
        response = get_response(request)
        if not _is_unseen(request):
            _log(request, response, time.perf_counter() - started)
        return response

    return respond


def _is_unseen(request: HttpRequest) -> bool:
    match = request.resolver_match
    is_page = match is not None and match.view_name in _PAGES_NOT_LOGGED
    return is_page or request.path.startswith(_NOT_LOGGED)


def _log(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    match = request.resolver_match
    log.info(
        "%s %s %s",
        request.method,
        # The name and not the path: an invitation's key is part of a path.
        match.view_name if match else "?",
        response.status_code,
        extra={
            "trace": request.trace,  # type: ignore[attr-defined]
            "person": request.user.pk if hasattr(request, "user") else None,
            "milliseconds": round(1000 * seconds, 1),
        },
    )
