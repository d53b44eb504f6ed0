"""The follow-up: what is asked some months later, and how often somebody tried to ask."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.applications.models import Application
from arbetsro.web.care.fields import SealedField
from arbetsro.web.frame.clock import now


class FollowUp(models.Model):
    """The questions some months after the last visit.

    Attributes:
        interviewer: The key of who asks: somebody without earlier contact with the person.
        answers: Sealed: ``problem_size``, ``sick_leave``, ``employment``, ``helpful``,
            ``would_recommend``, ``comments``, ``comment_themes``, ``items`` of the self-rating.
        because: Why nobody answered; a key of ``Reason``.
    """

    class State(models.TextChoices):
        """How it stands."""

        WAITING = "waiting"
        DONE = "done"
        LOST = "lost"

    class Reason(models.TextChoices):
        """Why it did not take place."""

        DECLINED = "declined"
        NOT_REACHED = "not_reached"
        WITHDREW = "withdrew"
        OTHER = "other"

    class Way(models.TextChoices):
        """How it was asked."""

        TELEPHONE = "telephone"
        VIDEO = "video"
        FORM = "form"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.OneToOneField(Application, models.CASCADE, related_name="follow_up")
    due_on = models.DateField()
    interviewer = models.BigIntegerField(null=True)
    assigned_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    way = models.CharField(max_length=9, choices=Way, blank=True)
    because = models.CharField(max_length=11, choices=Reason, blank=True)
    answers = SealedField(default=dict)
    version = models.PositiveIntegerField(default=1)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["due_on"]
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="follow_up_due")]

    def __str__(self) -> str:
        return str(self.application)


class Attempt(models.Model):
    """A try to reach the person."""

    class Outcome(models.TextChoices):
        """What came of it."""

        NO_ANSWER = "no_answer"
        CALL_BACK = "call_back"
        WRONG_NUMBER = "wrong_number"
        LETTER_SENT = "letter_sent"
        REACHED = "reached"

    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="attempts")
    by = models.BigIntegerField()
    at = models.DateTimeField(default=now)
    outcome = models.CharField(max_length=12, choices=Outcome)
    note = SealedField(default=str)

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.outcome}"
