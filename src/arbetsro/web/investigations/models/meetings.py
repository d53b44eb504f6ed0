"""A conversation at the workplace meeting: cards on a shared screen, dots from telephones."""

from typing import ClassVar

from django.db import models

from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models.investigation import Investigation
from arbetsro.web.organisations.models import Organisation


class Meeting(models.Model):
    """The meeting of an investigation.

    Attributes:
        token: What the link and the code on the screen hold; whoever sees the screen may take part.
        dots: How many dots each telephone may give on each side.
    """

    class Stage(models.TextChoices):
        """What goes on: cards are chosen, dots are given, the result is talked about."""

        CARDS = "cards"
        DOTS = "dots"
        TALK = "talk"

    investigation = models.OneToOneField(
        Investigation, models.CASCADE, related_name="meeting", primary_key=True
    )
    token = models.CharField(max_length=32, unique=True)
    stage = models.CharField(max_length=5, choices=Stage, default=Stage.CARDS)
    dots = models.PositiveSmallIntegerField(default=3)
    changed_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return str(self.investigation)

    @property
    def organisation(self) -> Organisation:
        """The organisation it belongs to."""
        return self.investigation.organisation


class MeetingCard(models.Model):
    """A demand or a resource that lies on the table.

    Attributes:
        card: The built-in card; blank for one of the meeting's own.
        cause: What the meeting said is behind it.
        answered_by: The resources that answer this demand, as the meeting said.
        dots: How many dots it has; they are not kept by telephone.
        version: How many times what was said of it has been written.
    """

    class Side(models.TextChoices):
        """What it is of."""

        DEMAND = "demand"
        RESOURCE = "resource"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="cards")
    side = models.CharField(max_length=8, choices=Side)
    card = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=200)
    cause = models.TextField(blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    dots = models.PositiveIntegerField(default=0)
    answered_by = models.ManyToManyField(
        "self", symmetrical=False, related_name="answers", blank=True
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["side", "place", "id"]

    def __str__(self) -> str:
        return self.text


class Ballot(models.Model):
    """That a telephone has given its dots; not on what, and not when."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="ballots")
    token_hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "token_hash"], name="a_telephone_votes_once")
        ]

    def __str__(self) -> str:
        return str(self.pk)
