"""Matters, tasks and managers for tests, made by the actions."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from arbetsro.web.access.roles import Role
from arbetsro.web.frame.clock import today
from arbetsro.web.matters import actions
from arbetsro.web.matters.models import Matter, Task
from arbetsro.web.organisations.models import Unit
from web.conftest import Cast, Person, give, person

RETURN = {
    "subject": "Två saknas på natten",
    "reason": "money",
    "says": "Vi är två för få varje natt sedan i mars.",
    "wanted": "Pengar till två tjänster till i höst.",
}
REQUEST = {
    "subject": "Lyftarna i badrummen",
    "says": "Ingen lyft fungerar på tredje våningen.",
    "wanted": "Laga lyftarna eller hyr nya.",
}


def noon(day: date) -> datetime:
    """Noon of a day, in the time zone of the installation."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def days_on(days: int, since: date | None = None) -> datetime:
    """Noon, some days after a day."""
    return noon((since or today()) + timedelta(days=days))


def manager(name: str, where: Unit, role: Role = Role.MANAGER) -> Person:
    """Somebody new who manages a unit."""
    made = person(name)
    give(made, role, where)
    return made


def returned(cast: Cast, by: Person | None = None, where: Unit | None = None, **fields) -> Matter:
    """What Mats returns from North, or somebody from somewhere."""
    given = {**RETURN, **fields}
    return actions.raise_matter(
        by=by or cast.mats, unit=where or cast.north, kind="return", **given
    )


def requested(cast: Cast, where: Unit | None = None, **fields) -> Matter:
    """What Siv requests by law in the home care, or somewhere."""
    return actions.raise_matter(
        by=cast.siv, unit=where or cast.home_care, kind="request", **{**REQUEST, **fields}
    )


def given_task(cast: Cast, to: Person | None = None, where: Unit | None = None, **fields) -> Task:
    """A task that Mats gives to Erik in North, or to somebody somewhere."""
    given = {"key": "investigate", "text": "Undersöka arbetsförhållandena", **fields}
    return actions.give_task(
        by=cast.mats, unit=where or cast.north, given_to=to or cast.erik, **given
    )


def told(found) -> list[str]:
    """What the letters of a mailbox are about, and to whom."""
    return [f"{one.to[0].split('@')[0]}: {one.subject}" for one in found]
