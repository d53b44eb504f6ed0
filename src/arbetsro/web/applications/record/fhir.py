"""A person's record as FHIR R4."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist

from arbetsro.counselling.guide import PROBLEM_SIZE
from arbetsro.exchange.fhir import record as fhir
from arbetsro.exchange.fhir.bundle import bundle
from arbetsro.exchange.fhir.naming import Naming
from arbetsro.instruments.wording import demo_wording
from arbetsro.language import Language
from arbetsro.web.applications.models import Application
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.texts import wording_of
from arbetsro.web.visits.plans import Step, given_steps

_OCCASIONS: dict[str, fhir.Occasion] = {
    "first": "first_visit", "second": "second_visit", "follow_up": "follow_up",
}  # fmt: skip
_STATUSES = ("offered", "booked", "held", "cancelled", "no_show")


def fhir_record(applicant: Applicant, language: Language) -> dict[str, Any]:
    """The answers, times, plan and ratings of a person as a Bundle; no notes and no free text."""
    sent = list(applicant.applications.exclude(sent_at=None).order_by("sent_at"))
    base = f"{settings.ADDRESS}/clinic/{applicant.clinic.slug}/fhir"
    found = fhir.Record(
        applicant=fhir.Applicant(str(applicant.pk), str(applicant.name)),
        self_ratings=tuple(_rating(one) for one in sent if one.content.get("items")),
        bookings=tuple(_bookings(sent)),
        plan=_plan(sent),
        sizes=tuple(_sizes(sent)),
    )
    wording = wording_of(applicant.clinic) or demo_wording()
    return bundle(found, wording, Naming(base, language))


def _rating(application: Application) -> fhir.SelfRating:
    answers = {int(number): value for number, value in application.content["items"].items()}
    return fhir.SelfRating(
        str(application.pk), application.sent_at or application.begun_at, answers
    )


def _bookings(sent: list[Application]) -> Iterator[fhir.Booking]:
    for application in sent:
        for one in application.bookings.filter(state__in=_STATUSES).order_by("starts_at"):
            yield fhir.Booking(str(one.pk), one.starts_at, one.ends_at, one.state, one.way)  # type: ignore[arg-type]


def _plan(sent: list[Application]) -> fhir.Plan | None:
    """The plan that the person was given last."""
    for application in reversed(sent):
        try:
            plan = application.plan
        except ObjectDoesNotExist:
            continue
        if plan.shared_at:
            steps = tuple(_step(one) for one in given_steps(plan))
            return fhir.Plan(f"plan-{plan.pk}", plan.shared_at, steps)
    return None


def _step(step: Step) -> fhir.PlanStep:
    return fhir.PlanStep(
        kind=str(step["kind"]),
        text=str(step.get("what", "")),
        by=date.fromisoformat(step["day"]) if step.get("day") else None,
        with_whom=str(step.get("whom") or ""),
        likelihood=step.get("likelihood") or None,
        status="done" if step.get("is_done") else "not_started",
    )


def _sizes(sent: list[Application]) -> Iterator[fhir.SizeRating]:
    for application in sent:
        for booking in application.bookings.order_by("starts_at"):
            size = _size_at(booking)
            if size:
                yield _size(
                    f"size-{booking.pk.hex}", booking.starts_at, size, _OCCASIONS[booking.kind]
                )
        try:
            after = application.follow_up
        except ObjectDoesNotExist:
            continue
        if after.done_at and after.answers.get("problem_size"):
            size = int(after.answers["problem_size"])
            yield _size(f"after-{after.pk.hex}", after.done_at, size, "follow_up")


def _size_at(booking: Any) -> int | None:  # noqa: ANN401 - a booking, with or without a visit
    try:
        record = booking.visit.record
    except ObjectDoesNotExist:
        return None
    return record.content.get("places", {}).get(PROBLEM_SIZE) if record.signed_at else None


def _size(key: str, when: datetime, size: int, occasion: fhir.Occasion) -> fhir.SizeRating:
    return fhir.SizeRating(key, when, size, occasion)
