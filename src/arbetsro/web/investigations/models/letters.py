"""Questions by e-mail: who was asked, and what was answered, apart from each other."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models.investigation import Investigation
from arbetsro.web.organisations.models import Organisation


class Question(models.Model):
    """A question in the letter, or a theme of the interviews."""

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["place"]

    def __str__(self) -> str:
        return self.text[:80]


class Asking(models.Model):
    """That the questions of an investigation have been sent, and whether replies still come in.

    Attributes:
        asked: How many were asked. The letters themselves go when the questions are closed.
        answered: How many of them replied, once the questions are closed.
    """

    investigation = models.OneToOneField(
        Investigation, models.CASCADE, related_name="asking", primary_key=True
    )
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=now)
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return str(self.investigation)

    @property
    def organisation(self) -> Organisation:
        """The organisation it belongs to."""
        return self.investigation.organisation

    @property
    def is_open(self) -> bool:
        """Whether replies still come in."""
        return self.closed_at is None and self.investigation.is_open


class Letter(models.Model):
    """That somebody was asked, and whether that key has been used. It does not lead to a reply."""

    investigation = models.ForeignKey(Investigation, models.CASCADE, related_name="letters")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(default=now)
    is_answered = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["email"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["investigation", "email"], name="an_address_is_asked_once"
            )
        ]

    def __str__(self) -> str:
        return self.email


class Reply(models.Model):
    """What somebody answered. It has no time and no order, so that it leads to nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(Question, models.CASCADE, related_name="replies")
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.text[:80]
