"""A report: something that happened, nearly happened or may happen."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.models import OfUnit, Unit


class Reports(models.Manager["Report"]):
    """The reports that are there to be read and counted: none that is protected."""

    def get_queryset(self) -> models.QuerySet["Report"]:
        """Every report but those that have become protected cases."""
        return super().get_queryset().exclude(state=Report.State.PROTECTED)


class Report(OfUnit):
    """What somebody reported.

    An anonymous report keeps the day it came and no time, no name and no address; its sender can
    follow it with a code of which only the hash is kept.

    ``objects`` leaves out what is protected, so that no list and no figure can hold it by mistake;
    ``every`` has the emptied rows too.

    Attributes:
        name, contact: Only where the sender wished to give them.
        receiver: Who is to deal with it.
        finding: What it went on as.
        answer: What the sender is told.
        told_on: The day on which the receiver was last told by letter.
    """

    class Kind(models.TextChoices):
        """What it is about."""

        RISK = "risk"
        INCIDENT = "incident"
        NEAR_MISS = "near_miss"
        VICTIMISATION = "victimisation"
        IDEA = "idea"

    class State(models.TextChoices):
        """What became of it. What is protected has left this table but for this mark."""

        NEW = "new"
        RECEIVED = "received"
        FINDING = "finding"
        ANSWERED = "answered"
        PROTECTED = "protected"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=13, choices=Kind, blank=True)
    text = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField(null=True)
    came_on = models.DateField()
    is_anonymous = models.BooleanField(default=True)
    name = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    photo = models.BinaryField(null=True)
    receiver = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.NEW)
    finding = models.ForeignKey(Finding, models.SET_NULL, null=True, related_name="reports")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    told_on = models.DateField(null=True)

    objects = Reports()
    every: ClassVar[models.Manager["Report"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-came_on", "id"]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state"], name="report_of_unit"),
            models.Index(fields=["receiver", "state"], name="report_of_receiver"),
        ]

    def __str__(self) -> str:
        return f"{self.came_on:%Y-%m-%d}"  # what it is about stays out of the log

    @property
    def asks_for_cause(self) -> bool:
        """Whether the causes are to be looked for: something happened, or nearly did."""
        return self.kind in {self.Kind.INCIDENT, self.Kind.NEAR_MISS}
