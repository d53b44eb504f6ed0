"""Answers without names: random keys, sealed contents, no time, and no order."""

import uuid
from typing import ClassVar

from django.db import models


class Sheet(models.Model):
    """Room for what one person answers, for as long as the wave is open.

    The rooms are made before anybody answers, all with something sealed in them and all as large.
    An answer goes to one that is drawn by lot and is written over what was there, so that neither
    the rows nor the pages of the file tell in which order the answers came.

    Attributes:
        key: Worked out of the wave and a running number; it says nothing of what is in it.
        wave: Which survey, by a number that is drawn for the answers alone.
        is_filled: Whether there is an answer in it.
        content: The answers and the place they belong to, or nothing, sealed.
    """

    key = models.UUIDField(primary_key=True, editable=False)
    wave = models.UUIDField(db_index=True)
    is_filled = models.BooleanField(default=False)
    content = models.BinaryField()

    def __str__(self) -> str:
        return "a sheet"


class Received(models.Model):
    """That a device has sent its sheet, so that what is sent twice is kept once; not which it is.

    Attributes:
        key: What the device has called its sheet: a number drawn by lot, kept here and nowhere
            else.
    """

    key = models.UUIDField(primary_key=True, editable=False)
    wave = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return "a sheet has come"


class FrozenWave(models.Model):
    """All answers of a closed wave as they were at its closing, shuffled, without small places.

    Attributes:
        content: A Parquet file, sealed.
        digest: SHA-256 of the file before it was sealed.
        rows: How many have answered.
    """

    wave = models.UUIDField(primary_key=True, editable=False)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()

    def __str__(self) -> str:
        return str(self.wave)


class FreeText(models.Model):
    """What somebody wrote in their own words, parted from all else they answered.

    Attributes:
        question: The key of the question.
        text: What was written, sealed.
        masked: The same as it may be read by others, sealed; empty until somebody has looked.
        theme: What it is about, as the reviewer calls it.
    """

    class State(models.TextChoices):
        """What the reviewer has decided."""

        WAITING = "waiting"
        KEPT = "kept"
        WITHHELD = "withheld"

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.UUIDField(db_index=True)
    question = models.CharField(max_length=60)
    text = models.BinaryField()
    masked = models.BinaryField(default=b"")
    theme = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, default=State.WAITING, choices=State.choices)

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return "a text"
