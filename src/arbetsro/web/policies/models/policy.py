"""A policy, a routine or an instruction, its versions, and who has acknowledged them."""

import uuid
from typing import Any, ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.web.risks.models import Risk


class Policy(models.Model):
    """A document that holds for a unit and what is below it.

    Attributes:
        template: The template it was written from.
        requirement: What it fulfils, as ``workenv.required`` calls it.
        risk: Of an instruction at a serious risk, the risk.
        current: The version in force; nothing while it has only been drafted.
        draft: The sections as they are being written, by key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="policies")
    template = models.SlugField(max_length=60)
    requirement = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    risk = models.ForeignKey(Risk, models.PROTECT, null=True, related_name="policies")
    draft = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    current = models.OneToOneField("PolicyVersion", models.RESTRICT, null=True, related_name="+")
    review_on = models.DateField(null=True)
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["title", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def organisation(self) -> Organisation:
        """The organisation it belongs to."""
        return self.unit.organisation


class PolicyVersion(models.Model):
    """What a policy says from the day it was decided. It is never changed."""

    policy = models.ForeignKey(Policy, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
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

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        """Saves a new version; one that is there is never written over.

        Raises:
            ValueError: The version is there already.
        """
        if not self._state.adding:
            raise ValueError("a version of a policy is never changed")
        super().save(*args, **kwargs)


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
