"""How many an employer employs, which decides what must be in writing."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import Organisation


class EmployerSize(models.Model):
    """The number of employees from a day on; the latest holds."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="sizes")
    employees = models.PositiveIntegerField()
    valid_from = models.DateField()
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["-valid_from", "-id"]

    def __str__(self) -> str:
        return str(self.employees)
