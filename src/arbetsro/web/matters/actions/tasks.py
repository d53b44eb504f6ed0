"""What somebody does with a task that they have been given."""

from datetime import date

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters.actions.distributing import active
from arbetsro.web.matters.actions.raising import raise_matter
from arbetsro.web.matters.models import Matter, Task


@action("task.acknowledged")
def acknowledge_task(*, by: Person, task: Task) -> Task:
    """Says that one has the task and what it takes. One that was returned is taken up again so.

    Raises:
        Refusal: It is somebody else's, has ended, or is acknowledged already.
    """
    task = _ones_own(task, by)
    if task.acknowledged_at and not task.returned_at:
        raise Refusal("matters.task_acknowledged_already")
    task.acknowledged_at, task.returned_at = now(), None
    task.save(update_fields=["acknowledged_at", "returned_at"])
    record("task.acknowledged", by=by, target=task)
    return task


@action("task.returned")
def return_task(
    *,
    by: Person,
    task: Task,
    reason: str,
    says: str,
    wanted: str,
    subject: str = "",
    latest_on: date | None = None,
) -> Matter:
    """Gives a task back in writing; what is lacking becomes a matter that must be answered.

    Raises:
        Refusal: It is somebody else's, has ended, is returned already, or something is lacking.
    """
    task = _ones_own(task, by)
    if task.returned_at:
        raise Refusal("matters.task_returned_already")
    matter = raise_matter(
        by=by, unit=task.unit, kind=Matter.Kind.RETURN, subject=subject or task.text[:200],
        says=says, wanted=wanted, reason=reason, latest_on=latest_on, task=task,
    )  # fmt: skip
    task.returned_at = now()
    task.save(update_fields=["returned_at"])
    record("task.returned", by=by, target=task, matter=str(matter.pk))
    return matter


def _ones_own(task: Task, by: Person) -> Task:
    task = active(task)
    if task.given_to_id != by.pk:
        raise Refusal("matters.task_of_somebody_else")
    return task
