"""Changing many measures at once, and undoing that."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record, record_each
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.actions.changing import make_next, put_in_state
from arbetsro.web.measures.checks import check_owner
from arbetsro.web.measures.models import BulkChange, Measure
from arbetsro.web.organisations.models import Organisation

_CHANGED = ("owner_id", "due_on", "follow_up_on", "repeats_day", "state", "state_reason", "done_at")
_SAVED = [*(name.removesuffix("_id") for name in _CHANGED), "version"]
_BATCH = 500


@action("measure.many_changed")
def change_many(
    *,
    by: Person,
    organisation: Organisation,
    measures: Iterable[Measure],
    owner: Person | None = None,
    due_on: date | None = None,
    move_days: int | None = None,
    state: str | None = None,
) -> BulkChange:
    """Changes many measures in one step, which ``undo_many`` takes back.

    Args:
        by: Who does it.
        organisation: Where they belong.
        measures: The measures.
        owner: Who is to answer for them.
        due_on: The day on which all are due; follow-up keeps its distance.
        move_days: How many days later both days are; earlier where it is negative.
        state: A ``Measure.State``; not stopped, since that needs a reason for each.

    Raises:
        Refusal: Nothing is chosen, nothing is to be changed or everything is as asked already.
    """
    if owner is None and due_on is None and not move_days and state is None:
        raise Refusal("measures.nothing_to_change")
    if state == Measure.State.STOPPED:
        raise Refusal("measures.stop_one_by_one", field="state")
    if owner is not None:
        check_owner(owner, organisation)
    found = _locked(organisation, [one.pk for one in measures])
    before = {str(one.pk): _as_json(one) for one in found}
    for one in found:
        _apply(one, owner, due_on, move_days or 0, state)
    changed = [one for one in found if _as_json(one) != before[str(one.pk)]]
    if not changed:
        raise Refusal("measures.all_as_asked" if found else "measures.none_chosen")
    change = _save(by, organisation, changed, before)
    for one in changed:
        make_next(one, by)
    return change


@action("measure.many_undone")
def undo_many(*, by: Person, change: BulkChange) -> BulkChange:
    """Takes back a change of many. What somebody has changed since is left, and named in ``left``.

    Raises:
        Refusal: It has been taken back already.
    """
    change = BulkChange.objects.select_for_update().get(pk=change.pk)
    if change.undone_at is not None:
        raise Refusal("measures.undone_already")
    found = _locked(change.organisation, list(change.before))
    same = [one for one in found if one.version == change.after[str(one.pk)]]
    for one in same:
        _put_back(one, change.before[str(one.pk)])
    _save_all(same)
    _drop_next(same)
    change.left = sorted(set(change.before) - {str(one.pk) for one in same})
    change.undone_at = now()
    change.save(update_fields=["left", "undone_at"])
    _record_each(by, change.organisation, same)
    record("measure.many_undone", by=by, target=change, count=len(same), left=len(change.left))
    return change


def _locked(organisation: Organisation, keys: Sequence[Any]) -> list[Measure]:
    """The measures as they are now, in an order in which two changes never wait for each other."""
    there = Measure.objects.select_for_update(of=("self",)).select_related("unit__organisation")
    return list(there.filter(unit__organisation=organisation, pk__in=keys).order_by("pk"))


def _apply(
    measure: Measure, owner: Person | None, due_on: date | None, days: int, state: str | None
) -> None:
    if owner is not None:
        measure.owner = owner
    distance = measure.follow_up_on - measure.due_on
    if due_on is not None or days:
        measure.due_on = (due_on or measure.due_on) + timedelta(days=days)
        measure.follow_up_on = measure.due_on + distance
        measure.repeats_day = measure.due_on.day if measure.repeats_months else None
    if state is not None and state != measure.state:
        put_in_state(measure, Measure.State(state))


def _save(
    by: Person, organisation: Organisation, changed: list[Measure], before: dict[str, Any]
) -> BulkChange:
    _save_all(changed)
    change = BulkChange.objects.create(
        organisation=organisation,
        by=by,
        before={str(one.pk): before[str(one.pk)] for one in changed},
        after={str(one.pk): one.version for one in changed},
    )
    _record_each(by, organisation, changed)
    record("measure.many_changed", by=by, target=change, count=len(changed))
    return change


def _save_all(measures: list[Measure]) -> None:
    for one in measures:
        one.version += 1
    Measure.objects.bulk_update(measures, _SAVED, batch_size=_BATCH)


def _record_each(by: Person, organisation: Organisation, measures: list[Measure]) -> None:
    targets: list[tuple[Model, dict[str, object]]] = [
        (one, {"version": one.version}) for one in measures
    ]
    record_each("measure.changed", by=by, organisation=organisation, targets=targets)


def _as_json(measure: Measure) -> dict[str, Any]:
    return {name: _plain(getattr(measure, name)) for name in _CHANGED}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _put_back(measure: Measure, held: dict[str, Any]) -> None:
    for name, value in held.items():
        setattr(measure, name, value)
    measure.due_on = date.fromisoformat(held["due_on"])
    measure.follow_up_on = date.fromisoformat(held["follow_up_on"])
    measure.done_at = datetime.fromisoformat(held["done_at"]) if held["done_at"] else None


def _drop_next(measures: list[Measure]) -> None:
    """Takes away the next of a series that was made by mistake, unless somebody has used it."""
    undone = [one.pk for one in measures if one.state != Measure.State.DONE]
    unused = Measure.objects.filter(repeats__in=undone, version=1, follow_ups=None)
    for one in unused:
        with suppress(ProtectedError), transaction.atomic():
            one.delete()
