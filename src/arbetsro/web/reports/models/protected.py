"""Protected cases: what few may read, and what no figure counts."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import OfUnit, Unit
from arbetsro.web.reports.models.report import Report


class ProtectedCase(OfUnit):
    """A report that names or accuses somebody: its content lies here, away from all others.

    Attributes:
        report: The emptied report that it came from, so that its sender can still follow it.
        content: What the report said: kind, text, place, day, name, contact.
        readers: The only ones who may open it; every opening is in the log.
        moved_by: Who moved it here; nobody where it was protected from the beginning.
        answer: What the sender is told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    report = models.OneToOneField(Report, models.PROTECT, null=True, related_name="case")
    content = models.JSONField()
    photo = models.BinaryField(null=True)
    readers = models.ManyToManyField(Person, related_name="protected_cases")
    moved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    moved_on = models.DateField()
    received_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-moved_on", "id"]

    def __str__(self) -> str:
        return str(self.id)


class ProtectedNote(models.Model):
    """What one of the readers has written in a protected case."""

    case = models.ForeignKey(ProtectedCase, models.CASCADE, related_name="notes")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return str(self.pk)
