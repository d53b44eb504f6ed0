"""The map of a unit's demands and resources, kept over time."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models.investigation import Investigation
from arbetsro.web.organisations.models import OfUnit, Unit


class BalanceMap(OfUnit):
    """A unit's demands drawn against its resources on a day.

    Attributes:
        investigation: The meeting or other investigation that it was drawn from.
        version: How many times it has been written.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="maps")
    investigation = models.OneToOneField(
        Investigation, models.SET_NULL, null=True, related_name="map"
    )
    drawn_on = models.DateField()
    note = models.TextField(blank=True)
    drawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-drawn_on", "-drawn_at"]

    def __str__(self) -> str:
        return f"{self.unit} {self.drawn_on:%Y-%m-%d}"


class MapItem(models.Model):
    """A demand or a resource on the map.

    Attributes:
        weight: How much of it there is, from 1 (little) to 5 (very much).
        cause: What is behind it where it is out of balance.
        meets: The resources that meet this demand.
    """

    map = models.ForeignKey(BalanceMap, models.CASCADE, related_name="items")
    side = models.CharField(max_length=8, choices=[("demand", "demand"), ("resource", "resource")])
    card = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=200)
    weight = models.PositiveSmallIntegerField()
    cause = models.TextField(blank=True)
    meets = models.ManyToManyField("self", symmetrical=False, related_name="met_by", blank=True)

    class Meta:
        ordering: ClassVar = ["side", "-weight", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=5), name="a_weight_is_from_1_to_5"
            )
        ]

    def __str__(self) -> str:
        return self.text
