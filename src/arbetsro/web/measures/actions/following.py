"""Following up: was it done, did it help, what is next."""

from datetime import date

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.actions.changing import (
    latest_indicator,
    locked,
    make_next,
    put_in_state,
    save_changed,
)
from arbetsro.web.measures.models import FollowUp, Measure


@action("measure.followed_up")
def follow_up(  # noqa: PLR0913 - what is asked at a follow-up, each by its name
    *,
    by: Person,
    measure: Measure,
    done: str,
    moved: str,
    worked: str,
    next_step: str,
    indicator_now: str = "",
    side_effects: str = "",
    says: str = "",
    new_due_on: date | None = None,
    new_follow_up_on: date | None = None,
) -> FollowUp:
    """Keeps what was seen at a follow-up, and does what comes next with the measure.

    Args:
        by: Who followed up.
        measure: The measure.
        done: A ``FollowUp.Done``: whether it was done as planned.
        moved: A ``FollowUp.Moved``: what became of the indicator.
        worked: A ``FollowUp.Worked``: whether the mechanism worked as meant.
        next_step: A ``FollowUp.Next``. Closing, and going on with a new measure, end this one: as
            done, or as stopped where nothing of it was done, and then ``says`` tells why. Changing
            gives it new days, and it is followed up again.
        indicator_now: What the indicator is now.
        side_effects: What else came of it.
        says: The rest.
        new_due_on: When changing: when what is left is to be done; none where nothing is left.
        new_follow_up_on: When changing: when one looks again.

    Raises:
        Refusal: It was stopped; a day or a reason is missing.
    """
    found = locked(measure)
    if found.state == Measure.State.STOPPED:
        raise Refusal("measures.stopped_is_not_followed_up", title=found.title)
    seen = FollowUp.objects.create(
        measure=found,
        done=FollowUp.Done(done),
        moved=FollowUp.Moved(moved),
        worked=FollowUp.Worked(worked),
        next_step=FollowUp.Next(next_step),
        indicator_was=latest_indicator(found),
        indicator_now=indicator_now,
        side_effects=side_effects,
        says=says,
        by=by,
        at=now(),
    )
    if next_step == FollowUp.Next.CHANGE:
        _go_on(found, new_due_on, new_follow_up_on)
    else:
        _end(found, seen)
    save_changed(found, "state", "state_reason", "done_at", "followed_up_at", "due_on",
                 "follow_up_on", "repeats_day")  # fmt: skip
    record("measure.followed_up", by=by, target=found, next_step=next_step)
    make_next(found, by)
    return seen


def _end(measure: Measure, seen: FollowUp) -> None:
    """Nothing more is done with it, and nobody is to look at it again."""
    measure.followed_up_at = seen.at
    if seen.done != FollowUp.Done.NO:
        put_in_state(measure, Measure.State.DONE)
    elif not seen.says.strip():
        raise Refusal("measures.not_done_reason_needed", field="says")
    else:
        put_in_state(measure, Measure.State.STOPPED, seen.says)


def _go_on(measure: Measure, due_on: date | None, follow_up_on: date | None) -> None:
    """It gets new days; where something is left to do, it is under way again."""
    if follow_up_on is None:
        raise Refusal("measures.new_follow_up_needed", field="new_follow_up_on")
    if due_on is None and measure.is_open:
        raise Refusal("measures.new_due_needed", field="new_due_on")
    if due_on is not None:
        measure.due_on = due_on
        measure.repeats_day = due_on.day if measure.repeats_months else None
        put_in_state(measure, Measure.State.STARTED)
    if follow_up_on < measure.due_on:
        day = measure.due_on.isoformat()
        raise Refusal("measures.follow_up_before_due", field="new_follow_up_on", day=day)
    measure.follow_up_on = follow_up_on
    measure.followed_up_at = None
