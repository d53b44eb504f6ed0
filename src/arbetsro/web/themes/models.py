"""Themes that many applicants share: counts that a clinic has published. Nobody stands in them."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.lasting import WrittenOnce
from arbetsro.web.organisations.models import Organisation


class Partner(models.Model):
    """An employer that a clinic may give themes to."""

    clinic = models.ForeignKey(Organisation, models.CASCADE, related_name="theme_partners")
    employer = models.ForeignKey(Organisation, models.CASCADE, related_name="theme_clinics")
    since = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clinic", "employer"], name="a_partner_once")
        ]

    def __str__(self) -> str:
        return str(self.employer)

    @property
    def organisation(self) -> Organisation:
        """On whose behalf the log is kept."""
        return self.clinic


class ThemeReport(WrittenOnce):
    """How many of how many applicants a theme concerned, above the smallest group.

    Attributes:
        employer: For whom; none for regional partners, of people whatever their employer.
        counts: By theme, how many; a theme that may not be shown is not here.
        of: How many people it rests on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Organisation, models.PROTECT, related_name="theme_reports")
    employer = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="themes_received"
    )
    first_day = models.DateField()
    last_day = models.DateField()
    of = models.PositiveIntegerField()
    counts = models.JSONField()
    published_at = models.DateTimeField(default=now)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-first_day", "employer__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clinic", "employer", "first_day"], name="a_period_once_for_an_employer"
            ),
            models.UniqueConstraint(
                fields=["clinic", "first_day"], condition=Q(employer=None),
                name="a_period_once_for_the_region",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.first_day:%Y-%m-%d} – {self.last_day:%Y-%m-%d}"

    @property
    def organisation(self) -> Organisation:
        """On whose behalf the log is kept."""
        return self.clinic
