"""Who may read a person's record: those who take part, and whom the person has shut out."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from arbetsro.web.care.fields import SealedField
from arbetsro.web.care.models.applicant import Applicant
from arbetsro.web.frame.clock import now


class TakesPart(models.Model):
    """That a staff member takes part in a person's care, and so may read the record.

    Attributes:
        staff: The staff member's key in the other store.
        role: As what: ``counsellor``, ``coordinator`` or ``interviewer``.
        until: When it ended; none while it goes on.
    """

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="taking_part")
    staff = models.BigIntegerField()
    role = models.CharField(max_length=12)
    since = models.DateTimeField(default=now)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["applicant", "staff", "role"], condition=Q(until=None),
                name="takes_part_once",
            )
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["staff", "until"], name="part_of_staff")]

    def __str__(self) -> str:
        return f"{self.applicant}: {self.staff} ({self.role})"


class Opening(models.Model):
    """That somebody who takes no part opened a record, and why. It ends by itself.

    Attributes:
        reason: Sealed text, which the person can read.
        in_emergency: Whether a block of the person's was passed over, to avert danger.
    """

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="openings")
    staff = models.BigIntegerField()
    purpose = models.CharField(max_length=20)
    reason = SealedField()
    in_emergency = models.BooleanField(default=False)
    at = models.DateTimeField(default=now)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.applicant}: {self.staff}"


class Block(models.Model):
    """That the person has shut somebody out of the record, or all who do not take part.

    Attributes:
        staff: The key of whom; none for everybody who takes no part.
        lifted_at: When the person opened it again.
    """

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="blocks")
    staff = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=now)
    lifted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.applicant}: {self.staff or 'all'}"
