"""Who answers at which level. Worked out when it is asked for: roles and units change."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from arbetsro.web.access.roles import Permission, Role, roles_that_allow
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.organisations.models import Membership, Unit, valid_on

#: Below the root it is the manager who answers; at the root whoever may.
_BELOW_THE_ROOT = frozenset({Role.MANAGER})


@dataclass(frozen=True, slots=True)
class Levels:
    """Those who answer in the units on the way from some units to the root, by unit.

    ``managers`` and ``others`` hold the keys of people by the key of the unit in which they have
    the role; others are there only at the root.
    """

    managers: dict[int, frozenset[int]]
    others: dict[int, frozenset[int]]

    @classmethod
    def on_the_way(cls, paths: Iterable[str]) -> Self:
        """The levels of units and of everything above them, in one query.

        Args:
            paths: The paths of units, of one organisation or several.
        """
        units = {number for path in paths for number in _numbers(path)}
        found = Membership.objects.filter(
            valid_on(today()), valid_on(today(), "unit__"),
            unit__in=units, person__is_active=True,
            role__in=roles_that_allow(Permission.ANSWER_MATTERS),
        )  # fmt: skip
        managers: dict[int, set[int]] = {}
        others: dict[int, set[int]] = {}
        for unit, path, role, person in found.order_by().values_list(
            "unit", "unit__path", "role", "person"
        ):
            if role in _BELOW_THE_ROOT:
                managers.setdefault(unit, set()).add(person)
            elif path == f"/{unit}/":
                others.setdefault(unit, set()).add(person)
        return cls(_frozen(managers), _frozen(others))

    def holders(self, unit: int) -> frozenset[int]:
        """The people who answer in a unit."""
        return self.managers.get(unit, frozenset()) | self.others.get(unit, frozenset())

    def receivers(self, unit: int, sender: int) -> frozenset[int]:
        """The people who may answer somebody in a unit.

        Nobody does at one's own level: what one cannot solve oneself goes further up. At the root
        there is no further, so that there the others answer its manager.
        """
        if sender not in self.holders(unit):
            return self.holders(unit)
        return self.others.get(unit, frozenset()) - {sender}

    def nearest(
        self, units: Sequence[int], sender: int, besides: Collection[int] = ()
    ) -> int | None:
        """The first of some units where somebody can answer the sender.

        Args:
            units: Keys, in the order in which a matter would go.
            sender: Who raised it.
            besides: People whom it is to leave: those who have had it.
        """
        return next((one for one in units if self.receivers(one, sender) - set(besides)), None)


def first_level(unit: Unit, sender: Person, kind: str, levels: Levels | None = None) -> int | None:
    """The unit to which a matter from somebody goes first; nothing where nobody is above.

    A return goes to the level above the sender's own, a request to the employer where it arose.
    """
    levels = levels or Levels.on_the_way([unit.path])
    line = _upwards(unit.path)
    if kind == Matter.Kind.REQUEST:
        return levels.nearest(line, sender.pk)
    own = next((index for index, one in enumerate(line) if sender.pk in levels.holders(one)), -1)
    # Who has no level of their own, as an employee with a task, turns to the nearest manager. Above
    # the root there is none, and the others at the root answer its manager.
    return levels.nearest(line[own + 1 :] or line[-1:], sender.pk)


def level_above(leg: Leg, levels: Levels, besides: Collection[int] = ()) -> int | None:
    """The next level for a matter that is to leave where it lies, if there is somebody at one.

    Args:
        leg: Where it lies; with its matter and the matter's unit.
        levels: Those on the way from the matter's unit.
        besides: People who cannot take it.
    """
    sender, line = leg.matter.raised_by_id, _upwards(leg.matter.unit.path)
    if leg.to_id not in line:
        return level_now(leg, levels)
    besides = {*besides, *levels.receivers(leg.to_id, sender)}
    return levels.nearest(line[line.index(leg.to_id) + 1 :], sender, besides)


def level_now(leg: Leg, levels: Levels) -> int | None:
    """The unit at which a matter lies today, if anybody is there.

    It lies where it was sent, or at the nearest level above that has somebody: whoever had it may
    have left, its unit may have been closed or moved, and somebody may have been appointed since.
    """
    matter = leg.matter
    line = _upwards(matter.unit.path)
    if leg.to_id in line:
        return levels.nearest(line[line.index(leg.to_id) :], matter.raised_by_id)
    if leg.came_from_id in line:
        return levels.nearest(line[line.index(leg.came_from_id) + 1 :], matter.raised_by_id)
    return first_level(matter.unit, matter.raised_by, matter.kind, levels)


def is_top(unit: int | None, matter: Matter) -> bool:
    """Whether a level is the last there can be."""
    return unit == _numbers(matter.unit.path)[0]


def unit_or_none(pk: int | None) -> Unit | None:
    """The unit with this key; nothing for none."""
    return Unit.objects.filter(pk=pk).first() if pk else None


def _upwards(path: str) -> list[int]:
    """The unit with this path and all above it, the nearest first."""
    return _numbers(path)[::-1]


def _numbers(path: str) -> list[int]:
    return [int(one) for one in path.split("/") if one]


def _frozen(found: dict[int, set[int]]) -> dict[int, frozenset[int]]:
    return {unit: frozenset(people) for unit, people in found.items()}
