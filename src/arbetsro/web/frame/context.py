"""What every page may show."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from arbetsro.language import LANGUAGES
from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.errors import language_of

#: The apps whose pages stand under "work environment" in the menu.
_WORK_ENVIRONMENT = frozenset(
    {"cycle", "investigations", "risks", "measures", "matters", "reports", "telling", "policies",
     "oversight"}
)  # fmt: skip
_HUB = "cycle:start"
#: The main menu: what it is called, where it leads, and what one must be allowed, if anything.
_MENU: tuple[tuple[str, str, Permission | None], ...] = (
    ("frame.work_environment", _HUB, Permission.READ_WORK_ENVIRONMENT),
    ("frame.analyses", "analyses:list", Permission.READ_ANALYSES),
    ("frame.knowledge", "knowledge:matrix", None),
    ("frame.units", "organisations:units", Permission.SEE_UNITS),
    ("frame.people", "organisations:people", Permission.SEE_PEOPLE),
    ("frame.audit", "audit:list", Permission.READ_AUDIT),
)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the main menu."""

    key: str
    url: str
    is_here: bool


def frame(request: HttpRequest) -> dict[str, object]:
    """The language, the organisation of the address, and what the person may do there."""
    standing: Standing | None = getattr(request, "standing", None)
    return {
        "language": language_of(request),
        "languages": LANGUAGES,
        "standing": standing,
        "organisation": standing.organisation if standing else None,
        "scheme": getattr(request.user, "scheme", "") if hasattr(request, "user") else "",
        "may": {one.value for one in Permission if standing.may(one)} if standing else set(),
        "menu": list(_menu(standing, request)) if standing else [],
    }


def _menu(standing: Standing, request: HttpRequest) -> Iterator[MenuEntry]:
    match = request.resolver_match
    is_work_environment = bool(match and match.app_name in _WORK_ENVIRONMENT)
    for key, name, permission in _MENU:
        if permission is None or standing.may(permission):
            url = reverse(name, args=[standing.organisation.slug])
            is_here = is_work_environment if name == _HUB else request.path.startswith(url)
            yield MenuEntry(key, url, is_here)
