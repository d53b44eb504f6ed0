"""A wave: one time that a unit is asked, whom it asks, and where the answers are told for."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import OfUnit, Unit

#: The largest threshold that an organisation may choose.
LARGEST_THRESHOLD = 20


class Wave(OfUnit):
    """One time that the staff of a unit and all below it are asked.

    Attributes:
        unit: The uppermost unit that is asked.
        plan: What is asked, as ``arbetsro.surveys.form`` reads it.
        languages: Those that it can be answered in, the first one first.
        readiness: What was answered to the questions that come before asking, by key.
        threshold: The fewest who must have answered for anything to be told of a group. It is
            fixed when the wave is opened; a higher one may be set later, and hides more.
        text_threshold: The same for texts in people's own words.
        previous: The wave that it is compared with.
        reminders: The days on which those who have not answered are reminded, as 2026-09-15.
        letter_round: How many times letters have been sent; each goes to whoever has not answered.
        letters_on: The day on which letters were last sent.
        answers_key: What the store of answers knows it by. It says nothing about anybody.
        version: Rises with each change of a draft.
    """

    class State(models.TextChoices):
        """How far it has come. Of an untold one too few answered, and the answers are gone."""

        DRAFT = "draft"
        OPEN = "open"
        CLOSED = "closed"
        PUBLISHED = "published"
        UNTOLD = "untold"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="waves")
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=9, default=State.DRAFT, choices=State.choices)
    plan = models.JSONField(default=dict)
    languages = models.JSONField(default=list)
    readiness = models.JSONField(default=dict)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    threshold = models.PositiveSmallIntegerField(
        default=SMALLEST_GROUP,
        validators=[MinValueValidator(SMALLEST_GROUP), MaxValueValidator(LARGEST_THRESHOLD)],
    )
    text_threshold = models.PositiveSmallIntegerField(default=2 * SMALLEST_GROUP)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="following")
    reminders = models.JSONField(default=list)
    letter_round = models.PositiveSmallIntegerField(default=0)
    letters_on = models.DateField(null=True)
    answers_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=now)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(threshold__gte=SMALLEST_GROUP) & Q(threshold__lte=LARGEST_THRESHOLD),
                name="a_threshold_hides_small_groups",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(state="cancelled") | Q(opened_at__isnull=False),
                name="a_wave_is_opened_before_it_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Place(models.Model):
    """A unit that answers belong to, as it was when the wave was opened.

    A unit with fewer invited than the threshold is none: its staff belong to the unit above.

    Attributes:
        number: Its place in the tree; the whole is 0, and a place comes after its parent.
        name: What the unit was called.
        invited: How many are invited in it and in all places below.
    """

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="places")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    invited = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "unit"], name="a_unit_is_one_place_of_a_wave"),
            models.UniqueConstraint(fields=["wave", "number"], name="a_place_has_its_own_number"),
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """Somebody who may answer once. It keeps whether they have, but neither when nor what.

    Attributes:
        place: Where their answers belong; set when the wave is opened.
        unit: Where they worked when they were invited.
        person: Whom a letter goes to; none for a code on paper.
        code_hash: SHA-256 of the code, which is worked out anew whenever it is needed.
        letters: The last round of letters that this one is done with. It is set for those who have
            answered too, so that it does not tell who had answered when.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="invitations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="invitations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    has_answered = models.BooleanField(default=False)
    letters = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["wave", "person"], name="nobody_is_invited_twice_to_a_wave"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
