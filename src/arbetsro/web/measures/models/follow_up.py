"""What was seen when a measure was followed up."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.measures.models.measure import Measure


class FollowUp(models.Model):
    """One follow-up: what was done (process), what it led to (effect), and what is next.

    ``indicator_was`` is what was known of the indicator until then, kept as it stood.
    """

    class Done(models.TextChoices):
        """Whether it was done as planned."""

        YES = "yes"
        PARTLY = "partly"
        NO = "no"

    class Moved(models.TextChoices):
        """What became of the indicator."""

        BETTER = "better"
        SAME = "same"
        WORSE = "worse"
        NOT_KNOWN = "not_known"

    class Worked(models.TextChoices):
        """Whether the mechanism worked as meant."""

        AS_MEANT = "as_meant"
        PARTLY = "partly"
        NOT = "not"
        NOT_KNOWN = "not_known"

    class Next(models.TextChoices):
        """What is to happen now."""

        CLOSE = "close"
        CHANGE = "change"
        NEW_MEASURE = "new_measure"

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="follow_ups")
    done = models.CharField(max_length=6, choices=Done)
    moved = models.CharField(max_length=9, choices=Moved)
    indicator_was = models.TextField(blank=True)
    indicator_now = models.TextField(blank=True)
    worked = models.CharField(max_length=9, choices=Worked)
    side_effects = models.TextField(blank=True)
    says = models.TextField(blank=True)
    next_step = models.CharField(max_length=11, choices=Next)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.measure}: {self.next_step}"
