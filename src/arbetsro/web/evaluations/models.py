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
        coarsened: What was made coarser so that nobody can be made out: ``levels``, ``emptied``,
            ``combinations`` and ``smallest``, as ``arbetsro.evaluation.coarsening`` gives them.
        trace: Sealed: by person, a fingerprint of what was known of them. The program alone reads
            it, to see to it that no two sets differ by a few people.
        by: The key of the evaluator.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="frozen_sets")
    made_at = models.DateTimeField(default=now)
    by = models.BigIntegerField()
    people = models.PositiveIntegerField()
    rows = SealedField()
    coarsened = models.JSONField(default=dict)
    trace = SealedField(default=dict)

    class Meta:
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"
