"""Checklists as they were when somebody used them, and an organisation's own."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.lasting import WrittenOnce
from arbetsro.web.organisations.models import Organisation


class ChecklistVersion(WrittenOnce):
    """What a checklist said at some time. It is never changed, and what was asked refers to it.

    Attributes:
        organisation: Whose own it is; nobody's for one that is built in.
        key: Which checklist.
        digest: Names what it says to the letter.
        number: Which version of the checklist it is.
        content: What the checklist was read from.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    key = models.SlugField(max_length=80)
    digest = models.SlugField(max_length=16)
    number = models.PositiveIntegerField(default=1)
    content = models.JSONField()
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["key", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "key", "digest"],
                condition=models.Q(organisation__isnull=False),
                name="an_own_checklist_version_is_kept_once",
            ),
            models.UniqueConstraint(
                fields=["key", "digest"],
                condition=models.Q(organisation__isnull=True),
                name="a_built_in_checklist_version_is_kept_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"


class OwnChecklist(models.Model):
    """A checklist that an organisation has made, from a built-in one or from nothing."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="own_checklists")
    key = models.SlugField(max_length=80)
    current = models.OneToOneField(ChecklistVersion, models.RESTRICT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "key"], name="an_organisation_has_one_checklist_of_a_name"
            )
        ]

    def __str__(self) -> str:
        return str(self.current.content["title"]["sv"])
