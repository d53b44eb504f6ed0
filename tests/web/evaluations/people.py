"""Many made-up people at the clinic, each all the way to the follow-up."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.models import Applicant
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.visits.models import Plan, Visit, VisitRecord
from web import clinic
from web.clinic import ANSWERS, NINE
from web.conftest import Cast

FACTS = {
    "age": 47, "sex": "woman", "region": "Örebro", "sector": "public",
    "occupational_health": "yes", "sick_leave": "part",
}  # fmt: skip
PLACES = {
    "problem.name": "Tempot på avdelningen", "problem.size": 8, "work.told_manager": "yes",
    "work.manager_support": "no", "work.victimised_by_manager": "unknown",
    "work.why_not_occupational_health": ["no_way_in"],
}  # fmt: skip
SAID = {
    "problem_size": 4, "sick_leave": "no", "helpful": 9, "would_recommend": "yes",
    "comments": "Rut var bra", "comment_themes": ["very_good"], "items": dict.fromkeys(ANSWERS, 3),
}  # fmt: skip
STEPS = [
    {"key": "a", "kind": "manager", "what": "Möte med Mats", "likelihood": 8},
    {"key": "b", "kind": "own", "what": "Cykla", "likelihood": 5},
]


def somebody(
    cast: Cast,
    *,
    facts: Mapping[str, Any] | None = None,
    places: Mapping[str, Any] | None = None,
    themes: tuple[str, ...] = ("workload",),
    said: Mapping[str, Any] | None = SAID,
    days: int = 0,
    **fields: Any,
) -> Application:
    """Somebody whose care has ended: applied, had a visit, made a plan, was followed up.

    Args:
        cast: The people.
        facts, places: What differs from ``FACTS`` and ``PLACES``.
        themes: What the visit was tagged with.
        said: What was answered at the follow-up; nothing if nobody was reached.
        days: How many days later than Tuesday 1 December 2026 the visit was.
        fields: Of the application.
    """
    at = clinic.clinic(cast)
    visited = NINE + timedelta(days=days)
    sent = fields.pop("sent_at", visited - timedelta(days=10))
    number = f"2026-{Applicant.objects.count() + 1:05}"
    who = Applicant.objects.create(clinic=at, number=number, name=f"Någon {number}")
    made = {
        "state": "closed", "sent_at": sent, "answer_by": sent + timedelta(days=5),
        "decided_at": sent + timedelta(days=2), "closed_at": visited, "counsellor": cast.rut.pk,
        "for_follow_up": True, "for_evaluation": True, "for_themes": True,
        "content": {"items": ANSWERS, "text": "Hemligt", "facts": {**FACTS, **(facts or {})}},
    }  # fmt: skip
    found = Application.objects.create(applicant=who, **{**made, **fields})
    booking = Booking.objects.create(
        application=found, staff=cast.rut.pk, state="held", starts_at=visited,
        ends_at=visited + timedelta(hours=1),
    )  # fmt: skip
    notes = {"places": {**PLACES, **(places or {})}, "done": [], "themes": list(themes)}
    VisitRecord.objects.create(visit=Visit.objects.create(booking=booking), content=notes)
    Plan.objects.create(application=found, steps=STEPS)
    _follow_up(found, said)
    return found


def _follow_up(of: Application, said: Mapping[str, Any] | None) -> None:
    due = (NINE + timedelta(weeks=13)).date()
    state = {"state": "done", "answers": said} if said else {"state": "lost"}
    because = "" if said else "not_reached"
    FollowUp.objects.create(
        application=of, due_on=due, done_at=NINE + timedelta(weeks=13), because=because, **state
    )


def several(cast: Cast, count: int, **fields: Any) -> list[Application]:
    """So many people who are alike."""
    return [somebody(cast, **fields) for _ in range(count)]
