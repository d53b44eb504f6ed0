"""The action plan that a person and a counsellor make, and the letter the person may send on."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.applications.models import Application
from arbetsro.web.care.fields import SealedField
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.lasting import WrittenOnce


class Plan(models.Model):
    """The plan as it stands.

    Attributes:
        steps: Sealed list; each step has ``key``, ``kind`` (of ``counselling.plan_kinds``),
            ``what``, ``when``, ``whom``, ``likelihood`` (1 to 10 or none) and ``is_done``.
        shared_at: When the person was first given it; until then only the counsellor sees it.
    """

    application = models.OneToOneField(Application, models.CASCADE, related_name="plan")
    steps = SealedField(default=list)
    version = models.PositiveIntegerField(default=1)
    shared_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return str(self.application)


class PlanVersion(WrittenOnce):
    """The plan as the person had it at a time."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    steps = SealedField()
    at = models.DateTimeField(default=now)
    by = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="a_plan_version_once")
        ]

    def __str__(self) -> str:
        return str(self.number)


class Letter(models.Model):
    """A letter that the person may choose to send on, as to a manager or to primary care.

    Attributes:
        text: Sealed.
        by: The key of the counsellor who wrote it.
        given_at: When the person was given it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="letters")
    text = SealedField()
    by = models.BigIntegerField()
    at = models.DateTimeField(default=now)
    given_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
