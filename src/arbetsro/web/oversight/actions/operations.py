"""Telling of figures of a unit's operations."""

from datetime import date
from decimal import Decimal

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.models import OperationsFigure

#: What the database holds; what is larger is a slip of the hand.
_LARGEST = Decimal(10**13)


@action("operations.told")
def tell_figure(
    *,
    by: Person,
    unit: Unit,
    name: str,
    month: date,
    value: Decimal,
    measured_in: str,
    replace: bool = False,
) -> OperationsFigure:
    """Keeps a figure of a unit's operations in a month.

    Args:
        by: Who tells it.
        unit: The unit.
        name: What it is, as ``Vårddygn``; the same from month to month.
        month: Any day of the month.
        value: The figure.
        measured_in: In what, as ``dygn`` or ``kr``.
        replace: Whether it takes the place of the one that has been told for that month.

    Raises:
        Refusal: The month is to come, the figure is too large, it has been measured in something
            else before, or somebody has told it already.
    """
    month = month.replace(day=1)
    if month > today():
        raise Refusal("oversight.month_to_come", field="month")
    if abs(value) >= _LARGEST:
        raise Refusal("oversight.value_too_large", field="value")
    Unit.objects.select_for_update().get(pk=unit.pk)
    _check_measure(unit, name, month, measured_in)
    told = OperationsFigure.objects.filter(unit=unit, name=name, month=month).first()
    if told is not None and not replace:
        who, was = str(told.told_by), f"{told.value.normalize():f} {told.measured_in}".strip()
        raise Refusal("oversight.told_already", field="replace", by=who, value=was)
    kept, _ = OperationsFigure.objects.update_or_create(
        unit=unit, name=name, month=month,
        defaults={"value": value, "measured_in": measured_in, "told_by": by, "told_at": now()},
    )  # fmt: skip
    replaced = told is not None
    record("operations.told", by=by, target=kept, unit=unit.pk, month=str(month), replaced=replaced)
    return kept


def _check_measure(unit: Unit, name: str, month: date, measured_in: str) -> None:
    """Months that are measured in different things cannot stand beside each other."""
    others = OperationsFigure.objects.filter(unit=unit, name=name).exclude(month=month)
    other = others.exclude(measured_in=measured_in).first()
    if other is not None:
        raise Refusal(
            "oversight.measured_otherwise", field="measured_in", name=name,
            measured_in=other.measured_in,
        )  # fmt: skip
