"""How the parties rate a risk, and who has accepted it."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.risks.models.methods import OwnMethod
from arbetsro.web.risks.models.risk import Level, Risk


class Rating(models.Model):
    """One rating of a risk by one party; the latest of a party and phase counts, all are kept."""

    class Party(models.TextChoices):
        """Who rates it: the employer's side, or the safety representative for the employees."""

        EMPLOYER = "employer"
        EMPLOYEES = "employees"

    class Phase(models.TextChoices):
        """Whether it is rated as it was found, or with the measures in place."""

        BEFORE = "before"
        AFTER = "after"

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="ratings")
    party = models.CharField(max_length=9, choices=Party)
    phase = models.CharField(max_length=6, choices=Phase)
    method = models.ForeignKey(OwnMethod, models.PROTECT, related_name="+")
    probability = models.PositiveSmallIntegerField(null=True)
    consequence = models.PositiveSmallIntegerField(null=True)
    level = models.CharField(max_length=6, choices=Level)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.risk}: {self.level}"


class Acceptance(models.Model):
    """That somebody with the mandate lives with a risk for a time, and why.

    Attributes:
        level: The level that was accepted; a graver one is not.
        ended_because: Why it holds no longer.
    """

    class Ending(models.TextChoices):
        """Why an acceptance holds no longer."""

        EXPIRED = "expired"
        ENDED = "ended"
        GRAVER = "graver"
        CLOSED = "closed"

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="acceptances")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    level = models.CharField(max_length=6, choices=Level)
    reason = models.TextField()
    expires_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(max_length=7, choices=Ending, blank=True)

    class Meta:
        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["risk"],
                condition=models.Q(ended_at=None),
                name="a_risk_is_accepted_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.risk}: {self.expires_on:%Y-%m-%d}"
