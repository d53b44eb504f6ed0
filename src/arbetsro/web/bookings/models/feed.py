"""The secret address of a staff member's times."""

from typing import ClassVar

from django.db import models

from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import now


class TimesFeed(models.Model):
    """The secret address under which a calendar program fetches the times of a staff member.

    Attributes:
        staff: The staff member's key in the other store.
        token_hash: The hash of the key in the address; the key itself is kept nowhere.
    """

    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="+")
    staff = models.BigIntegerField()
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clinic", "staff"], name="one_feed_of_times_each")
        ]

    def __str__(self) -> str:
        return str(self.staff)
