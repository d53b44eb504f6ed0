"""Findings: what an investigation, a report, a survey or anything else brought up."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models.investigation import Investigation
from arbetsro.web.organisations.models import OfUnit, Unit


class Finding(OfUnit):
    """Something found in a unit's work environment, good or bad, and what became of it.

    Attributes:
        source: Where it comes from.
        reference: What it comes from there, as its app names it; never a person.
        question: The question of the checklist, or the card, that it answers.
        factor: What of work it concerns, as the knowledge base calls it.
        cause: What is thought to be behind it.
        reason: Why nothing more is done, or what was done at once.
    """

    class Source(models.TextChoices):
        """What brought it up."""

        ROUND = "round"
        MEETING = "meeting"
        QUESTIONS = "questions"
        INTERVIEWS = "interviews"
        CHANGE = "change"
        REPORT = "report"
        INCIDENT = "incident"
        SURVEY = "survey"
        ABSENCE = "absence"
        COUNSELLING = "counselling"
        FOLLOW_UP = "follow_up"
        OTHER = "other"

    class Kind(models.TextChoices):
        """Whether it is something to mend, to keep or to make use of."""

        PROBLEM = "problem"
        STRENGTH = "strength"
        BENEFIT = "benefit"

    class State(models.TextChoices):
        """What became of it. At risk it goes on as a risk."""

        OPEN = "open"
        AT_RISK = "at_risk"
        SOLVED = "solved"
        NO_ACTION = "no_action"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="findings")
    investigation = models.ForeignKey(
        Investigation, models.SET_NULL, null=True, related_name="findings"
    )
    source = models.CharField(max_length=12, choices=Source)
    reference = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PROBLEM)
    text = models.TextField()
    cause = models.TextField(blank=True)
    question = models.CharField(max_length=80, blank=True)
    factor = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    reason = models.TextField(blank=True)
    found_on = models.DateField()
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=now)
    handled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    handled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-found_on", "-added_at"]
        indexes: ClassVar = [models.Index(fields=["unit", "state"], name="finding_of_unit")]

    def __str__(self) -> str:
        return f"{self.source} {self.found_on:%Y-%m-%d}"  # what was found stays out of the log
