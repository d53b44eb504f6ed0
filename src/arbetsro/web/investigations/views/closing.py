"""The end of an investigation: its findings, or that it comes to nothing."""

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from arbetsro.language import known
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, pressed
from arbetsro.web.frame.plain import readable
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import ToFind
from arbetsro.web.investigations.answers import outcome
from arbetsro.web.investigations.capacities import missing
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.investigations.prepared import Prepared, prepared
from arbetsro.web.investigations.reading import to_write

_LONGEST = 4000


def close(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Shows the findings that the answers lead to, and closes with those that are kept."""
    found = to_write(request, pk)
    answers = outcome(found, request.language)
    offered = [
        _as_typed(one, request.POST) if request.method == "POST" else one
        for one in prepared(answers, known(found.language) or request.language)
    ]
    refused = ""
    if request.method == "POST":
        try:
            _close(request, found, offered)
        except Refusal as refusal:
            refused = refusal.told(request.language)
        else:
            return done(request, _page(request, found), "investigations.closed_now")
    context = {
        "investigation": found,
        "outcome": answers,
        "prepared": offered,
        "participants": found.participants.select_related("person"),
        "missing": missing(found),
        "refused": refused,
    }
    return render(request, "investigations/close.html", context, status=422 if refused else 200)


def _as_typed(one: Prepared, sent: QueryDict) -> Prepared:
    """A prepared finding as it was sent back; as it was, where it has come since."""
    name = f"{one.question}.{one.kind}"
    if f"text.{name}" not in sent:
        return one
    return Prepared(
        one.question,
        one.kind,
        readable(sent.get(f"text.{name}", "")).strip()[:_LONGEST],
        readable(sent.get(f"cause.{name}", "")).strip()[:_LONGEST],
        one.factor,
        keep=f"keep.{name}" in sent,
    )


def _close(request: OrganisationRequest, found: Investigation, offered: list[Prepared]) -> None:
    shown = {name.removeprefix("text.") for name in request.POST if name.startswith("text.")}
    if any(f"{one.question}.{one.kind}" not in shown for one in offered):
        raise Refusal("investigations.answers_since")
    kept = [one for one in offered if one.keep]
    if any(not one.text for one in kept):
        raise Refusal("findings.needs_text")
    actions.close_investigation(
        by=request.user,
        investigation=found,
        findings=[ToFind(one.text, one.kind, one.cause, one.question, one.factor) for one in kept],
    )


def abandon(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """Asks whether an investigation is to come to nothing, and ends it."""
    found = to_write(request, pk)
    if request.method != "POST":
        return render(request, "investigations/abandon.html", {"investigation": found})
    return pressed(
        request,
        lambda: actions.abandon_investigation(by=request.user, investigation=found),
        _page(request, found),
        "investigations.abandoned_now",
    )


def _page(request: OrganisationRequest, found: Investigation) -> str:
    return reverse("investigations:show", args=[request.standing.organisation.slug, found.pk])
