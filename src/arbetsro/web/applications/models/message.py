"""A message between a person and the clinic, which both read where they have logged in."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.applications.models.application import Application
from arbetsro.web.care.fields import SealedField
from arbetsro.web.frame.clock import now


class Message(models.Model):
    """Something that was written, or a note of what was said on the telephone.

    Attributes:
        staff: The key of the staff member who wrote it; none for the person.
        text: Sealed.
        read_at: When the other side had it before them.
    """

    class Way(models.TextChoices):
        """How it reached the other side."""

        MESSAGE = "message"
        TELEPHONE = "telephone"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="messages")
    staff = models.BigIntegerField(null=True)
    way = models.CharField(max_length=9, choices=Way, default=Way.MESSAGE)
    text = SealedField()
    at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
