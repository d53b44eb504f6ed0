"""A matter as its page shows it: the whole way, the clock, and what the reader can do."""

from collections.abc import Iterator
from dataclasses import dataclass

from arbetsro.language import Language
from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.matters.clocks import Clock, clock_of, rule_of
from arbetsro.web.matters.levels import Levels, level_above, level_now, unit_or_none
from arbetsro.web.matters.lying import is_confirmed
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.matters.told import Told, label_of_answer, told_of
from arbetsro.web.organisations.models import Unit
from arbetsro.workenv.upward import Reason, Rule, reasons


@dataclass(frozen=True, slots=True)
class Step:
    """A level's turn, with its answer in words."""

    leg: Leg
    answer: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page of a matter tells.

    Attributes:
        steps: The whole way.
        lies_in: The unit that is to answer it today, if any.
        receivers: The people who are to answer it.
        clock, told: What the clock says; nothing once it is closed.
        is_top: Whether there is no level above that it could go on to.
        stays: Whether it is late besides, so that the board sees it.
        next_way: What the safety representative may do now: ``unconfirmed``, ``unanswered``,
            ``declined`` or ``promised``; blank where there is nothing to do but wait.
        may_confirm, may_answer, may_withdraw: What the reader can do.
    """

    matter: Matter
    rule: Rule
    reason: Reason | None
    steps: list[Step]
    lies_in: Unit | None
    receivers: list[Person]
    clock: Clock | None
    told: tuple[Told, ...]
    is_top: bool
    stays: bool
    next_way: str
    may_confirm: bool
    may_answer: bool
    may_withdraw: bool

    @property
    def number(self) -> int:
        """The number of the level that it lies at."""
        return self.steps[-1].leg.number


def shown(matter: Matter, standing: Standing, language: Language) -> Shown:
    """A matter as a member of its organisation may see it, in at most five queries."""
    legs = legs_of(matter)
    levels = Levels.on_the_way([matter.unit.path])
    here = level_now(legs[-1], levels) if _is_open(matter) else legs[-1].to_id
    lies_in = unit_or_none(here)
    confirmed = is_confirmed(legs, matter.kind)
    clock = clock_of(legs[-1], is_confirmed=confirmed) if _is_open(matter) else None
    is_top = _is_open(matter) and level_above(legs[-1], levels) is None
    may = _may_answer(matter, legs, lies_in, standing)
    return Shown(
        matter=matter,
        rule=rule_of(matter),
        reason=reasons().get(matter.reason),
        steps=[Step(leg, label_of_answer(leg, language)) for leg in legs],
        lies_in=lies_in,
        receivers=_people(levels, here, matter),
        clock=clock,
        told=told_of(clock, matter, language, lies_in) if clock else (),
        is_top=is_top,
        stays=clock is not None and is_top and today() >= clock.climbs_on,
        next_way=_next_way(matter, legs, confirmed=confirmed),
        may_confirm=may and not confirmed,
        may_answer=may and confirmed,
        may_withdraw=_is_open(matter) and matter.raised_by_id == standing.person.pk,
    )


def legs_of(matter: Matter) -> list[Leg]:
    """All of a matter's way, with units and people, in one query."""
    found = list(matter.legs.select_related("to", "came_from", "confirmed_by", "answered_by"))
    for leg in found:
        leg.matter = matter
    return found


def may_answer(matter: Matter, standing: Standing) -> bool:
    """Whether somebody may confirm or answer a matter today."""
    legs = legs_of(matter)
    here = level_now(legs[-1], Levels.on_the_way([matter.unit.path]))
    return _may_answer(matter, legs, unit_or_none(here), standing)


def _may_answer(matter: Matter, legs: list[Leg], lies_in: Unit | None, standing: Standing) -> bool:
    """Those where it lies may, and all above. Whoever had a request first keeps the duty."""
    if not _is_open(matter) or matter.raised_by_id == standing.person.pk:
        return False
    return any(standing.may(Permission.ANSWER_MATTERS, one) for one in _units(legs, lies_in))


def _units(legs: list[Leg], lies_in: Unit | None) -> Iterator[Unit]:
    if lies_in is not None:
        yield lies_in
    if rule_of(legs[0].matter).first_receiver_keeps_duty:
        yield from (leg.to for leg in legs if leg.to is not None and not leg.answer)


def _people(levels: Levels, here: int | None, matter: Matter) -> list[Person]:
    if here is None or not _is_open(matter):
        return []
    keys = levels.receivers(here, matter.raised_by_id)
    return list(Person.objects.filter(pk__in=keys).order_by("name", "pk"))


def _next_way(matter: Matter, legs: list[Leg], *, confirmed: bool) -> str:
    if matter.kind != Matter.Kind.REQUEST:
        return ""
    if matter.state == Matter.State.ANSWERED:
        return "declined" if legs[-1].answer == "decline" else "promised"
    if not _is_open(matter):
        return ""
    if matter.latest_on < today():
        return "unanswered"
    return "" if confirmed else "unconfirmed"


def _is_open(matter: Matter) -> bool:
    return matter.state == Matter.State.OPEN
