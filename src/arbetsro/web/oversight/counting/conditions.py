"""Figures of the managers' conditions, as the units have told them."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from arbetsro.web.oversight.counting.scope import Counted, Scope
from arbetsro.web.oversight.models import ManagersConditions


def count(scope: Scope) -> Counted:
    """Staff per manager and the goal, in one query."""
    told = latest_told(scope)
    inside = topmost([one for one in told if one.unit.path.startswith(scope.unit.path)])
    counted = [one for one in inside if one.staff and one.managers]
    staff, managers = sum(one.staff for one in counted), sum(one.managers for one in counted)
    yield scope.now("staff_per_manager", staff / managers if managers else None, managers)
    goal = goal_of(scope, told)
    yield scope.now("staff_per_manager_goal", None if goal is None else float(goal))


def latest_told(scope: Scope) -> list[ManagersConditions]:
    """What each unit has told last, of the unit, those below it and those above it; by path."""
    above = [int(one) for one in scope.unit.path.split("/") if one]
    rows = ManagersConditions.objects.filter(
        scope.below | Q(unit__in=above), valid_from__lte=scope.day
    ).select_related("unit")
    latest = {one.unit_id: one for one in rows.order_by("valid_from", "pk")}
    return sorted(latest.values(), key=lambda one: one.unit.path)


def topmost(told: Iterable[ManagersConditions]) -> list[ManagersConditions]:
    """Those that no other of them covers: what a unit tells holds for all below it too."""
    found: list[ManagersConditions] = []
    for one in sorted(told, key=lambda one: one.unit.path):
        if not (found and one.unit.path.startswith(found[-1].unit.path)):
            found.append(one)
    return found


def goal_of(scope: Scope, told: Sequence[ManagersConditions]) -> int | None:
    """The goal of the unit, or else that of the nearest unit above it that has one."""
    line = [one for one in told if scope.unit.path.startswith(one.unit.path)]
    return next((one.goal for one in reversed(line) if one.goal is not None), None)
