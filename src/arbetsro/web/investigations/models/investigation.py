"""An investigation: what is looked into, in which way, by whom."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.language import LANGUAGES
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models.checklists import ChecklistVersion
from arbetsro.web.organisations.models import OfUnit, Unit


class Investigation(OfUnit):
    """One time when the work environment of a unit is looked into.

    Attributes:
        checklist: What is asked, as it said when the investigation was planned; none where nothing
            but cards, letters or interviews are used.
        profile: What the unit answered to the checklist's profile questions, by key.
        about: Of a change, what is to be changed; else what it is about, in own words.
        own_questions: Questions added to the checklist for this time: ``key``, ``text``, and
            ``late`` where one came after the closing.
        version: How many times its plan has been changed.
        based_on: Last time's, where it began as a copy of it.
    """

    class Way(models.TextChoices):
        """How it is looked into."""

        ROUND = "round"
        MEETING = "meeting"
        QUESTIONS = "questions"
        INTERVIEWS = "interviews"
        CHANGE = "change"

    class State(models.TextChoices):
        """How far it has come."""

        OPEN = "open"
        CLOSED = "closed"
        ABANDONED = "abandoned"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="investigations")
    way = models.CharField(max_length=10, choices=Way)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    checklist = models.ForeignKey(ChecklistVersion, models.PROTECT, null=True, related_name="+")
    profile = models.JSONField(default=dict)
    own_questions = models.JSONField(default=list)
    language = models.CharField(
        max_length=2, default="sv", choices=[(one, one) for one in LANGUAGES]
    )
    planned_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    based_on = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-planned_on", "-started_at"]
        indexes: ClassVar = [models.Index(fields=["unit", "-planned_on"], name="inv_of_unit")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether answers and findings may still be added."""
        return self.state == self.State.OPEN
