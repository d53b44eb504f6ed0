"""That a workplace has talked about the result of a survey."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.lasting import WrittenOnce
from arbetsro.web.organisations.models import OfUnit, Unit
from arbetsro.web.surveys.models.wave import Wave


class Talk(OfUnit, WrittenOnce):
    """A talk about a result: in which unit and on which day, and nothing of what was said.

    Attributes:
        unit: Whose talk it was. It may be too small to be a place of the wave.
        held_on: The day of the talk.
        by: Who noted it.
    """

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="talks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    held_on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "unit"], name="a_unit_talks_once_of_a_wave")
        ]

    def __str__(self) -> str:
        return f"{self.wave} {self.unit}"
