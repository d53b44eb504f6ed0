"""A person in the care of a clinic."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models

from arbetsro.web.care.fields import SealedField
from arbetsro.web.care.models.clinic import Clinic
from arbetsro.web.frame.clock import now, today


class Applicant(models.Model):
    """Somebody who has applied to a clinic, or has been registered there by telephone.

    Attributes:
        number: What staff call the person by where no name is shown, as in ``2026-0042``.
        account: The mark of the person's log-in; see ``care.mine``. None for somebody who was
            registered by telephone and has not logged in.
        name: Sealed text.
        contact: Sealed: ``email``, ``telephone``, ``address``; each may be missing.
        is_protected: Whether the person's details are protected: then no page shows the address.
        last_entry_on: The day of the last entry in the record; the years of keeping count from it.
        registered_by: The key of the staff member who registered the person, if anybody did.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="applicants")
    number = models.CharField(max_length=12)
    account = models.CharField(max_length=64, null=True)
    language = models.CharField(max_length=2, default="sv")
    name = SealedField(default=str)
    contact = SealedField(default=dict)
    is_protected = models.BooleanField(default=False)
    registered_by = models.BigIntegerField(null=True)
    made_at = models.DateTimeField(default=now)
    last_entry_on = models.DateField(default=today)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clinic", "number"], name="a_number_is_given_once"),
            models.UniqueConstraint(fields=["clinic", "account"], name="one_record_a_log_in"),
        ]

    def __str__(self) -> str:
        return self.number  # the log and the pages of those who see no names

    @property
    def email(self) -> str:
        """The address for letters, if any."""
        return str(self.contact.get("email", ""))

    @property
    def telephone(self) -> str:
        """The telephone number, if any."""
        return str(self.contact.get("telephone", ""))

    @property
    def address(self) -> str:
        """Where the person lives; never told of somebody with protected details."""
        return "" if self.is_protected else str(self.contact.get("address", ""))

    def entered_on(self, day: date) -> None:
        """Notes the day of an entry in the record."""
        if day > self.last_entry_on:
            self.last_entry_on = day
            self.save(update_fields=["last_entry_on"])
