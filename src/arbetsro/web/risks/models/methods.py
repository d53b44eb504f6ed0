"""How an organisation rates its risks."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import Organisation


class OwnMethod(models.Model):
    """The method an organisation has chosen, with its own scale if it has one; the latest holds.

    ``key`` is that of a built-in method; ``content`` is what it was read from, own or built in, so
    that a rating can always be read as it was made.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="rating_methods")
    key = models.SlugField(max_length=40)
    content = models.JSONField()
    chosen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["-chosen_at", "-id"]

    def __str__(self) -> str:
        return self.key
