"""Following up a measure."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today
from arbetsro.web.measures.actions import follow_up
from arbetsro.web.measures.actions.changing import latest_indicator
from arbetsro.web.measures.fetching import to_write
from arbetsro.web.measures.forms import FOLLOW_UP_AFTER, FollowUpForm
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.measures.recurrence import months_later
from arbetsro.web.risks.actions import rate_risk
from arbetsro.web.risks.forms import RateForm
from arbetsro.web.risks.method import current_method
from arbetsro.web.risks.models import Risk
from arbetsro.web.risks.shown import parties_of


def show(request: OrganisationRequest, organisation: str, pk: UUID) -> HttpResponse:
    """A form for what is seen at a follow-up; the risk that is left can be rated in it."""
    measure = to_write(request, pk)
    data = request.POST if request.method == "POST" else None
    form = FollowUpForm(data, language=request.language, initial=_initial(measure))
    party = _party(request, measure.risk)
    rating = _rating_form(request, measure.risk) if measure.risk and party else None

    def act() -> FollowUp:
        with transaction.atomic():
            seen = follow_up(by=request.user, measure=measure, **form.cleaned_data)
            if rating and measure.risk and (told := _rated(rating)):
                rate_risk(
                    by=request.user, risk=measure.risk, party=party, phase="after", **told
                )  # fmt: skip
            return seen

    context = {
        "measure": measure,
        "indicator_was": latest_indicator(measure),
        "earlier": list(measure.follow_ups.select_related("by")),
        "rating": rating,
    }
    return form_page(
        request, "measures/follow_up.html", form, act, lambda seen: _on(request, seen), context
    )


def _initial(measure: Measure) -> dict[str, Any]:
    is_done = measure.state == Measure.State.DONE
    return {
        "done": FollowUp.Done.YES if is_done else None,
        "new_follow_up_on": months_later(today(), FOLLOW_UP_AFTER),
    }


def _party(request: OrganisationRequest, risk: Risk | None) -> str:
    """The party that the person may rate the risk for; nothing where it cannot be rated now."""
    if risk is None or risk.state == Risk.State.CLOSED or not risk.ratings.exists():
        return ""
    return next(iter(parties_of(request.standing, risk.unit)), "")


def _rating_form(request: OrganisationRequest, risk: Risk) -> RateForm:
    """A rating of the risk with its measures, which may be left out."""
    form = RateForm(
        request.POST if request.method == "POST" else None,
        method=current_method(risk.organisation).method,
        is_first=False,
        language=request.language,
        prefix="risk",
    )
    del form.fields["phase"]
    for field in form.fields.values():
        field.required = False
    return form


def _rated(form: RateForm) -> dict[str, Any]:
    """What was rated; nothing where nobody has rated anything."""
    told = form.cleaned_data if form.is_valid() else {}
    known = {name: value or None for name, value in told.items() if name != "reason"}
    return {**known, "reason": told["reason"]} if any(known.values()) else {}


def _on(request: OrganisationRequest, seen: FollowUp) -> HttpResponse:
    """To the measure, or to the next one where one is to follow."""
    slug, measure = request.standing.organisation.slug, seen.measure
    if seen.next_step == FollowUp.Next.NEW_MEASURE:
        about = {"risk": measure.risk_id} if measure.risk_id else {"unit": measure.unit_id}
        query = urlencode({**about, "factor": measure.factor})
        return done(request, f"{reverse('measures:new', args=[slug])}?{query}", "measures.next_one")
    day = measure.follow_up_on.isoformat()
    page = reverse("measures:show", args=[slug, measure.pk])
    return done(request, page, f"measures.followed_{seen.next_step}", day=day)
