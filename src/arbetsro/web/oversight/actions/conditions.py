"""Telling of the managers' conditions of a unit."""

from datetime import date, timedelta

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.models import ManagersConditions

_FURTHEST_AHEAD = timedelta(days=366)


@action("conditions.told")
def tell_conditions(
    *,
    by: Person,
    unit: Unit,
    valid_from: date,
    staff: int,
    managers: int,
    goal: int | None = None,
    reason: str = "",
) -> ManagersConditions:
    """Keeps what holds for a unit's managers from a day on; what held before is kept too.

    Args:
        by: Who tells it.
        unit: The unit; it holds for what is below it as well.
        valid_from: The day from which it holds.
        staff: How many work there.
        managers: How many managers share them.
        goal: How many each manager should have at most; nothing where no goal is set here.
        reason: Why the goal is not met, and what is done about it.

    Raises:
        Refusal: The day lies more than a year ahead, or the goal is nobody.
    """
    if valid_from > today() + _FURTHEST_AHEAD:
        raise Refusal("oversight.too_far_ahead", field="valid_from")
    if goal is not None and goal < 1:
        raise Refusal("oversight.goal_is_nobody", field="goal")
    told = ManagersConditions.objects.create(
        unit=unit, valid_from=valid_from, staff=staff, managers=managers, goal=goal,
        reason=reason.strip(), told_by=by, told_at=now(),
    )  # fmt: skip
    record("conditions.told", by=by, target=told, unit=unit.pk, valid_from=str(valid_from))
    return told
