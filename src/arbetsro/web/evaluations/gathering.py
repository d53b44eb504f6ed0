"""The rows of the data set, gathered from the records of those who have agreed to evaluation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from arbetsro.evaluation.row_faults import faults_of
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.models import Applicant, Clinic
from arbetsro.web.evaluations.answers import (
    at_application,
    at_follow_up,
    at_visits,
    in_plan,
)
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.clock import today
from arbetsro.web.visits.models import Plan, VisitRecord

#: Visits in the sense of the service; the follow-up is none.
VISITS = (Booking.Kind.FIRST, Booking.Kind.SECOND)
#: So long after it was due, a follow-up that nobody has ended counts as not made.
_GIVEN_UP = timedelta(weeks=8)

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Gathered:
    """One person's row, not yet made safe, and whose it is."""

    applicant: Applicant
    row: Row


@dataclass(frozen=True, slots=True)
class _Way:
    """One application with what came of it."""

    application: Application
    held: tuple[Booking, ...]
    records: tuple[VisitRecord, ...]
    plan: Plan | None
    follow_up: FollowUp | None


def gathered(clinic: Clinic) -> list[Gathered]:
    """One row for each person of a clinic who agrees to evaluation today.

    Whoever has come several times is there once: with the first application that led to a visit, or
    else the first. What is still on its way to a first visit is not there yet.
    """
    found = list(_agreed(clinic))
    ways = _ways([one.pk for one in found], found)
    by_person = groupby(ways, key=lambda way: way.application.applicant_id)
    chosen = (next((one for one in each if one.held), each[0]) for each in _lists(by_person))
    return [Gathered(one.application.applicant, _row(one, clinic)) for one in chosen]


def _agreed(clinic: Clinic) -> QuerySet[Application]:
    """What has been answered and has come to an end or to a first visit, person by person."""
    ended = Q(state__in=(Application.State.DECLINED, Application.State.CLOSED))
    held = Booking.objects.filter(
        application=OuterRef("pk"), state=Booking.State.HELD, kind__in=VISITS
    )
    begun = Q(Exists(held), state=Application.State.ACCEPTED)
    found = Application.objects.filter(
        ended | begun, applicant__clinic=clinic, for_evaluation=True, sent_at__isnull=False
    )
    return found.select_related("applicant").order_by("applicant", "sent_at", "pk")


def _ways(keys: list[Any], applications: Iterable[Application]) -> Iterator[_Way]:
    held = _by_application(
        Booking.objects.filter(
            application__in=keys, state=Booking.State.HELD, kind__in=VISITS
        ).order_by("starts_at")
    )
    records = VisitRecord.objects.filter(visit__booking__application__in=keys)
    notes = {one.visit.booking_id: one for one in records.select_related("visit").order_by("pk")}
    plans = _by_application(Plan.objects.filter(application__in=keys))
    asked = _by_application(FollowUp.objects.filter(application__in=keys))
    for one in applications:
        visits = tuple(held.get(one.pk, ()))
        yield _Way(
            application=one,
            held=visits,
            records=tuple(notes[visit.pk] for visit in visits if visit.pk in notes),
            plan=next(iter(plans.get(one.pk, ())), None),
            follow_up=next(iter(asked.get(one.pk, ())), None),
        )


def _by_application(rows: QuerySet[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for one in rows:
        found.setdefault(one.application_id, []).append(one)
    return found


def _lists(groups: Iterable[tuple[object, Iterator[_Way]]]) -> Iterator[list[_Way]]:
    for _, each in groups:
        yield list(each)


def _row(way: _Way, clinic: Clinic) -> Row:
    """A row as ``evaluation.deidentify`` takes it, with only what a variable can hold."""
    sent = way.application.sent_at
    row = {
        **at_application(way.application.content),
        "applied": sent.astimezone(clinic.zone).date() if sent else None,
        "visits": min(len(way.held), 2),
    }
    if way.held:
        row["first_visit"] = way.held[0].starts_at.astimezone(clinic.zone).date()
        row |= at_visits([one.content for one in way.records], way.application.content)
        row |= in_plan(way.plan.steps if way.plan else ())
        row |= _followed_up(way)
    return _fitting({name: value for name, value in row.items() if value is not None})


def _followed_up(way: _Way) -> dict[str, object]:
    found = way.follow_up
    if found is not None and found.state == FollowUp.State.DONE:
        return at_follow_up(found.answers)
    return {"followed_up": False, "not_followed_up_because": _why_not(way)}


def _why_not(way: _Way) -> str:
    """Why there is no follow-up: told, not agreed to, or not yet time."""
    found = way.follow_up
    if found is not None and found.state == FollowUp.State.LOST:
        return str(found.because) or "other"
    if found is not None:
        return "not_due" if _is_within(found.due_on) else "other"
    if way.application.state == Application.State.ACCEPTED:
        return "not_due"
    return "other" if way.application.for_follow_up else "declined"


def _is_within(due: date) -> bool:
    return today() <= due + _GIVEN_UP


def _fitting(row: dict[str, object]) -> Row:
    """The row without values that its variable does not have: they would stop the whole set."""
    wrong = {fault.variable for fault in faults_of(1, {**row, "key": "-"})} - _BESIDE
    return {name: value for name, value in row.items() if name not in wrong}


#: What ``evaluation.deidentify`` takes besides the variables; an age only becomes a band.
_BESIDE = {"applied", "first_visit", "age"}
