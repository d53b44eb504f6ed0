"""What is written at a visit, along the conversation guide."""

from typing import ClassVar

from django.db import models

from arbetsro.web.care.fields import SealedField
from arbetsro.web.frame.clock import now
from arbetsro.web.visits.models.visit import Visit


class VisitRecord(models.Model):
    """The notes of a visit. Once it is signed nothing in it changes; corrections are added to it.

    Attributes:
        content: Sealed: ``places`` (what stands at each place of the guide), ``done`` (the keys of
            the parts that have been gone through), ``themes`` (keys).
        touched: Sealed, too: by place, the version that last changed it.
        signed_by: The key of the staff member who signed.
    """

    visit = models.OneToOneField(Visit, models.CASCADE, related_name="record")
    content = SealedField(default=dict)
    touched = SealedField(default=dict)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=now)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return str(self.visit)


class Correction(models.Model):
    """Something that is put right in a signed record, with its day and who wrote it."""

    record = models.ForeignKey(VisitRecord, models.CASCADE, related_name="corrections")
    text = SealedField()
    by = models.BigIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
