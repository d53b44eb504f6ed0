"""The door that reports come through: a link and a code that can hang on a wall."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import OfUnit, Unit


class Channel(OfUnit):
    """Where the staff of a unit report, and who receives it unless somebody else is chosen.

    Attributes:
        token: Stands in the link and the code; it opens nothing but the form.
        receiver: Who gets the reports.
        others: Who may be chosen instead, as where the report is about the receiver.
        readers: Who reads reports of victimisation besides whoever receives them, as the routine
            of the organisation says.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="channels")
    token = models.CharField(max_length=32, unique=True)
    receiver = models.ForeignKey(Person, models.PROTECT, related_name="+")
    others = models.ManyToManyField(Person, related_name="+", blank=True)
    readers = models.ManyToManyField(Person, related_name="+", blank=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(closed_at=None), name="a_unit_has_one_door"
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)
