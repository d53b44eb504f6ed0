"""Letters that say that something waits, and nothing of what."""

from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing, standing_of
from arbetsro.web.accounts.letters import absolute, worded_letter
from arbetsro.web.accounts.models import Person
from arbetsro.web.matters.levels import Levels, level_now
from arbetsro.web.matters.models import Leg, Matter, Task


def tell_receivers(leg: Leg, key: str) -> None:
    """Writes to those who are to answer where a matter lies, or lay."""
    levels = Levels.on_the_way([leg.matter.unit.path])
    unit = leg.to_id or level_now(leg, levels)
    if unit is None:
        return
    people = levels.receivers(unit, leg.matter.raised_by_id)
    for person in Person.objects.filter(pk__in=people).order_by("pk"):
        _send(person, key, leg.matter)


def tell_sender(matter: Matter, key: str) -> None:
    """Writes to the one who raised a matter."""
    if matter.raised_by.is_active:
        _send(matter.raised_by, key, matter)


def tell_of_task(task: Task) -> None:
    """Writes to the one who has been given a task."""
    organisation = task.unit.organisation
    link = absolute(reverse("matters:my_tasks", args=[organisation.slug]))
    letter = worded_letter(
        task.given_to, "matters.letter_task", organisation=organisation.name, link=link
    )
    _post(letter)


def page_for(standing: Standing | None, matter: Matter) -> str:
    """Where somebody reads of a matter; who has only returned a task reads it with the task."""
    slug = matter.organisation.slug
    if standing and not standing.may(Permission.READ_WORK_ENVIRONMENT, matter.unit):
        return reverse("matters:my_tasks", args=[slug])
    return reverse("matters:show", args=[slug, matter.pk])


def _send(person: Person, key: str, matter: Matter) -> None:
    organisation = matter.organisation
    link = absolute(page_for(standing_of(person, organisation.slug), matter))
    _post(worded_letter(person, key, organisation=organisation.name, link=link))


def _post(letter: EmailMessage) -> None:
    """Sends a letter once the change is kept.

    One that cannot be sent stops neither the others nor the page; the log says why.
    """
    transaction.on_commit(letter.send, robust=True)
