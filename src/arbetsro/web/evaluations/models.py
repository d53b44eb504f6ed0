"""Data sets that have been taken out for the evaluator."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.care.fields import SealedField
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.lasting import WrittenOnce


class FrozenSet(WrittenOnce):
    """A de-identified data set as it was one day, from which a report can be made again.

    Attributes:
        rows: Sealed list of rows as ``arbetsro.evaluation`` declares them.
        coarsened: What was made coarser so that nobody can be made out.
        by: The key of the evaluator.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="frozen_sets")
    made_at = models.DateTimeField(default=now)
    by = models.BigIntegerField()
    first_month = models.CharField(max_length=7, blank=True)
    last_month = models.CharField(max_length=7, blank=True)
    people = models.PositiveIntegerField()
    rows = SealedField()
    coarsened = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"
