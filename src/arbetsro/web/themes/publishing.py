"""Themes from the care store as published counts. No other module reaches both stores' records.

What goes from here to the other store is what ``disclosing`` lets through: counts of many people.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Min, Q

from arbetsro.counselling.themes import themes
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Applicant, CareEvent, Clinic
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import event_of, log
from arbetsro.web.frame.stores import CARE
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.themes.disclosing import Disclosed, disclosed
from arbetsro.web.themes.halves import Half
from arbetsro.web.visits.models import VisitRecord


@dataclass(slots=True)
class _Somebody:
    """One person, the employer if it is known, and the themes of the visits."""

    applicant: Applicant
    employer: int | None
    themes: set[str]


@contextmanager
def counted(
    by: Person, organisation: Organisation, half: Half, employers: Iterable[int]
) -> Iterator[Disclosed[int]]:
    """What may be told of those who came to their first visit in a half-year.

    Each of them agrees to it today, and can read in their log that they were counted. The log is
    undone where what is done with the counts fails, and is kept before they are.

    Args:
        by: Who asks.
        organisation: The clinic.
        half: The half-year; a person belongs to the one of the first visit, and to no other.
        employers: The keys of those that may be told of their own people.
    """
    clinic = clinic_for(organisation)
    with transaction.atomic(using=CARE):
        people = _people(clinic, half)
        _note(by, clinic, half, people)
        yield _disclosed(people, list(employers))


def _disclosed(people: Sequence[_Somebody], employers: Sequence[int]) -> Disclosed[int]:
    parts: dict[int, list[set[str]]] = {key: [] for key in employers}
    rest: list[set[str]] = []
    for one in people:
        there = parts.get(one.employer, rest) if one.employer is not None else rest
        there.append(one.themes)
    return disclosed(parts, rest, list(themes()))


def _people(clinic: Clinic, half: Half) -> list[_Somebody]:
    """Everybody once; whoever applied twice within the half-year with the themes of both."""
    found: dict[Any, _Somebody] = {}
    applications = list(_applications(clinic, half))
    told = _themes([one.pk for one in applications])
    for one in applications:
        somebody = found.setdefault(one.applicant_id, _Somebody(one.applicant, one.employer, set()))
        somebody.themes |= told.get(one.pk, set())
        somebody.employer = one.employer if one.employer is not None else somebody.employer
    return list(found.values())


def _applications(clinic: Clinic, half: Half) -> Iterable[Application]:
    """Those with the first visit in the half-year, by the clinic's clock, that agree to it."""
    start = datetime.combine(half.first_day, time.min, clinic.zone)
    end = datetime.combine(half.last_day + timedelta(days=1), time.min, clinic.zone)
    held = Q(bookings__state=Booking.State.HELD, bookings__kind__in=Booking.VISITS)
    agreed = Application.objects.filter(applicant__clinic=clinic, for_themes=True)
    first = agreed.exclude(state=Application.State.WITHDRAWN).annotate(
        first=Min("bookings__starts_at", filter=held)
    )
    found = first.filter(first__gte=start, first__lt=end).select_related("applicant")
    return found.defer("content", "decision").order_by("sent_at", "pk")


def _themes(applications: Sequence[UUID]) -> Mapping[UUID, set[str]]:
    rows = VisitRecord.objects.filter(
        visit__booking__application__in=applications, visit__booking__kind__in=Booking.VISITS,
        visit__booking__state=Booking.State.HELD,
    )  # fmt: skip
    found: dict[UUID, set[str]] = {}
    for one in rows.select_related("visit__booking"):
        there = found.setdefault(one.visit.booking.application_id, set())
        there.update(one.content.get("themes") or ())
    return found


def _note(by: Person, clinic: Clinic, half: Half, people: Sequence[_Somebody]) -> None:
    """Enters in the log that the program counted, and in each person's that they were counted.

    No staff member has seen anything of them.
    """
    log(
        "themes.counted", by=by, purpose=Purpose.EVALUATION, clinic=clinic, reading=True,
        period=half.key,
    )  # fmt: skip
    CareEvent.objects.bulk_create(
        (
            event_of(
                "themes.included", by=None, purpose=Purpose.EVALUATION,
                applicant=one.applicant, reading=True,
            )
            for one in people
        ),
        batch_size=500,
    )  # fmt: skip
