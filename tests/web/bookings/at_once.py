"""What happens when several people book the same time at once, in a database of its own."""

import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from arbetsro.web.accounts.models import Person
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings import actions
from arbetsro.web.bookings.models import Booking, Quarter
from arbetsro.web.bookings.regular_work import remind_people
from arbetsro.web.care.models import CareEvent
from arbetsro.web.frame import clock
from arbetsro.web.frame.refusal import Refusal
from web import clinic
from web.bookings.making import FRIDAY, tuesdays
from web.clinic import NINE
from web.conftest import Cast, everybody

Act = Callable[[], object]


def at_once(*acts: Act) -> list[str]:
    """What came of each on that Friday: done, or the code of what stopped it."""
    gate = threading.Barrier(len(acts))

    def run(act: Act) -> str:
        try:
            gate.wait(timeout=20)
            with clock.at(FRIDAY):
                act()
        except Refusal as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def offering(cast: Cast, by: Person, application: Application) -> Act:
    """Somebody offers Tuesday at nine with Rut."""
    return lambda: actions.offer(by=by, application=application, staff=cast.rut.pk, starts_at=NINE)


def two_people(cast: Cast) -> dict[str, object]:
    """Clerks offer the same time to four people."""
    people = (cast.alva, cast.nils, cast.erik, cast.mats)
    found = [clinic.accepted(cast, who) for who in people]
    outcomes = at_once(*[offering(cast, cast.klara, one) for one in found])
    made = {"bookings": Booking.objects.count(), "quarters": Quarter.objects.count()}
    events = CareEvent.objects.filter(action="booking.offered").count()
    return {"outcomes": outcomes, "events": events, **made}


def one_person(cast: Cast) -> dict[str, object]:
    """A clerk and the counsellor offer the same person different times."""
    Booking.objects.all().delete()
    found = Application.objects.filter(applicant=clinic.record(cast)).get()
    outcomes = at_once(
        offering(cast, cast.klara, found),
        lambda: actions.offer(
            by=cast.rut, application=found, staff=cast.rut.pk, starts_at=NINE.replace(day=2)
        ),
    )
    return {"outcomes": outcomes, "bookings": Booking.objects.count()}


def person_and_clerk(cast: Cast) -> dict[str, object]:
    """The person takes a free time at the moment when a clerk gives it to another."""
    Booking.objects.all().delete()
    tuesdays(cast)
    mine = Application.objects.get(applicant=clinic.record(cast))
    other = Application.objects.get(applicant=clinic.record(cast, cast.nils))
    outcomes = at_once(
        lambda: actions.choose(by=mine.applicant, application=mine, starts_at=NINE),
        offering(cast, cast.klara, other),
    )
    return {"outcomes": outcomes, "bookings": Booking.objects.count()}


def workers(cast: Cast) -> dict[str, object]:
    """Several workers remind at once."""
    Booking.objects.all().delete()
    found = Application.objects.get(applicant=clinic.record(cast))
    with clock.at(FRIDAY):
        actions.book(by=cast.klara, application=found, staff=cast.rut.pk, starts_at=NINE)
    Booking.objects.update(starts_at=FRIDAY.replace(day=28), made_at=FRIDAY.replace(day=20))
    outcomes = at_once(*[remind_people] * 3)
    events = CareEvent.objects.filter(action="booking.reminded").count()
    return {"outcomes": outcomes, "events": events}


SCENES = (two_people, one_person, person_and_clerk, workers)


def main() -> None:
    """Plays every scene and tells what came of it."""
    cast = everybody()
    json.dump({scene.__name__: scene(cast) for scene in SCENES}, sys.stdout)
