"""A policy, a routine or an instruction, its versions, and who has acknowledged them."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.language import LANGUAGES
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.lasting import WrittenOnce
from arbetsro.web.organisations.models import OfUnit, Organisation, Unit
from arbetsro.web.risks.models import Risk


class Policy(OfUnit):
    """A document that holds for a unit and what is below it.

    Attributes:
        template: The template it was written from.
        requirement: What it fulfils, as ``workenv.required`` calls it.
        language: What it is written in.
        risk: Of an instruction at a serious risk, the risk.
        keeper: Who sees to it that it is gone through.
        current: The version in force; nothing while it has only been drafted.
        draft: The sections as they are being written, by key; empty while nobody writes.
        touched: For each section of the draft, the version that last changed it.
        version: Grows with each change of the draft, so that two who write at once see each other.
        review_on: When the version in force is to be gone through.
        reminded_for: The day of review that the keeper has had a letter about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="policies")
    template = models.SlugField(max_length=60)
    requirement = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    language = models.CharField(
        max_length=2, default="sv", choices=[(one, one) for one in LANGUAGES]
    )
    risk = models.ForeignKey(Risk, models.PROTECT, null=True, related_name="policies")
    keeper = models.ForeignKey(Person, models.PROTECT, related_name="+")
    draft = models.JSONField(default=dict)
    touched = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    current = models.OneToOneField("PolicyVersion", models.RESTRICT, null=True, related_name="+")
    review_on = models.DateField(null=True)
    reminded_for = models.DateField(null=True)
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["title", "id"]
        indexes: ClassVar = [
            models.Index(fields=["unit", "requirement"], name="policy_of_unit"),
            models.Index(fields=["review_on"], name="policy_to_review"),
        ]

    def __str__(self) -> str:
        return self.title


class PolicyVersion(WrittenOnce):
    """What a policy says from the day it was decided. It is never changed.

    Attributes:
        content: ``title``, ``language`` and ``sections``, each with ``key``, ``heading``, ``text``.
        asks: Whether staff are asked to acknowledge it; not where only a word was put right.
    """

    policy = models.ForeignKey(Policy, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    asks = models.BooleanField(default=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["policy", "number"], name="a_policy_version_has_one_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.policy} {self.number}"

    @property
    def organisation(self) -> Organisation:
        """The organisation it belongs to."""
        return self.policy.organisation


class Acknowledgement(models.Model):
    """That somebody has read a version."""

    version = models.ForeignKey(PolicyVersion, models.CASCADE, related_name="acknowledgements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "person"], name="one_acknowledges_a_version_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
