"""A measure: what is to be done, why, by whom, until when, and when one looks whether it worked."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from arbetsro.web.accounts.models import Person
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.frame.clock import now, today
from arbetsro.web.organisations.models import OfUnit, Unit
from arbetsro.web.risks.models import Risk


class Measure(OfUnit):
    """Something that is done about a risk.

    Attributes:
        title: What is to be done.
        mechanism: Why it should help: what it changes in the work.
        indicator: What will show whether it worked.
        indicator_start: What the indicator was when the measure was made.
        level, stage: As the knowledge base calls them.
        entry: The entry of the knowledge base that it comes from, as ``id@digest``.
        owner: Who answers for it; somebody with an account.
        due_on: When it is to be done.
        follow_up_on: When one looks whether it worked; set when the measure is made.
        cost_once, cost_yearly: In kronor; hours: working time in all. Nothing where not known.
        analysis, intervention: The health-economic analysis that counts it, and its id there.
        repeats_months, repeats_day: Of a recurring measure, how many months until the next, and
            on which day of the month; what falls on the 31st comes back to it after February.
        repeats: The one of the series before it.
        version: Grows with each change, so that two who change it at once see each other.
    """

    class State(models.TextChoices):
        """How far it has come."""

        PLANNED = "planned"
        STARTED = "started"
        DONE = "done"
        STOPPED = "stopped"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="measures")
    risk = models.ForeignKey(Risk, models.PROTECT, null=True, related_name="measures")
    title = models.CharField(max_length=300)
    mechanism = models.TextField(blank=True)
    indicator = models.TextField(blank=True)
    indicator_start = models.TextField(blank=True)
    level = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    factor = models.CharField(max_length=40, blank=True)
    entry = models.CharField(max_length=120, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="measures")
    due_on = models.DateField()
    follow_up_on = models.DateField()
    cost_once = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    cost_yearly = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    hours = models.DecimalField(max_digits=10, decimal_places=1, null=True)
    analysis = models.ForeignKey(Analysis, models.SET_NULL, null=True, related_name="measures")
    intervention = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.PLANNED)
    state_reason = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    followed_up_at = models.DateTimeField(null=True)
    repeats_months = models.PositiveSmallIntegerField(null=True)
    repeats_day = models.PositiveSmallIntegerField(null=True)
    repeats = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(follow_up_on__gte=F("due_on")), name="one_follows_up_what_is_due"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "due_on"], name="measure_of_unit"),
            models.Index(fields=["owner", "state", "due_on"], name="measure_of_owner"),
            models.Index(fields=["state", "due_on"], name="measure_due"),
            models.Index(fields=["followed_up_at", "follow_up_on"], name="measure_to_follow_up"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.state in {self.State.PLANNED, self.State.STARTED}

    @property
    def is_overdue(self) -> bool:
        """Whether something is left to do though its day has passed."""
        return self.is_open and self.due_on < today()

    @property
    def is_to_follow_up(self) -> bool:
        """Whether it is done and it is time to look whether it worked."""
        waits = self.state == self.State.DONE and self.followed_up_at is None
        return waits and self.follow_up_on <= today()
