"""What has been published of a wave. Everything that is shown of it is read from here alone."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.lasting import WrittenOnce
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.surveys.models.wave import Wave


class Publication(WrittenOnce):
    """The results of a wave after disclosure control; what is hidden is not in it.

    A later one of the same wave only hides more, as when the threshold is raised.

    Attributes:
        number: 1 for the first of its wave.
        threshold: The threshold that it was made with.
        table: A Parquet file, as ``arbetsro.surveys.published`` reads it.
        digest: SHA-256 of the table.
        answered, invited: How many, in all places together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField()
    threshold = models.PositiveSmallIntegerField()
    table = models.BinaryField()
    digest = models.CharField(max_length=64)
    answered = models.PositiveIntegerField()
    invited = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=now)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["wave", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "number"], name="a_publication_has_its_number")
        ]

    def __str__(self) -> str:
        return f"{self.wave} {self.number}"

    @property
    def organisation(self) -> Organisation:
        """On whose behalf the log is kept."""
        return self.wave.organisation


class TextThemes(WrittenOnce):
    """What texts in people's own words are about: themes above the threshold, never beside a unit.

    Attributes:
        question: The key of the question.
        themes: A list of theme, how many, and masked texts that the reviewer lets others read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="text_themes")
    question = models.CharField(max_length=60)
    answered = models.PositiveIntegerField()
    themes = models.JSONField()
    made_at = models.DateTimeField(default=now)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "question"], name="themes_are_published_once")
        ]

    def __str__(self) -> str:
        return f"{self.wave} {self.question}"

    @property
    def organisation(self) -> Organisation:
        """On whose behalf the log is kept."""
        return self.wave.organisation
