"""A visit, and how its two browsers find each other."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.fields import SealedField
from arbetsro.web.frame.clock import now


class Visit(models.Model):
    """A booked time when it takes place. There is one for each booking that has been accepted.

    Attributes:
        admitted_at: When the staff member let the person in from the waiting room.
        turned_away_at: When the staff member last did not let in whoever waited.
        began_at: When the two first met.
        applicant_seen_at, staff_seen_at: When the page of each side last told that it is there.
        by_telephone: Whether it went on, or was held from the start, by telephone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    booking = models.OneToOneField(Booking, models.CASCADE, related_name="visit")
    admitted_at = models.DateTimeField(null=True)
    turned_away_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    applicant_seen_at = models.DateTimeField(null=True)
    staff_seen_at = models.DateTimeField(null=True)
    by_telephone = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.booking)


class Signal(models.Model):
    """What one browser tells the other so that media can go between them: an offer or an answer.

    All are sealed, and deleted when a new round begins and when the visit ends.

    Attributes:
        round: Counts the attempts to meet: a lost line begins a new one.
        side: ``staff`` offers and ``applicant`` answers; ``wish`` begins the round.
        body: ``type`` and ``sdp`` of an offer or an answer; of a wish, whose ``side`` it was; of
            all, the ``page`` that sent it, since one side may have the room open twice.
    """

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="signals")
    round = models.PositiveIntegerField()
    side = models.CharField(max_length=9)
    body = SealedField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visit", "round", "side"], name="each_side_signals_once_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.visit}: {self.side} {self.round}"
