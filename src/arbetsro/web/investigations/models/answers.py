"""What was answered on a round, by whom, with which photos."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models.investigation import Investigation
from arbetsro.web.organisations.models import Organisation


class Participant(models.Model):
    """Somebody who takes part in an investigation; without an account, only by name."""

    class Capacity(models.TextChoices):
        """As what somebody takes part."""

        MANAGER = "manager"
        SAFETY_REPRESENTATIVE = "safety_representative"
        EMPLOYEE = "employee"
        HR = "hr"
        CONSULTANT = "consultant"
        OTHER = "other"

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    capacity = models.CharField(max_length=24, choices=Capacity)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name or str(self.person)


class Answer(models.Model):
    """One person's answer to one question. Two who differ both stand; nobody overwrites another.

    Attributes:
        at: When it was answered, as far as the telephone can be believed.
        kept_at: When it reached us.
        is_late: Whether it came after the investigation was closed.
        earlier: What the same person answered besides, oldest first, each with ``value``, ``note``,
            ``cause``, ``at``, ``sent``, and ``apart``: whether it came from a telephone that had
            not seen the other answer, and ``late``: whether it came after the closing.
        sent: The telephone's own mark of the sending, so that one that is repeated counts once.
    """

    class Value(models.TextChoices):
        """How it is; an open question is answered with the note alone."""

        WORKS = "works"
        PARTLY = "partly"
        NOT = "not"
        NOT_RELEVANT = "not_relevant"
        UNSURE = "unsure"
        SAID = "said"

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=80)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    value = models.CharField(max_length=12, choices=Value)
    note = models.TextField(blank=True)
    cause = models.TextField(blank=True)
    at = models.DateTimeField(default=now)
    kept_at = models.DateTimeField(default=now)
    is_late = models.BooleanField(default=False)
    sent = models.UUIDField(default=uuid.uuid4)
    earlier = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["investigation", "question", "by"], name="a_person_answers_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.value}"


class Photo(models.Model):
    """A photo from a round, made smaller and without what the camera wrote of place and device.

    Its id is the telephone's own mark of the sending. Of one that is removed nothing is left but
    that it was there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="photos")
    question = models.CharField(max_length=80, blank=True)
    caption = models.CharField(max_length=200, blank=True)
    content = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    is_late = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return self.caption or str(self.id)

    @property
    def organisation(self) -> Organisation:
        """The organisation it belongs to."""
        return self.investigation.organisation
