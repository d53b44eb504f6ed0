"""What stands in the care store in tests: the clinic, Alva's record, and rows made directly.

Tests of actions use the actions; these rows are for tests of something else.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.mine import account_mark
from arbetsro.web.care.models import Applicant, Clinic
from arbetsro.web.care.reading import take_part
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.visits.models import Plan, Visit, VisitRecord
from web.conftest import Cast

#: A Tuesday at nine in Sweden, in winter.
NINE = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
ANSWERS = {str(item): 5 for item in range(1, 13)}  # sum 60, mean 5
CONTENT: dict[str, Any] = {
    "items": ANSWERS,
    "text": "För mycket att göra sedan två slutade.",
    "facts": {
        "age": 47, "sex": "woman", "region": "Örebro", "sector": "public",
        "occupational_health": "yes", "sick_leave": "no",
    },
    "preferred": {"days": [], "parts": ["morning"], "way": "video"},
}  # fmt: skip
STEPS = [
    {
        "key": "a1", "kind": "manager", "what": "Be om ett möte om bemanningen",
        "when": "på måndag", "whom": "Mats", "likelihood": 8, "is_done": False,
    }
]  # fmt: skip


def clinic(cast: Cast, **fields: object) -> Clinic:
    """The clinic, open for applications."""
    found = clinic_for(cast.clinic)
    for name, value in {"is_open": True, "uses_demo_wording": True, **fields}.items():
        setattr(found, name, value)
    found.save()
    return found


def record(cast: Cast, who: Person | None = None, **fields: Any) -> Applicant:
    """Somebody's record at the clinic, Alva's unless another is named; made once."""
    who = who or cast.alva
    at = clinic(cast)
    mark = account_mark(who, at)
    found = Applicant.objects.filter(clinic=at, account=mark).first()
    if found is None:
        contact = {"email": who.email, "telephone": "070-123 45 67", "address": "Storgatan 1"}
        made = {
            "number": f"2026-{Applicant.objects.count() + 1:05}", "account": mark,
            "name": f"{who.name} Alm", "contact": contact, **fields,
        }  # fmt: skip
        found = Applicant.objects.create(clinic=at, **made)
    return found


def application(
    cast: Cast, who: Person | None = None, state: str = "sent", **fields: Any
) -> Application:
    """Somebody's application, which the clinic has not answered unless another state is named."""
    applicant = record(cast, who)
    sent = None if state == "draft" else fields.pop("sent_at", NINE - timedelta(days=7))
    made = Application.objects.create(
        applicant=applicant,
        state=state,
        content=fields.pop("content", CONTENT),
        sent_at=sent,
        answer_by=sent and sent + timedelta(days=5),
        for_follow_up=True,
        for_evaluation=True,
        for_themes=True,
        **fields,
    )
    if made.counsellor:
        take_part(applicant, made.counsellor, "counsellor")
    return made


def accepted(cast: Cast, who: Person | None = None, **fields: Any) -> Application:
    """An application that Rut has been given."""
    return application(
        cast, who, "accepted", counsellor=cast.rut.pk, assigned_at=NINE - timedelta(days=5),
        decided_at=NINE - timedelta(days=5), decided_by=cast.klara.pk,
        decision={"outcome": "within"}, **fields,
    )  # fmt: skip


def booking(cast: Cast, of: Application | None = None, **fields: Any) -> Booking:
    """A booked first visit with Rut, on Tuesday at nine."""
    of = of or accepted(cast)
    starts = fields.pop("starts_at", NINE)
    made = {"staff": cast.rut.pk, "state": "booked", "ends_at": starts + timedelta(hours=1)}
    return Booking.objects.create(application=of, starts_at=starts, **{**made, **fields})


def visit(cast: Cast, of: Booking | None = None, **fields: Any) -> Visit:
    """The visit of a booking."""
    return Visit.objects.create(booking=of or booking(cast), **fields)


def written(cast: Cast, of: Visit | None = None, **places: object) -> VisitRecord:
    """The notes of a visit, with the problem named and its size."""
    content = {
        "places": {"problem.name": "Tempot", "problem.size": 8, **places},
        "done": ["introduction"],
        "themes": ["workload"],
    }
    return VisitRecord.objects.create(visit=of or visit(cast), content=content)


def plan(cast: Cast, of: Application | None = None) -> Plan:
    """A plan of one step, which the person has been given."""
    return Plan.objects.create(application=of or accepted(cast), steps=STEPS, shared_at=NINE)


def follow_up(cast: Cast, of: Application | None = None, **fields: Any) -> FollowUp:
    """The follow-up of an application that has been closed."""
    of = of or accepted(cast)
    Application.objects.filter(pk=of.pk).update(state="closed", closed_at=NINE)
    due = (NINE + timedelta(weeks=13)).date()
    made = FollowUp.objects.create(application=of, due_on=due, **fields)
    if made.interviewer:
        take_part(of.applicant, made.interviewer, "interviewer")
    return made
