"""The log of the care store: everything that was written and everything that was read."""

from typing import ClassVar

from django.db import models

from arbetsro.web.care.models.clinic import Clinic
from arbetsro.web.frame.clock import now


class CareEvent(models.Model):
    """Something that was done with a person's record. Never changed; triggers hold it.

    No clinical content stands here. The applicant is a plain key, so that the event outlives the
    record for as long as logs are kept.

    Attributes:
        by_key: The staff member's key in the other store; none for the person and for the program.
        by_name: What the staff member is called; empty for the person.
        by_applicant: Whether the person did it.
        purpose: Why it was read or written; see ``care.purposes``.
    """

    at = models.DateTimeField(default=now, db_index=True)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="events")
    applicant = models.UUIDField(null=True, db_index=True)
    applicant_number = models.CharField(max_length=12, blank=True)
    by_key = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=160, blank=True)
    by_applicant = models.BooleanField(default=False)
    action = models.CharField(max_length=60)
    purpose = models.CharField(max_length=20, blank=True)
    is_reading = models.BooleanField(default=False)
    target_kind = models.CharField(max_length=40, blank=True)
    target_id = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["clinic", "-at"], name="care_event_of_clinic"),
            models.Index(fields=["applicant", "by_key"], name="care_event_between"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name}: {self.action}"
