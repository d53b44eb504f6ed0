"""Giving tasks to people, and taking them back."""

from django.db import transaction

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters.letters import tell_of_task
from arbetsro.web.matters.models import Task
from arbetsro.web.organisations.choosing import members
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.workenv.tasks import tasks


@action("task.given")
def give_task(  # noqa: PLR0913 - what a distribution tells, each by its name
    *,
    by: Person,
    unit: Unit,
    given_to: Person,
    key: str = "",
    text: str = "",
    authority: str = "",
    resources: str = "",
    knowledge: str = "",
    deputy: Person | None = None,
) -> Task:
    """Gives a work environment task in a unit to somebody, who is asked to acknowledge it.

    Args:
        by: Who gives it.
        unit: Where it is to be done.
        given_to: Who gets it: somebody with a role in the organisation today.
        key: The task as ``workenv.tasks`` calls it; blank for one of the organisation's own.
        text: What is to be done, in words.
        authority: What the person may decide.
        resources: The time, money and help that go with it.
        knowledge: What the person knows, or learns first.
        deputy: Who has it in illness and holidays.

    Raises:
        Refusal: Somebody has it already, has no role here, or is their own deputy.
    """
    organisation = Organisation.objects.select_for_update().get(pk=unit.organisation_id)
    if key and key not in tasks():
        raise Refusal("matters.no_such_task")
    if not text.strip():
        raise Refusal("matters.task_needs_words", field="text")
    _check_people(organisation, given_to, deputy)
    _make_room(by, unit, key, text)
    task = Task.objects.create(
        unit=unit, key=key, text=text, authority=authority, resources=resources,
        knowledge=knowledge, given_to=given_to, given_by=by, deputy=deputy,
    )  # fmt: skip
    record("task.given", by=by, target=task, to=given_to.pk)
    if given_to != by:
        transaction.on_commit(lambda: tell_of_task(task))
    return task


@action("task.deputy_set")
def set_deputy(*, by: Person, task: Task, deputy: Person | None) -> Task:
    """Says who has a task in illness and holidays, or that nobody does.

    Raises:
        Refusal: The task has ended, or the deputy has no role here or is who has it.
    """
    task = active(task)
    _check_people(task.organisation, None, deputy)
    if deputy == task.given_to:
        raise Refusal("matters.own_deputy", field="deputy")
    task.deputy = deputy
    task.save(update_fields=["deputy"])
    record("task.deputy_set", by=by, target=task, deputy=deputy.pk if deputy else None)
    return task


@action("task.ended")
def end_task(*, by: Person, task: Task) -> Task:
    """Ends somebody's task. Who had it and when can still be read.

    Raises:
        Refusal: It has ended already.
    """
    task = active(task)
    task.ended_at = now()
    task.save(update_fields=["ended_at"])
    record("task.ended", by=by, target=task)
    return task


def active(task: Task) -> Task:
    """A task that has not ended, kept for the one who is about to change it.

    Raises:
        Refusal: It has ended.
    """
    kept = Task.objects.select_for_update(of=("self",)).select_related(
        "unit__organisation", "given_to", "given_by", "deputy"
    )
    found = kept.get(pk=task.pk)
    if found.ended_at:
        raise Refusal("matters.task_has_ended")
    return found


def _check_people(
    organisation: Organisation, given_to: Person | None, deputy: Person | None
) -> None:
    for field, one in (("given_to", given_to), ("deputy", deputy)):
        if one is not None and not members(organisation).filter(pk=one.pk).exists():
            raise Refusal("matters.person_without_role", field=field, name=str(one))
    if deputy is not None and deputy == given_to:
        raise Refusal("matters.own_deputy", field="deputy")


def _make_room(by: Person, unit: Unit, key: str, text: str) -> None:
    """Ends a task that was given back, so that it can be given anew; two may not have the same."""
    same = Task.objects.filter(unit=unit, ended_at=None, key=key)
    if not key:
        same = same.filter(text__iexact=text.strip())
    for one in same.select_related("given_to"):
        if (
            one.returned_at is None
            and members(unit.organisation).filter(pk=one.given_to_id).exists()
        ):
            raise Refusal("matters.task_is_given", name=str(one.given_to))
        end_task(by=by, task=one)
