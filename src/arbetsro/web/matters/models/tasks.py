"""The written distribution of work environment tasks."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import OfUnit, Unit


class Task(OfUnit):
    """A work environment task that somebody has in a unit, with what it takes to do it.

    Attributes:
        key: The task as ``workenv.tasks`` calls it; blank for one of the organisation's own.
        authority, resources, knowledge: What the one who has it has been given of each.
        deputy: Who has it in illness and holidays.
        returned_at: When it was given back; the matter says why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks")
    key = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    authority = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    knowledge = models.TextField(blank=True)
    given_to = models.ForeignKey(Person, models.PROTECT, related_name="tasks")
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(default=now)
    acknowledged_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-given_at"]
        indexes: ClassVar = [models.Index(fields=["unit", "ended_at"], name="task_of_unit")]
        constraints: ClassVar = [
            # The same task is not given to two people (sources of section B1).
            models.UniqueConstraint(
                fields=["unit", "key"],
                condition=models.Q(ended_at=None) & ~models.Q(key=""),
                name="a_task_is_given_to_one",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
