"""The yearly follow-up of the whole cycle."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import OfUnit, Unit


class YearlyFollowUp(OfUnit):
    """How the systematic work of a unit went in a year.

    Attributes:
        answers: What was answered, by question.
        touched: For each question, the version that last changed its answer.
        figures: The figures that the form was filled in with when it was closed, each with its
            rule, number and day, so that it can be read as it was.
        lists: The measures of the year and the open risks as they were when it was closed.
        version: Grows with each change, so that two who write at once see each other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="yearly_follow_ups")
    year = models.PositiveSmallIntegerField()
    answers = models.JSONField(default=dict)
    touched = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    lists = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year"], name="a_year_is_followed_up_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"


class YearlySignature(models.Model):
    """A signature under a yearly follow-up that is closed."""

    class Capacity(models.TextChoices):
        """In what capacity somebody signs."""

        MANAGER = "manager"
        SAFETY_REPRESENTATIVE = "safety_representative"

    follow_up = models.ForeignKey(YearlyFollowUp, models.CASCADE, related_name="signatures")
    capacity = models.CharField(max_length=24, choices=Capacity)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    dissent = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["follow_up", "capacity"], name="each_capacity_signs_a_year_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.by} ({self.capacity})"
