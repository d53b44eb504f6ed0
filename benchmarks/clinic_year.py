"""A made-up year of a clinic, lived by its actions: people apply, are answered, meet, and leave.

Every step is the action that a page would call. What the year must hold is then looked for in the
tables, without asking the code that made it: nobody booked twice, nobody forgotten.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

from django.db import transaction

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications import actions as applications
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.queue import UNANSWERED, WITHOUT_TIME, by_urgency, queue
from arbetsro.web.bookings import actions as bookings
from arbetsro.web.bookings.free import FreeTime, free_times
from arbetsro.web.bookings.models import Booking, WeeklyHours
from arbetsro.web.bookings.regular_work import expire_offers
from arbetsro.web.care.actions import register_applicant
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import at, now, today
from arbetsro.web.organisations.models import Membership, Organisation, Unit
from arbetsro.web.visits import actions as visits
from arbetsro.web.visits.models import Visit

#: Of the people: how many say yes to what is offered, choose another time, or do not answer.
ACCEPT, CHOOSE = 0.80, 0.14
#: Of the applications and visits.
OUTSIDE, NO_SHOW, SECOND = 0.07, 0.05, 0.4
FIRST_DAY = date(2025, 1, 7)


@dataclass
class Year:
    """A clinic in a database of its own, and what has happened there.

    Attributes:
        coming: The bookings that have been accepted and not come yet, by key.
    """

    counsellors: int
    seed: int = 1
    chance: random.Random = field(init=False)
    coming: dict[UUID, Booking] = field(default_factory=dict)
    offered: dict[UUID, Booking] = field(default_factory=dict)
    waits_for_time: list[UUID] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        organisation = Organisation.objects.create(name="Kliniken", slug="aret", kind="clinic")
        root = Unit.objects.create(organisation=organisation, name="Alla", valid_from=FIRST_DAY)
        Unit.objects.filter(pk=root.pk).update(path=f"/{root.pk}/")

        def hired(name: str, role: Role) -> Person:
            made = Person.objects.create(email=f"{name}@aret.example", name=name.title())
            Membership.objects.create(
                person=made, organisation=organisation, unit=root, role=role, valid_from=FIRST_DAY
            )
            return made

        self.coordinator = hired("klara", Role.CLINIC_COORDINATOR)
        self.staff = {
            one.pk: one
            for n in range(self.counsellors)
            for one in [hired(f"rut{n:02}", Role.COUNSELLOR)]
        }
        self.clinic = clinic_for(organisation)
        self.clinic.is_open = self.clinic.uses_demo_wording = True
        self.clinic.save()
        self._open_hours()

    def _open_hours(self) -> None:
        WeeklyHours.objects.bulk_create(
            WeeklyHours(
                clinic=self.clinic, staff=key, weekday=day, starts=starts, ends=ends,
                valid_from=FIRST_DAY,
            )
            for key in self.staff
            for day in range(5)
            for starts, ends in ((time(8), time(12)), (time(13), time(17)))
        )  # fmt: skip

    def lives(self, days: int, people: int) -> Iterator[date]:
        """Lives so many weekdays, and yields each when it is over."""
        weekdays = (day for day in _days() if day.weekday() < 5)
        for number, day in zip(range(days), weekdays, strict=False):
            share = people * (number + 1) // days - people * number // days
            with _one_transaction():
                self._day(day, share)
            yield day

    def let_wait(self, people: int) -> None:
        """Lets people apply whom nobody answers."""
        with _one_transaction():
            for _ in range(people):
                self._applies()

    def _day(self, day: date, arriving: int) -> None:
        with at(self._local(day, 7)):
            expire_offers()
        for _ in range(arriving):
            with at(self._local(day, 8, self.chance.randrange(60))):
                self._applies()
        with at(self._local(day, 10)):
            self._works_the_queue(room=arriving + 5)
            self._offers()
        with at(self._local(day, 11)):
            self._people_answer()
        with at(self._local(day, 18)):
            self._visits_are_over()

    def _local(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), self.clinic.zone)

    def _applies(self) -> None:
        by = self.coordinator
        person = register_applicant(by=by, clinic=self.clinic, name="Någon", contact={})
        draft = applications.begin_application(by=by, applicant=person)
        changes: dict[str, object] = {f"items.{n}": self.chance.randint(3, 7) for n in range(1, 13)}
        changes |= {"text": "För mycket att göra.", "preferred.parts": ["morning"]}
        applications.save_application(by=by, application=draft, changes=changes, seen=draft.version)
        applications.send_application(by=by, application=draft)

    def _works_the_queue(self, room: int) -> None:
        waiting = by_urgency(queue(self.clinic).filter(UNANSWERED), self.clinic)
        for one in list(waiting[:room]):
            if self.chance.random() < OUTSIDE:
                applications.decide(
                    by=self.coordinator, application=one, outcome="outside", message="Vi hänvisar."
                )
                continue
            applications.decide(by=self.coordinator, application=one, outcome="within")
            applications.share_evenly(by=self.coordinator, application=one)
            self.waits_for_time.append(one.pk)

    def _offers(self) -> None:
        """Offers times to all whom the queue names, and to those who are to come again."""
        named = list(by_urgency(queue(self.clinic).filter(WITHOUT_TIME), self.clinic))
        known = {one.pk for one in named}
        again = [key for key in self.waits_for_time if key not in known]
        self.waits_for_time = []
        for one in [*named, *_applications(again)]:
            self._offer(one)

    def _offer(self, application: Application) -> None:
        times = self._free(application.counsellor)
        if not times:
            self.waits_for_time.append(application.pk)
            return
        held = application.bookings.filter(state="held").exists()
        kind = "second" if held else "first"
        made = bookings.offer(
            by=self.coordinator, application=application, staff=application.counsellor,
            starts_at=self.chance.choice(times[:12]).starts_at, kind=kind, way="telephone",
        )  # fmt: skip
        self.offered[made.pk] = made

    def _free(self, staff: int) -> list[FreeTime]:
        for weeks in (1, 3):
            found = free_times(self.clinic, [staff], today(), today() + timedelta(weeks=weeks))
            if found:
                return found
        return []

    def _people_answer(self) -> None:
        for one in self.offered.values():
            application = one.application
            wish = self.chance.random()
            if wish < ACCEPT:
                self.coming[one.pk] = bookings.accept(by=application.applicant, booking=one)
            elif wish < ACCEPT + CHOOSE:
                times = self._free(one.staff)
                starts = self.chance.choice(times).starts_at
                made = bookings.choose(
                    by=application.applicant, application=application, starts_at=starts
                )
                self.coming[made.pk] = made
        self.offered = {}

    def _visits_are_over(self) -> None:
        over = [one for one in self.coming.values() if one.ends_at < now()]
        for one in over:
            del self.coming[one.pk]
            with at(one.starts_at + timedelta(minutes=5)):
                self._meets(one)

    def _meets(self, booking: Booking) -> None:
        by = self.staff[booking.staff]
        if self.chance.random() < NO_SHOW:
            bookings.mark_no_show(by=by, booking=booking)
            if booking.kind == "second":  # one who has been once is not in the queue any more
                self.waits_for_time.append(booking.application_id)
            return
        visit = Visit.objects.get(booking=booking)
        visits.enter(by=by, visit=visit)
        visits.end_visit(by=by, visit=visit)
        notes: dict[str, object] = {"problem.size": self.chance.randint(6, 10)}
        if booking.kind == "first":
            notes["problem.name"] = "Tempot"
        record = visits.write_record(by=by, visit=visit, changes=notes, seen=0)
        visits.sign_record(by=by, record=record, although_lacking=True)
        if booking.kind == "first" and self.chance.random() < SECOND:
            self.waits_for_time.append(booking.application_id)
        else:
            visits.end_care(by=by, application=booking.application)


def booked_twice() -> int:
    """How many visits overlap another of the same counsellor, with the pause between them.

    Read from the bookings alone; the quarters that hold it in the program are not asked.
    """
    pause = timedelta(minutes=15)
    rows = Booking.objects.filter(state__in=("offered", "booked", "held")).order_by(
        "staff", "starts_at"
    )
    times = list(rows.values_list("staff", "starts_at", "ends_at"))
    return sum(one[0] == other[0] and one[2] + pause > other[1] for one, other in pairwise(times))


def forgotten(clinic: Clinic) -> int:
    """How many open applications stand neither in the queue nor before a visit or after one."""
    waiting = set(queue(clinic).values_list("pk", flat=True))
    met = set(
        Booking.objects.filter(state__in=("offered", "booked", "held")).values_list(
            "application", flat=True
        )
    )
    still_open = Application.objects.filter(state__in=("sent", "asked", "accepted"))
    return sum(key not in waiting | met for key in still_open.values_list("pk", flat=True))


def longest_wait() -> float:
    """How many days the one who waited longest waited for an answer."""
    rows = Application.objects.exclude(decided_at=None).values_list("sent_at", "decided_at")
    return max(((decided - sent) / timedelta(days=1) for sent, decided in rows), default=0.0)


def _applications(keys: list[UUID]) -> list[Application]:
    found = Application.objects.filter(pk__in=keys, state="accepted")
    return list(found.exclude(bookings__state__in=("offered", "booked")))


def _days() -> Iterator[date]:
    day = FIRST_DAY
    while True:
        yield day
        day += timedelta(days=1)


@contextmanager
def _one_transaction() -> Iterator[None]:
    """A day is one transaction: the disk would else be waited for at each of its actions."""
    with transaction.atomic(using="care"):
        yield
