"""What a unit tells of its managers' conditions and of its operations."""

from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import OfUnit, Unit


class ManagersConditions(OfUnit):
    """How many a unit's managers answer for, from a day on, and what the goal is; the latest holds.

    Attributes:
        staff: Employees in the unit and below it.
        managers: First-line managers who share them.
        goal: How many a manager should have at most; nothing where no goal is set.
        reason: Why it is as it is, where the goal is not met.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="managers_conditions")
    valid_from = models.DateField()
    staff = models.PositiveIntegerField()
    managers = models.PositiveIntegerField()
    goal = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True)
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["-valid_from", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-valid_from"], name="conditions_of_unit")
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.valid_from:%Y-%m-%d}"

    @property
    def staff_per_manager(self) -> float | None:
        """How many each manager has; nothing where there is nobody, or no manager."""
        return self.staff / self.managers if self.staff and self.managers else None

    @property
    def is_goal_met(self) -> bool | None:
        """Whether no manager has more than the goal; nothing where that cannot be told."""
        each = self.staff_per_manager
        return None if each is None or self.goal is None else each <= self.goal


class OperationsFigure(OfUnit):
    """A figure of a unit's operations or cost in a month, told so that it stands by the others."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="operations_figures")
    name = models.CharField(max_length=120)
    month = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=2)
    measured_in = models.CharField(max_length=40)
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["name", "month"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "name", "month"], name="a_month_has_one_figure_of_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name
