"""People who can log in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from arbetsro.language import LANGUAGES


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
