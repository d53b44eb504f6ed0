"""People who have been through the service: enough of them for an evaluation to say something."""

import random
from datetime import datetime, timedelta
from typing import Any

from arbetsro.web.bookings.models import Quarter
from arbetsro.web.evaluations.demo.service import Service
from arbetsro.web.frame.clock import at

_PEOPLE = 96
_FIRST, _LAST = 540, 120  # days ago
_REGIONS = ("Örebro", "Sörmland", "Västmanland")
#: How many of them work for the made-up employer that gets themes from the clinic.
_OF_THE_EMPLOYER = 0.5
_THEMES = (
    "workload", "manager_support", "victimised_by_manager", "role", "recovery", "change",
    "coworker_support", "conflict",
)  # fmt: skip
_COMMENTS = ("very_good", "quickly_available", "more_visits_wanted")


def earlier_people(service: Service) -> None:
    """Writes those who have been through it. The same people come whenever it is done."""
    chance = random.Random(26)  # noqa: S311 - nothing is secret here
    for number in range(_PEOPLE):
        ago = _FIRST - number * (_FIRST - _LAST) // _PEOPLE
        _one(service, chance, ago)


def _one(service: Service, chance: random.Random, ago: int) -> None:
    with at(service.moment(ago)):
        application = service.applies("Någon", {"telephone": "070-000 00 00"}, _content(chance))
    with at(service.moment(ago - chance.choice((1, 2, 3)))):
        service.accepted(application, chance.choice(("rut", "rolf")))
        if chance.random() < _OF_THE_EMPLOYER:
            service.works_for_the_employer(application)
    starts = service.moment(ago - chance.choice((7, 8, 10, 12)), chance.choice((9, 11, 14)))
    with at(starts - timedelta(days=3)):
        booking = service.booked(application, _free(starts), way="telephone")
    service.met(booking, _notes(chance), chance.sample(_THEMES, 3))
    with at(booking.ends_at):
        service.planned(application, _steps(service, chance))
        service.ended(application)
    with at(booking.ends_at + timedelta(weeks=13, days=2)):
        service.followed_up(application, _answers(chance) if chance.random() < 0.82 else {})


def _free(starts: datetime) -> datetime:
    """The time, or the first one after it that nobody has."""
    while Quarter.objects.filter(
        starts_at__gte=starts, starts_at__lt=starts + timedelta(minutes=75)
    ).exists():
        starts += timedelta(minutes=75)
    return starts


def _content(chance: random.Random) -> dict[str, object]:
    items = {f"items.{n}": min(7, max(1, round(chance.gauss(5.2, 1.1)))) for n in range(1, 13)}
    return {
        **items,
        "text": "Har haft mer att göra än jag hinner med under en lång tid.",
        "facts.age": min(64, max(24, round(chance.gauss(51, 8)))),
        "facts.sex": "woman" if chance.random() < 0.75 else "man",
        "facts.region": chance.choice(_REGIONS),
        "facts.sector": "public" if chance.random() < 0.56 else "private",
        "facts.occupational_health": _truth(chance, 0.74),
        "facts.sick_leave": "full" if chance.random() < 0.43 else "no",
        "preferred.parts": ["morning"],
        "preferred.way": "video",
    }


def _notes(chance: random.Random) -> dict[str, object]:
    return {
        "work.situation": "Flera uppdrag på en gång, och oklart vad som går först.",
        "problem.name": "Mer arbete än tid",
        "problem.size": chance.choice((7, 8, 8, 9, 9, 10)),
        "work.told_manager": _truth(chance, 0.97),
        "work.manager_support": _truth(chance, 0.07),
        "work.victimised_by_manager": _truth(chance, 0.34),
        "work.victimised_by_coworker": _truth(chance, 0.17),
        "work.occupational_health": _truth(chance, 0.74),
        "work.occupational_health_contact": _truth(chance, 0.08),
    }


def _steps(service: Service, chance: random.Random) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = service.story["steps"]
    return [{**step, "likelihood": chance.choice((6, 7, 8, 9))} for step in chance.sample(steps, 2)]


def _answers(chance: random.Random) -> dict[str, object]:
    return {
        "problem_size": chance.choice((2, 3, 4, 4, 5, 6, 8)),
        "sick_leave": "full" if chance.random() < 0.13 else "no",
        "employment": chance.choice(("same", "same", "other_tasks", "other_employer")),
        "helpful": chance.choice((7, 8, 8, 9, 10)),
        "would_recommend": "yes" if chance.random() < 0.97 else "no",
        "comment_themes": chance.sample(
            ("very_good", "quickly_available", "more_visits_wanted"), 1
        ),
    }


def _truth(chance: random.Random, share: float) -> str:
    return "yes" if chance.random() < share else "no"
