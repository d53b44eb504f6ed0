"""People who can log in, and people who have been invited to."""

from datetime import timedelta
from typing import ClassVar, Literal

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from arbetsro.language import LANGUAGES
from arbetsro.web.access.roles import Role


class People(BaseUserManager["Person"]):
    """All people."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with an address, whatever its capital letters."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who can be given a role, and can log in once a password or the like is set."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, blank=True, choices=[(one, one) for one in LANGUAGES])
    scheme = models.CharField(
        max_length=5, blank=True, choices=[("light", "light"), ("dark", "dark")]
    )
    is_system_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args: object, **kwargs: object) -> None:
        """Saves the person with the address in small letters, as people compare addresses."""
        self.email = self.email.lower()
        super().save(*args, **kwargs)  # type: ignore[arg-type]


def name_of(person: Person) -> str:
    """What a person is called on a page."""
    return str(person)


#: How long an invitation can be accepted.
INVITATION_LIFE = timedelta(days=14)


class Invitation(models.Model):
    """A role offered by letter to an address; whoever reads the letter has the only key to it."""

    organisation = models.ForeignKey(
        "organisations.Organisation", models.CASCADE, related_name="invitations"
    )
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=32, choices=[(one.value, one.value) for one in Role])
    email = models.EmailField(db_index=True)
    name = models.CharField(max_length=120)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "role", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="a_role_is_offered_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def state(self) -> Literal["accepted", "revoked", "expired", "open"]:
        """How it stands just now."""
        if self.accepted_at:
            return "accepted"
        if self.revoked_at:
            return "revoked"
        return "expired" if self.expires_at <= timezone.now() else "open"


def open_invitations() -> models.QuerySet[Invitation]:
    """The invitations that can be accepted just now."""
    return Invitation.objects.filter(
        accepted_at=None, revoked_at=None, expires_at__gt=timezone.now()
    )
