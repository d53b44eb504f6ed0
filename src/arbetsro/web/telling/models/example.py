"""A measure that worked, told so that others can use it."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import OfUnit, Unit


class Example(OfUnit):
    """A followed-up measure as an example inside the organisation; no persons, no small groups.

    Attributes:
        contact: Which function to ask, never a person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="examples")
    measure = models.OneToOneField(Measure, models.PROTECT, related_name="example")
    title = models.CharField(max_length=200)
    factor = models.CharField(max_length=40, blank=True)
    what = models.TextField()
    context = models.TextField()
    conditions = models.TextField()
    result = models.TextField()
    contact = models.CharField(max_length=200)
    shared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-shared_at"]

    def __str__(self) -> str:
        return self.title
