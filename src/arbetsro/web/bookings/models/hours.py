"""When a staff member can meet people."""

from typing import ClassVar

from django.db import models

from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import today


class WeeklyHours(models.Model):
    """Hours that come back every week, by the clock on the clinic's wall.

    Attributes:
        staff: The staff member's key in the other store.
        weekday: 0 for Monday to 6 for Sunday.
    """

    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="weekly_hours")
    staff = models.BigIntegerField(db_index=True)
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    valid_from = models.DateField(default=today)
    valid_to = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["weekday", "starts"]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts:%H:%M}–{self.ends:%H:%M}"


class Deviation(models.Model):
    """A time when a staff member is away in spite of the weekly hours, or there besides them."""

    class Kind(models.TextChoices):
        """Which of the two."""

        AWAY = "away"
        EXTRA = "extra"

    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="deviations")
    staff = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=5, choices=Kind)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["starts_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts_at:%Y-%m-%d %H:%M}"
