"""The log: one event for everything that was changed or read."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from arbetsro.web.accounts.models import Person


class Event(models.Model):
    """Something that somebody did. Never changed, never deleted; triggers in the database hold it.

    The names are kept beside the keys, so that an event can be read after its object is gone.
    ``organisation`` is the one on whose behalf it was done; none for the installation as a whole.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=160)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField(max_length=60, db_index=True)
    is_reading = models.BooleanField(default=False)
    target_kind = models.CharField(max_length=40, blank=True)
    target_id = models.CharField(max_length=40, blank=True)
    target_name = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-at"], name="event_of_organisation"),
            models.Index(fields=["target_kind", "target_id"], name="event_of_target"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name}: {self.action} {self.target_name}"
