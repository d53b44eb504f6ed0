"""What is left when something has been deleted: that it was, and under which rule."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.care.models.clinic import Clinic
from arbetsro.web.frame.clock import now


class DeletionReport(models.Model):
    """That records were deleted since the years of keeping had passed.

    Attributes:
        numbers: The numbers of the people whose records they were; nothing else is left of them.
        counts: How many rows of each kind were deleted.
    """

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="deletions")
    at = models.DateTimeField(default=now)
    rule = models.CharField(max_length=40)
    numbers = models.JSONField(default=list)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {len(self.numbers)}"


class Receipt(models.Model):
    """What a person was told after withdrawing a consent or an application.

    Attributes:
        what: ``evaluation``, ``follow_up``, ``application`` or ``draft``.
        deleted, kept: The keys of what was deleted, and of what the law keeps, as messages name it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="receipts")
    applicant = models.UUIDField(db_index=True)
    at = models.DateTimeField(default=now)
    what = models.CharField(max_length=20)
    deleted = models.JSONField(default=list)
    kept = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {self.what}"
