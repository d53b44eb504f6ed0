"""The words of an instrument that an organisation has loaded under its own right to use them."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import Organisation


class LoadedWording(models.Model):
    """A file with the words of every item.

    Attributes:
        instrument: The id of the instrument.
        text: The file as it was given.
        right: By what right the organisation uses the words, as it says itself.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="loaded_wordings")
    instrument = models.CharField(max_length=40)
    text = models.TextField()
    right = models.CharField(max_length=300)
    loaded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    loaded_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "instrument"], name="an_instrument_is_worded_once"
            )
        ]

    def __str__(self) -> str:
        return self.instrument
