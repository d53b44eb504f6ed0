"""A risk with its causes and consequences."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.models import OfUnit, Unit


class Level(models.TextChoices):
    """How grave a risk is, whatever the method calls it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Risk(OfUnit):
    """Something that may make people ill: what is behind it, and what it leads to.

    Attributes:
        exposed: Who is exposed: groups and tasks, never names.
        in_place: What is done about it already.
        instructions: The written instructions that a serious risk asks for.
        level: The level that counts now: the graver of the parties' latest ratings, after measures
            where that has been rated; blank until somebody has rated it.
        closed_because: Why it was closed; it stays when the risk is opened again.
        reopened_because: Why it was opened again, if it was.
        version: Grows with each change of what it says, so that two who change it at once see each
            other. Ratings and states do not change it.
    """

    class State(models.TextChoices):
        """Whether something is to be done about it."""

        OPEN = "open"
        ACCEPTED = "accepted"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="risks")
    findings = models.ManyToManyField(Finding, related_name="risks", blank=True)
    title = models.CharField(max_length=200)
    factor = models.CharField(max_length=40, blank=True)
    exposed = models.TextField(blank=True)
    for_staff = models.TextField(blank=True)
    for_work = models.TextField(blank=True)
    for_economy = models.TextField(blank=True)
    in_place = models.TextField(blank=True)
    instructions = models.TextField(blank=True)
    level = models.CharField(max_length=6, choices=Level, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    closed_because = models.TextField(blank=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=now)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    reopened_because = models.TextField(blank=True)
    reopened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reopened_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-added_at"]
        indexes: ClassVar = [models.Index(fields=["unit", "state", "level"], name="risk_of_unit")]

    def __str__(self) -> str:
        return self.title


class Cause(models.Model):
    """An answer to the question why; the next one asks why of it. ``chain`` keeps chains apart."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="causes")
    chain = models.PositiveSmallIntegerField(default=1)
    depth = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=400)

    class Meta:
        ordering: ClassVar = ["chain", "depth"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["risk", "chain", "depth"], name="a_chain_has_one_cause_of_a_depth"
            )
        ]

    def __str__(self) -> str:
        return self.text
