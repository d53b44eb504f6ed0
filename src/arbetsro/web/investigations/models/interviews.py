"""Conversations that a manager has had, and what was said in them."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models.investigation import Investigation
from arbetsro.web.investigations.models.letters import Question
from arbetsro.web.organisations.models import Organisation


class Conversation(models.Model):
    """A conversation within an investigation.

    Attributes:
        about: Whom it speaks for: a profession or a responsibility, never a name.
        version: How many times it has been written.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="conversations")
    about = models.CharField(max_length=120)
    held_on = models.DateField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["held_on", "noted_at"]

    def __str__(self) -> str:
        return f"{self.held_on:%Y-%m-%d}"  # whom it speaks for stays out of the log

    @property
    def organisation(self) -> Organisation:
        """The organisation it belongs to."""
        return self.investigation.organisation


class ConversationNote(models.Model):
    """What was said about a theme."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="notes")
    question = models.ForeignKey(Question, models.CASCADE, related_name="notes")
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["question__place"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conversation", "question"], name="a_theme_is_noted_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
