"""Entries of an organisation's own, and every version of an entry that something refers to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.lasting import WrittenOnce
from arbetsro.web.organisations.models import Organisation


class EntryVersion(WrittenOnce):
    """An entry as it was at some time. It is never changed.

    Attributes:
        organisation: Whose own entry it is; nobody's for one that is built in.
        entry: The id of the entry.
        digest: Names what it says to the letter.
        number: Which version of the entry it is.
        content: What the entry was read from.
        made_by: Who wrote it; nobody for one that is built in.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    entry = models.SlugField(max_length=80)
    digest = models.SlugField(max_length=16)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["entry", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "entry", "digest"],
                condition=Q(organisation__isnull=False),
                name="an_own_version_is_kept_once",
            ),
            models.UniqueConstraint(
                fields=["entry", "digest"],
                condition=Q(organisation__isnull=True),
                name="a_built_in_version_is_kept_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.number}"


class OwnEntry(models.Model):
    """An entry that an organisation has added beside those that are built in."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="own_entries")
    key = models.SlugField(max_length=80)
    current = models.OneToOneField(EntryVersion, models.RESTRICT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["key"]
        verbose_name_plural = "own entries"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "key"], name="an_organisation_has_one_entry_of_a_name"
            )
        ]

    def __str__(self) -> str:
        return str(self.current.content["name"]["sv"])
