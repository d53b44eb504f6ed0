"""A matter with a duty to answer, and the way it takes from level to level."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import OfUnit, Organisation, Unit
from arbetsro.web.risks.models import Risk


class Matter(OfUnit):
    """Something that a unit cannot solve itself, in writing.

    A return goes from a manager to the level above. A request is the safety representative's under
    AML 6:6 a: it goes to the employer where it arose, and has rules of its own.

    Attributes:
        unit: Where it arose.
        reason: What is lacking: a key of ``workenv.upward``.
        asks_for: What a request asks for in the law's own words; blank for a return.
        wanted: What is needed, or what measure or investigation is requested.
        latest_on: When an answer is wanted at the latest; a request states it itself.
    """

    class Kind(models.TextChoices):
        """Which rules it follows."""

        RETURN = "return"
        REQUEST = "request"

    class Asked(models.TextChoices):
        """What a safety representative may request."""

        MEASURE = "measure"
        INVESTIGATION = "investigation"

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
    asks_for = models.CharField(max_length=13, choices=Asked, blank=True)
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
        indexes: ClassVar = [
            models.Index(fields=["unit", "state"], name="matter_of_unit"),
            models.Index(fields=["raised_by", "state"], name="matter_of_sender"),
        ]

    def __str__(self) -> str:
        return self.subject


class Leg(models.Model):
    """One level's turn with a matter; the one that it has not left is where it lies.

    Attributes:
        to: The unit whose manager is to answer; nothing where there was nobody above when it was
            sent. Who answers today is worked out when it is read: see ``levels``.
        came_from: The level that it came up from; nothing for the first.
        answer_on: The day on which an answer is due from this level.
        climbed: Whether it came here because the level below did not answer.
        amount: What is granted, in kronor, where it is funded.
        left_at: When it went from here: answered, passed on, climbed or withdrawn.
    """

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="legs")
    number = models.PositiveSmallIntegerField()
    to = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="received_matters")
    came_from = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
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
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "number"], name="a_matter_goes_leg_by_leg"),
            models.UniqueConstraint(
                fields=["matter"],
                condition=models.Q(left_at=None),
                name="a_matter_lies_in_one_place",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["left_at", "answer_on"], name="leg_unanswered"),
            models.Index(fields=["to", "left_at"], name="leg_of_receiver"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.number}"


class Receipt(models.Model):
    """The written confirmation that a request has arrived, as it was made when it was confirmed."""

    matter = models.OneToOneField(Matter, models.CASCADE, related_name="receipt")
    made_at = models.DateTimeField(default=now)
    language = models.CharField(max_length=2)
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.matter)

    @property
    def organisation(self) -> Organisation:
        """The organisation it belongs to."""
        return self.matter.organisation
