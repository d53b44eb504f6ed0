"""A finding out of a conversation: of a card, of replies, of interviews, or of a map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.investigations.actions.findings import add_finding
from arbetsro.web.investigations.findings import FindingForm
from arbetsro.web.investigations.meetings_shown import label_of
from arbetsro.web.investigations.models import Finding, Investigation
from arbetsro.web.investigations.views.meetings import WRITE, investigation_of, one_card
from arbetsro.web.organisations.models import Unit
from arbetsro.workenv.cards import cards


class GatheredForm(FindingForm):
    """A finding whose unit and source are known from where it is made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, units=Unit.objects.none(), investigation=None, **kwargs)
        del self.fields["unit"], self.fields["source"]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a finding is made from.

    Attributes:
        unit: Whose work environment it concerns.
        source: One of ``Finding.Source``.
        back: The page that it is made on.
        question: The key of the card, where there is one.
        investigation: The investigation that it belongs to, if it does.
        reference: What it comes from besides.
    """

    unit: Unit
    source: str
    back: str
    question: str = ""
    investigation: Investigation | None = None
    reference: str = ""


def of_card(
    request: OrganisationRequest, organisation: str, meeting: str, card: int
) -> HttpResponse:
    """A finding out of a card that the meeting talked about."""
    investigation = investigation_of(request, WRITE, meeting)
    found = one_card(investigation, card)
    known = cards().get(found.card)
    initial = {
        "text": label_of(found, request.language),
        "cause": found.cause,
        "factor": known.factor if known else "",
        "kind": kind_of(found.side),
        "found_on": min(investigation.planned_on, today()),
    }
    origin = Origin(
        unit=investigation.unit,
        source=Finding.Source.MEETING,
        back=reverse("investigations:meeting", args=[organisation, meeting]),
        question=found.card,
        investigation=investigation,
        reference=f"card:{found.pk}",
    )
    return finding_page(request, origin, initial)


def kind_of(side: str) -> str:
    """What a card most often is as a finding; the one who makes it may say otherwise."""
    return Finding.Kind.PROBLEM if side == "demand" else Finding.Kind.STRENGTH


def finding_page(
    request: OrganisationRequest, origin: Origin, initial: Mapping[str, object]
) -> HttpResponse:
    """A form for a finding in own words; what it comes from is filled in."""
    form = GatheredForm(request.POST or None, language=request.language, initial=dict(initial))

    def add() -> Finding:
        given = form.cleaned_data
        return add_finding(
            by=request.user,
            unit=origin.unit,
            text=given["text"],
            source=origin.source,
            found_on=given["found_on"],
            kind=given["kind"],
            factor=given["factor"],
            cause=given["cause"],
            question=origin.question,
            investigation=origin.investigation,
            reference=origin.reference,
        )

    context = {"investigation": origin.investigation, "unit": origin.unit, "back": origin.back}
    return form_page(
        request,
        "investigations/gathered.html",
        form,
        add,
        lambda _: done(request, origin.back, "gathering.added"),
        context,
    )
