"""A time that has been offered to a person or booked."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from arbetsro.web.applications.models import Application
from arbetsro.web.frame.clock import now


class Booking(models.Model):
    """A time with a staff member.

    Attributes:
        staff: The key of the counsellor or interviewer.
        answer_by: Until when an offer is kept for the person.
        sequence: Counts the changes, as calendars want it.
        moved_to: The booking that took its place.
        reminded_at: When the person was last reminded.
    """

    class Kind(models.TextChoices):
        """What it is for."""

        FIRST = "first"
        SECOND = "second"
        FOLLOW_UP = "follow_up"

    class Way(models.TextChoices):
        """How the two meet."""

        VIDEO = "video"
        TELEPHONE = "telephone"

    class State(models.TextChoices):
        """How it stands."""

        OFFERED = "offered"
        BOOKED = "booked"
        HELD = "held"
        CANCELLED = "cancelled"
        NO_SHOW = "no_show"
        MOVED = "moved"

    #: The states that take up the staff member's time.
    TAKING = (State.OFFERED, State.BOOKED)
    #: The kinds that are a visit with a counsellor.
    VISITS = (Kind.FIRST, Kind.SECOND)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="bookings")
    staff = models.BigIntegerField()
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.FIRST)
    way = models.CharField(max_length=9, choices=Way, default=Way.VIDEO)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.OFFERED)
    made_at = models.DateTimeField(default=now)
    made_by = models.BigIntegerField(null=True)
    answer_by = models.DateTimeField(null=True)
    cancelled_by_person = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    moved_to = models.ForeignKey("self", models.SET_NULL, null=True, related_name="moved_from")
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["starts_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(state__in=["offered", "booked"]),
                name="one_coming_booking_each",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="a_booking_takes_time"
            ),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["staff", "starts_at"], name="booking_of_staff"),
            models.Index(fields=["state", "starts_at"], name="booking_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Quarter(models.Model):
    """A quarter of an hour of a staff member that a booking takes, with the pause after it.

    The database itself lets nobody have the same quarter twice, whoever presses at once.
    """

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="quarters")
    staff = models.BigIntegerField()
    starts_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff", "starts_at"], name="a_quarter_is_taken_once")
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.starts_at:%Y-%m-%d %H:%M}"
