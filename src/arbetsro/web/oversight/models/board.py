"""Packs for the board: figures as they were on a day, and the files made of them."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.lasting import WrittenOnce
from arbetsro.web.organisations.models import OfUnit, Unit


class BoardPack(OfUnit, WrittenOnce):
    """The figures of a unit and what is below it, frozen; the same pack gives the same files.

    Attributes:
        content: What it told on the day it was made, as ``pack`` reads it.
        comment: What the board should know, in own words.
        decisions: What the board is asked to decide, one thing a line.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="board_packs")
    since = models.DateField()
    until = models.DateField()
    content = models.JSONField()
    comment = models.TextField(blank=True)
    decisions = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["-made_at"]
        indexes: ClassVar = [models.Index(fields=["unit", "-made_at"], name="pack_of_unit")]

    def __str__(self) -> str:
        return f"{self.unit} {self.until:%Y-%m-%d}"


class BoardFile(models.Model):
    """A pack as a file in a language."""

    class Kind(models.TextChoices):
        """What kind of file it is."""

        PDF = "pdf"
        WORD = "docx"

    pack = models.ForeignKey(BoardPack, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=4, choices=Kind)
    language = models.CharField(max_length=2)
    content = models.BinaryField()
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pack", "kind", "language"], name="a_pack_has_one_file_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pack}.{self.kind}"
