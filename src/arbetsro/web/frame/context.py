"""What every page may show."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from arbetsro.language import LANGUAGES
from arbetsro.web.access.roles import Kind, Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.access.table import rules
from arbetsro.web.frame.errors import language_of

#: The apps whose pages stand under "work environment" in the menu.
_WORK_ENVIRONMENT = frozenset(
    {"cycle", "investigations", "risks", "measures", "matters", "reports", "telling", "policies",
     "oversight"}
)  # fmt: skip
#: The apps whose pages stand under "surveys", whichever of them the line leads to.
_SURVEYS = frozenset({"surveys", "survey_results", "survey_files", "survey_texts"})
_HUB = "cycle:start"
#: A line of a menu: what it is called, where it leads, and what one must be allowed, if anything.
_Line = tuple[str, str, Permission | None]
#: The main menu of an employer.
_MENU: tuple[_Line, ...] = (
    ("frame.work_environment", _HUB, Permission.READ_WORK_ENVIRONMENT),
    ("frame.surveys", "survey_texts:list", Permission.REVIEW_FREE_TEXTS),
    ("frame.surveys", "survey_results:list", Permission.READ_SURVEY_RESULTS),
    ("frame.surveys", "surveys:list", Permission.RUN_SURVEYS),
    ("frame.analyses", "analyses:list", Permission.READ_ANALYSES),
    ("frame.knowledge", "knowledge:matrix", None),
    ("frame.units", "organisations:units", Permission.SEE_UNITS),
    ("frame.people", "organisations:people", Permission.SEE_PEOPLE),
    ("frame.audit", "audit:list", Permission.READ_AUDIT),
)
#: The main menu of a clinic.
_CLINIC_MENU: tuple[_Line, ...] = (
    ("applications.queue", "applications:queue", Permission.RUN_QUEUE),
    ("applications.mine", "applications:mine", Permission.COUNSEL),
    ("frame.calendar", "bookings:calendar", Permission.RUN_QUEUE),
    ("frame.calendar", "bookings:calendar", Permission.COUNSEL),
    ("frame.calendar", "bookings:calendar", Permission.FOLLOW_UP),
    ("frame.follow_ups", "followups:list", Permission.RUN_QUEUE),
    ("frame.follow_ups", "followups:list", Permission.FOLLOW_UP),
    ("frame.evaluation", "evaluations:list", Permission.EVALUATE),
    ("care.clinic", "care:clinic", Permission.KEEP_CLINIC),
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
    app = match.app_name if match else ""
    found = {
        key: reverse(name, args=[standing.organisation.slug])
        for key, name, permission in _menu_of(standing)
        if name in rules() and (permission is None or standing.may(permission))
    }
    hub = reverse(_HUB, args=[standing.organisation.slug])
    # One page's address may begin with another's, as the queue's and "my cases".
    here = max((url for url in found.values() if request.path.startswith(url)), key=len, default="")
    for key, url in found.items():
        whole = {hub: _WORK_ENVIRONMENT, found.get("frame.surveys"): _SURVEYS}.get(url)
        yield MenuEntry(key, url, app in whole if whole else url == here)


def _menu_of(standing: Standing) -> tuple[_Line, ...]:
    return _CLINIC_MENU if standing.organisation.kind == Kind.CLINIC else _MENU
