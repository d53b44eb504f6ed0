"""What waits for a person in the work environment, by what it is about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.standing import Standing
from arbetsro.web.cycle import waiting as closed_units
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.investigations import waiting as investigations
from arbetsro.web.matters import waiting as matters
from arbetsro.web.measures import waiting as measures
from arbetsro.web.oversight import waiting as oversight
from arbetsro.web.policies import waiting as policies
from arbetsro.web.reports import waiting as reports
from arbetsro.web.risks import waiting as risks
from arbetsro.web.surveys import waiting as surveys
from arbetsro.web.telling import waiting as telling
from arbetsro.web.themes import waiting as themes

#: The groups in the order in which they press: what somebody else waits for comes first.
_GROUPS: tuple[tuple[str, Callable[[Standing], Iterable[Waiting]]], ...] = (
    ("reports", reports.waiting_for),
    ("matters", matters.waiting_for),
    ("measures", measures.waiting_for),
    ("risks", risks.waiting_for),
    ("investigations", investigations.waiting_for),
    ("surveys", surveys.waiting_for),
    ("telling", telling.waiting_for),
    ("themes", themes.waiting_for),
    ("policies", policies.waiting_for),
    ("oversight", oversight.waiting_for),
    ("units", closed_units.waiting_for),
)
#: So many of a group are shown at once; the rest are folded.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Group:
    """What waits of one kind: what is shown, and what is folded."""

    key: str
    shown: list[Waiting]
    folded: list[Waiting]


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """What waits for the person: a page, or a part of the start page."""
    found = ((key, list(waiting(request.standing))) for key, waiting in _GROUPS)
    groups = [Group(key, every[:_SHOWN], every[_SHOWN:]) for key, every in found if every]
    template = "cycle/waiting_part.html" if request.htmx else "cycle/waiting.html"
    return render(request, template, {"groups": groups})
