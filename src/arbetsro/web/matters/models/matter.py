"""A matter with a duty to answer, and the way it takes from level to level."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.web.risks.models import Risk


class Matter(models.Model):
    """Something that a unit cannot solve itself, in writing.

    A return goes from a manager to the level above. A request is the safety representative's under
    AML 6:6 a: it goes to the employer where it arose, and has rules of its own.

    Attributes:
        unit: Where it arose.
        reason: What is lacking: a key of ``workenv.upward``.
        wanted: What is needed, or what measure or investigation is requested.
        latest_on: When an answer is wanted at the latest; a request states it itself.
        raised_with: The law's own word for a request: the measure or the investigation.
    """

    class Kind(models.TextChoices):
        """Which rules it follows."""

        RETURN = "return"
        REQUEST = "request"

    class State(models.TextChoices):
        """Whether it waits for somebody."""

        OPEN = "open"
        ANSWERED = "answered"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="matters")
    kind = models.CharField(max_length=7, choices=Kind)
    subject = models.CharField(max_length=200)
    reason = models.CharField(max_length=12, blank=True)
    says = models.TextField()
    wanted = models.TextField()
    latest_on = models.DateField()
    risk = models.ForeignKey(Risk, models.PROTECT, null=True, related_name="matters")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="matters")
    task = models.ForeignKey("Task", models.PROTECT, null=True, related_name="matters")
    raised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(default=now)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-raised_at"]
        indexes: ClassVar = [models.Index(fields=["unit", "state"], name="matter_of_unit")]

    def __str__(self) -> str:
        return self.subject

    @property
    def organisation(self) -> Organisation:
        """The organisation it belongs to."""
        return self.unit.organisation


class Leg(models.Model):
    """One level's turn with a matter; the last one is where it lies.

    Attributes:
        to: The unit whose manager is to answer; nothing where there is nobody above, so that the
            board's page shows it and nobody is said to have received it.
        answer_on: The day on which an answer is due from this level.
        climbed: Whether it came here because the level below did not answer.
        amount: What is granted, in kronor, where it is funded.
    """

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="legs")
    number = models.PositiveSmallIntegerField()
    to = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="received_matters")
    sent_at = models.DateTimeField(default=now)
    answer_on = models.DateField()
    climbed = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=8, blank=True)
    answer_says = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "number"], name="a_matter_goes_leg_by_leg")
        ]
        indexes: ClassVar = [
            models.Index(fields=["answered_at", "answer_on"], name="leg_unanswered"),
            models.Index(fields=["to", "answered_at"], name="leg_of_receiver"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.number}"
