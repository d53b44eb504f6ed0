"""Moving what is open from one unit to another."""

from typing import Any

from django.db.models import F, QuerySet

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.cycle.open_work import open_work
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters.models import Task
from arbetsro.web.organisations.models import Unit


@action("work.moved")
def move_open_work(*, by: Person, unit: Unit, to: Unit) -> dict[str, int]:
    """Moves what is open in a unit to another one; how many of each kind.

    What is closed stays as the history of the unit where it happened. A task that the other unit
    has already given to somebody stays where it is.

    Raises:
        Refusal: It is the same unit, or there is nothing to move.
    """
    if unit.pk == to.pk:
        raise Refusal("cycle.same_unit", field="to")
    work = open_work(unit)
    taken = Task.objects.filter(unit=to, ended_at=None).exclude(key="").values("key")
    work.parts["tasks"] = work.parts["tasks"].exclude(key__in=list(taken))
    moved = {name: _move(found, to, by) for name, found in work.parts.items()}
    told = {name: count for name, count in moved.items() if count and name != "protected"}
    if not told:
        # Also where there is a protected case: a move that goes through would tell of it.
        raise Refusal("cycle.nothing_to_move")
    record("work.moved", by=by, target=unit, to=to.pk, to_name=to.name, moved=told)
    return told


def _move(found: QuerySet[Any], to: Unit, by: Person) -> int:
    """Moves some things. What counts its versions says who moved it, to a form that is stale."""
    fields = {one.name for one in found.model._meta.get_fields()}
    changed: dict[str, object] = {"unit": to}
    if "version" in fields:
        changed["version"] = F("version") + 1
    if "changed_by" in fields:
        changed |= {"changed_by": by, "changed_at": now()}
    return found.update(**changed)
