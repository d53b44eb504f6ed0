"""A person's dates in a calendar of their own, and the reminders that have been sent."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.measures.models.measure import Measure
from arbetsro.web.organisations.models import Organisation


class CalendarFeed(models.Model):
    """The secret address under which a calendar program fetches somebody's dates."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "organisation"], name="a_person_has_one_calendar_here"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class Reminder(models.Model):
    """That somebody was reminded, so that nobody is reminded twice of the same.

    A measure that is handed over or given another day is reminded of anew.
    ``about`` is ``due`` or ``follow_up``; ``step`` says how long before, or that it is overdue.
    """

    class Step(models.TextChoices):
        """How near the day is."""

        MONTH = "month"
        WEEK = "week"
        DAY = "day"
        OVERDUE = "overdue"

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    about = models.CharField(max_length=9)
    step = models.CharField(max_length=7, choices=Step)
    day = models.DateField()
    sent_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "person", "about", "step", "day"], name="one_is_reminded_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["person", "sent_at"], name="reminder_of_person")]

    def __str__(self) -> str:
        return f"{self.measure}: {self.step}"
