"""People who are on their way through the service today, one in each stage."""

from datetime import datetime, timedelta
from typing import Any

from arbetsro.web.applications.models import Application
from arbetsro.web.bookings import actions as bookings
from arbetsro.web.bookings.free import free_times
from arbetsro.web.evaluations.demo.service import Service
from arbetsro.web.frame.clock import at, now, today


def people_now(service: Service) -> None:
    """Writes them."""
    _applied(service, "bosse", 0)
    _applied(service, "lina", 2)
    _applied(service, "petra", 11)  # nobody has answered, and the goal is past
    _waits_for_a_time(service)
    _has_an_offer(service)
    _has_been_once(service)
    _is_to_be_followed_up(service)
    _meets_rut_now(service)


def _applied(service: Service, who: str, ago: int, person: Any = None) -> Application:  # noqa: ANN401
    told = service.story[who]
    with at(service.moment(ago, 8) if ago else now()):
        return service.applies(told["name"], told["contact"], _content(told), person)


def _content(told: dict[str, Any]) -> dict[str, object]:
    items = {f"items.{n}": value for n, value in enumerate(told["items"], 1)}
    facts = {f"facts.{key}": value for key, value in told["facts"].items()}
    wish = {"preferred.parts": told["parts"], "preferred.way": "video"}
    return {**items, **facts, **wish, "text": told["text"]}


def _waits_for_a_time(service: Service) -> None:
    application = _applied(service, "mona", 6)
    with at(service.moment(3)):
        service.accepted(application, "rolf")


def _has_an_offer(service: Service) -> None:
    application = _applied(service, "amir", 5)
    with at(service.moment(3)):
        service.accepted(application, "rut")
    bookings.offer(
        by=service.staff["klara"], application=Application.objects.get(pk=application.pk),
        staff=service.staff["rut"].pk, starts_at=_coming(service, 2),
    )  # fmt: skip


def _has_been_once(service: Service) -> None:
    told = service.story["sara"]
    application = _applied(service, "sara", 24)
    with at(service.moment(22)):
        service.accepted(application, "rut")
        first = service.booked(application, service.moment(14, 10), way="telephone")
    service.met(first, told["notes"], told["themes"])
    with at(first.ends_at):
        service.planned(application, told["steps"])
    service.booked(application, _coming(service, 6), kind="second")


def _is_to_be_followed_up(service: Service) -> None:
    told = service.story["greta"]
    application = _applied(service, "greta", 112)
    with at(service.moment(110)):
        service.accepted(application, "rolf")
        first = service.booked(application, service.moment(100, 13), way="telephone")
    service.met(first, told["notes"], told["themes"])
    with at(first.ends_at):
        service.planned(application, told["steps"])
        service.ended(application)


def _meets_rut_now(service: Service) -> None:
    """Alva, who can log in: the room of her visit is open as soon as the demonstration is made."""
    application = _applied(service, "alva", 4, service.person("alva", "Alva Alm"))
    with at(service.moment(2)):
        service.accepted(application, "rut")
    service.booked(application, _next_quarter())


def _next_quarter() -> datetime:
    moment = now().replace(second=0, microsecond=0)
    return moment + timedelta(minutes=15 - moment.minute % 15)


def _coming(service: Service, days: int) -> datetime:
    """A time that Rut has free some days from now."""
    first = today() + timedelta(days=days)
    free = free_times(service.clinic, [service.staff["rut"].pk], first, first + timedelta(days=10))
    return free[0].starts_at
