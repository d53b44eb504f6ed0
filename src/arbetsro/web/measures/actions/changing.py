"""Changing measures one at a time."""

from typing import Any

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.models import Event
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.checks import (
    check_days,
    check_fields,
    check_owner,
    check_seen,
    kept_entry,
)
from arbetsro.web.measures.models import Measure
from arbetsro.web.measures.recurrence import next_due

#: What can be changed of a measure. Its state has an action of its own.
FIELDS = (
    "title", "risk", "mechanism", "indicator", "indicator_start", "level", "stage", "factor",
    "entry", "owner", "due_on", "follow_up_on", "cost_once", "cost_yearly", "hours",
    "repeats_months", "analysis", "intervention",
)  # fmt: skip


@action("measure.changed")
def change_measure(*, by: Person, measure: Measure, seen: int, **fields: Any) -> Measure:  # noqa: ANN401
    """Changes what is told of a measure.

    Args:
        by: Who does it.
        measure: The measure.
        seen: The version that the person had before their eyes.
        fields: What is new, by field; see ``FIELDS``. What is not given stays as it is.

    Raises:
        Refusal: Somebody has changed it since, or a field cannot hold what is given.
        TypeError: There is no such field.
    """
    if unknown := set(fields) - set(FIELDS):
        raise TypeError(f"a measure has no {', '.join(sorted(unknown))} to change")
    found = locked(measure)
    check_seen(found, seen, who_changed(found))
    new = {name: value for name, value in fields.items() if getattr(found, name) != value}
    _check(found, new)
    for name, value in new.items():
        setattr(found, name, value)
    if {"due_on", "repeats_months"} & set(new):
        found.repeats_day = found.due_on.day if found.repeats_months else None
    save_changed(found, *new, "repeats_day")
    record("measure.changed", by=by, target=found, version=found.version, fields=sorted(new))
    return found


def _check(measure: Measure, new: dict[str, Any]) -> None:
    check_fields(new)
    check_days(new.get("due_on", measure.due_on), new.get("follow_up_on", measure.follow_up_on))
    if "owner" in new:
        check_owner(new["owner"], measure.organisation)
    if "entry" in new:
        new["entry"] = kept_entry(new["entry"], measure.organisation)


@action("measure.state_set")
def set_state(*, by: Person, measure: Measure, state: str, reason: str = "") -> Measure:
    """Tells how far a measure has come. A recurring one that is done makes the next one.

    Args:
        by: Who does it.
        measure: The measure.
        state: A ``Measure.State``.
        reason: Why; needed where it is stopped.

    Raises:
        Refusal: It is there already, or is stopped without a reason.
    """
    found = locked(measure)
    if found.state == state:
        raise Refusal(f"measures.is_{state}_already", title=found.title)
    put_in_state(found, Measure.State(state), reason)
    save_changed(found, "state", "state_reason", "done_at")
    record("measure.state_set", by=by, target=found, state=state)
    make_next(found, by)
    return found


def put_in_state(measure: Measure, state: Measure.State, reason: str = "") -> None:
    """Sets the state and what goes with it, without saving.

    Raises:
        Refusal: It is stopped without a reason.
    """
    if state == Measure.State.STOPPED and not reason.strip():
        raise Refusal("measures.reason_needed", field="reason")
    measure.state = state
    measure.state_reason = reason
    measure.done_at = (measure.done_at or now()) if state == Measure.State.DONE else None


def make_next(measure: Measure, by: Person) -> Measure | None:
    """The measure that comes after a recurring one that is done, made once.

    Nothing where it does not come back, is not done, or its unit is there no longer.
    """
    done = measure.state == Measure.State.DONE
    if not (done and measure.repeats_months) or not measure.unit.is_valid(today()):
        return None
    if Measure.objects.filter(repeats=measure).exists():
        return None
    made = _copy(measure)
    made.added_by, made.repeats = by, measure
    made.save(force_insert=True)
    record("measure.came_back", by=by, target=made, after=str(measure.pk))
    return made


def _copy(measure: Measure) -> Measure:
    """The next of a series, not saved yet."""
    day = measure.repeats_day or measure.due_on.day
    due = next_due(measure.due_on, measure.repeats_months or 1, day, today())
    same = (
        "unit", "risk", "title", "mechanism", "indicator", "level", "stage", "factor", "entry",
        "owner", "cost_once", "cost_yearly", "hours", "analysis", "intervention",
        "repeats_months", "repeats_day",
    )  # fmt: skip
    held = {name: getattr(measure, name) for name in same}
    return Measure(
        **held,
        indicator_start=latest_indicator(measure),
        due_on=due,
        follow_up_on=due + (measure.follow_up_on - measure.due_on),
    )


def latest_indicator(measure: Measure) -> str:
    """What is known of the indicator: from the last follow-up, or from when it was made."""
    seen = measure.follow_ups.exclude(indicator_now="")
    return seen.values_list("indicator_now", flat=True).first() or measure.indicator_start


def locked(measure: Measure) -> Measure:
    """The measure as it is now, which nobody else can change until the action is over."""
    found = Measure.objects.select_for_update(of=("self",))
    return found.select_related("unit__organisation", "risk", "owner", "analysis").get(
        pk=measure.pk
    )


def save_changed(measure: Measure, *fields: str) -> None:
    """Saves the fields as the next version."""
    measure.version += 1
    measure.save(update_fields=[*fields, "version"])


def who_changed(measure: Measure) -> str:
    """Who did something to a measure last."""
    events = Event.objects.filter(
        target_kind="measure", target_id=str(measure.pk), is_reading=False
    )
    return str(events.order_by("-at", "-id").values_list("by_name", flat=True).first() or "")
