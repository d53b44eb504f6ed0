"""What the counsellor writes when care ends."""

from django.db import models

from arbetsro.web.applications.models import Application
from arbetsro.web.care.fields import SealedField
from arbetsro.web.frame.clock import now


class Closing(models.Model):
    """The note that ends an application's care.

    Attributes:
        note: Sealed; the counsellor's note, which belongs to the record.
        by: The key of who ended it.
    """

    application = models.OneToOneField(Application, models.CASCADE, related_name="closing")
    note = SealedField(default=str)
    by = models.BigIntegerField()
    at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
