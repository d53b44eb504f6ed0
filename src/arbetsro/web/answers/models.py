"""Answers without names: random keys, sealed contents, no time, and no order."""

import uuid
from typing import ClassVar

from django.db import models


class Sheet(models.Model):
    """What one person has answered, for as long as the wave is open.

    The key is drawn by the device on which it was filled in, so that sending it twice leaves one.
    The table is kept in the order of the keys (see the migration), so that it does not show in
    which order the sheets came.

    Attributes:
        wave: Which survey, by a number that is drawn for the answers alone.
        content: The answers and the place they belong to, sealed and filled up to an even length.
    """

    key = models.UUIDField(primary_key=True, editable=False)
    wave = models.UUIDField(db_index=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return "a sheet"


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
