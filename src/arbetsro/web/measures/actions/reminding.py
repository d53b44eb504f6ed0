"""Reminding people of what is due and of what is to be followed up."""

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse

from arbetsro.web.accounts.letters import absolute, worded_letter
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.measures.models import Reminder
from arbetsro.web.organisations.models import Organisation


@action("measure.reminded")
def remind(
    *, by: Person | None = None, person: Person, reminders: Sequence[Reminder]
) -> list[Reminder]:
    """Sends a person one letter about everything that waits, and keeps that it was sent.

    Args:
        by: Nobody: the worker does it.
        person: Who is reminded.
        reminders: What of, not kept yet, each with its measure and unit.

    Returns:
        Those that nobody has kept before. Where there are none, no letter is sent.
    """
    Person.objects.select_for_update().get(pk=person.pk)  # two workers remind one after the other
    new = _not_kept(person, reminders)
    Reminder.objects.bulk_create(new)
    places = sorted({one.measure.organisation for one in new}, key=lambda one: one.name)
    where = places[0] if len(places) == 1 else None
    record("measure.reminded", by=by, target=person, organisation=where, count=len(new))
    if new:
        letter = worded_letter(
            person,
            "measures.letter_reminder",
            organisation=", ".join(one.name for one in places),
            count=len({one.measure_id for one in new}),
            link=absolute(_page(where)),
        )
        transaction.on_commit(letter.send, robust=True)
    return new


def _not_kept(person: Person, reminders: Sequence[Reminder]) -> list[Reminder]:
    kept = Reminder.objects.filter(person=person, measure__in=[one.measure_id for one in reminders])
    known = set(kept.values_list("measure_id", "about", "step", "day"))
    return [one for one in reminders if (one.measure_id, one.about, one.step, one.day) not in known]


def _page(where: Organisation | None) -> str:
    """The person's own measures; the choice of organisation where there are several."""
    return reverse("measures:mine", args=[where.slug]) if where else reverse("frame:start")
