"""Analyses, their versions, what was sent to decision, and the documents made of it."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone

from arbetsro.language import LANGUAGES, Language, known
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.lasting import WrittenOnce
from arbetsro.web.organisations.models import OfUnit, Unit


class Analysis(OfUnit):
    """An organisational analysis of a unit, from the first question to a decision.

    Attributes:
        content: What it holds, as addresses and values; see ``content``.
        touched: For every address that was changed, the version that changed it last.
        version: The number of the latest version.
        based_on: The analysis it began as a copy of, and which version of it.
    """

    class State(models.TextChoices):
        """Where it is on its way to a decision."""

        DRAFT = "draft"
        SENT = "sent"
        DECIDED = "decided"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="analyses")
    title = models.CharField(max_length=300)
    language = models.CharField(
        max_length=2, default="sv", choices=[(one, one) for one in LANGUAGES]
    )
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    content = models.JSONField(default=dict)
    touched = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    based_on = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    based_on_version = models.PositiveIntegerField(null=True)
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-changed_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def spoken(self) -> Language:
        """The language its texts are written in."""
        return known(self.language) or "sv"

    @property
    def is_open(self) -> bool:
        """Whether it may be changed."""
        return self.state == self.State.DRAFT


class Version(models.Model):
    """One saved step: what changed, who did it and when."""

    analysis = models.ForeignKey(Analysis, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=12, default="changed")
    changes = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["analysis", "number"], name="a_version_has_one_number")
        ]

    def __str__(self) -> str:
        return f"{self.analysis} {self.number}"


class Proposal(models.Model):
    """A version that was frozen and sent to decision. Its content never changes."""

    class State(models.TextChoices):
        """What came of it."""

        SENT = "sent"
        DECIDED = "decided"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"

    analysis = models.ForeignKey(Analysis, models.CASCADE, related_name="proposals")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    fingerprint = models.CharField(max_length=16)
    state = models.CharField(max_length=9, choices=State, default=State.SENT)
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-sent_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["analysis"],
                condition=models.Q(state__in=["sent", "decided"]),
                name="an_analysis_waits_for_one_decision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.analysis} {self.version}"


class Signature(models.Model):
    """A signature under a proposal, as manager or as safety representative."""

    class Capacity(models.TextChoices):
        """In what capacity somebody signs."""

        MANAGER = "manager"
        SAFETY_REPRESENTATIVE = "safety_representative"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="signatures")
    capacity = models.CharField(max_length=24, choices=Capacity)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    dissent = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["proposal", "capacity"], name="each_capacity_signs_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.by} ({self.capacity})"


class DocumentFile(WrittenOnce):
    """A document made of a version: the bytes that everybody gets."""

    class Kind(models.TextChoices):
        """What kind of file it is."""

        PDF = "pdf"
        WORD = "docx"
        EXCEL = "xlsx"
        CASE = "toml"

    analysis = models.ForeignKey(Analysis, models.CASCADE, related_name="files")
    version = models.PositiveIntegerField()
    is_draft = models.BooleanField(default=True)
    kind = models.CharField(max_length=4, choices=Kind)
    language = models.CharField(max_length=2)
    content = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["analysis", "version", "is_draft", "kind", "language"],
                name="a_version_has_one_document_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.analysis} {self.version}.{self.kind}"
