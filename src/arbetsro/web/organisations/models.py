"""Organisations, the tree of their units, and memberships with a role in a unit and below it."""

import uuid
from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from arbetsro.language import LANGUAGES
from arbetsro.web.access.roles import Kind, Role
from arbetsro.web.accounts.models import Person

#: How far below the root a unit may stand.
MAX_DEPTH = 15
#: How long the rows of a file that has been checked wait for a yes.
DRAFT_LIFE = timedelta(hours=24)


class Organisation(models.Model):
    """An employer, or a part of one that keeps its records for itself; or a clinic.

    A clinic's records of people stand in the care store, and its roles are other roles.
    """

    Kind = Kind

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    language = models.CharField(
        max_length=2, default="sv", choices=[(one, one) for one in LANGUAGES]
    )
    kind = models.CharField(
        max_length=8, default=Kind.EMPLOYER, choices=[(one.value, one.value) for one in Kind]
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.name


class Dated(models.Model):
    """Something that is valid from a day, and until a day or for ever; both days included."""

    valid_from = models.DateField(default=date.today)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_ends_after_it_begins",
            )
        ]

    def is_valid(self, day: date) -> bool:
        """Whether the day lies within the dates."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def valid_on(day: date, prefix: str = "") -> Q:
    """The condition that something dated is valid on a day."""
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    )


class Unit(Dated):
    """A part of an organisation. Its root unit is the organisation as a whole.

    ``path`` holds the ids from the root down to the unit, as in ``/1/7/23/``, so that everything
    below a unit is what begins with its path.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(max_length=120)
    code = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=255, db_index=True, editable=False, default="")

    class Meta(Dated.Meta):
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "code"],
                condition=~Q(code=""),
                name="unit_codes_differ_within_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(parent__isnull=True),
                name="an_organisation_has_one_root",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        """How far below the root it stands; the root is 0."""
        return self.path.count("/") - 2

    def is_below(self, other: "Unit") -> bool:
        """Whether it is the other unit or stands below it."""
        return self.path.startswith(other.path)


class OfUnit(models.Model):
    """Something that belongs to a unit, and so to its organisation; it has a field ``unit``."""

    class Meta:
        abstract = True

    @property
    def organisation(self) -> Organisation:
        """The organisation it belongs to."""
        organisation: Organisation = self.unit.organisation  # type: ignore[attr-defined]
        return organisation


class Membership(Dated):
    """A person's role in a unit and everything below it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=32, choices=[(one.value, one.value) for one in Role])

    class Meta(Dated.Meta):
        ordering: ClassVar = ["person__name", "id"]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "unit", "role", "valid_from"],
                name="a_role_is_given_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}, {self.unit}"


class ImportDraft(models.Model):
    """The rows of a file that has been read and checked, until somebody says yes or no to them.

    ``rows`` holds them by sheet, ``faults`` what the reading found.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    rows = models.JSONField()
    faults = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.id)
