"""A message to the staff of a unit."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models import Finding
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import OfUnit, Unit

#: The four things that staff want to know, in the order in which they are told.
PARTS = ("found", "does", "does_not", "since")


class Message(OfUnit):
    """What a manager tells the staff. Nobody but the writers sees it until it is published.

    Once published it does not change: what is told next is a new message that follows it. One that
    was wrong is withdrawn, with a note to the staff in its place.

    Attributes:
        found, does, does_not, since: The four things that staff want to know.
        findings, measures: What it speaks of, so that one can go from any of them to here.
        withdrawn_because: What the staff read instead.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="messages")
    title = models.CharField(max_length=200)
    found = models.TextField(blank=True)
    does = models.TextField(blank=True)
    does_not = models.TextField(blank=True)
    since = models.TextField(blank=True)
    findings = models.ManyToManyField(Finding, related_name="messages", blank=True)
    measures = models.ManyToManyField(Measure, related_name="messages", blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-published_at", "-written_at"]
        indexes: ClassVar = [models.Index(fields=["unit", "-published_at"], name="message_of_unit")]

    def __str__(self) -> str:
        return f"{self.written_at:%Y-%m-%d}"  # what a draft says stays out of the log

    @property
    def is_draft(self) -> bool:
        """Whether it has not been published yet."""
        return self.published_at is None


def published() -> models.QuerySet[Message]:
    """The messages that staff may read, the newest first: published, and not withdrawn since."""
    found = Message.objects.filter(published_at__isnull=False, withdrawn_at=None)
    return found.order_by("-published_at", "pk")
