"""What an analysis says it costs, and what the unit tells of its operations."""

from datetime import date

from django.utils import timezone

from arbetsro.reporting.board.pack import Cost, CostRow, Monthly, Operation
from arbetsro.web.analyses.models import Analysis, Proposal
from arbetsro.web.analyses.opened import KEY_FIGURES, Opened, opened
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.counting.scope import Scope
from arbetsro.web.oversight.models import OperationsFigure

#: Two years, so that a month can be seen beside the same month a year before.
_MONTHS = 24


def latest_analysis(unit: Unit) -> Analysis | None:
    """The last analysis of exactly this unit that was decided, or else the last one begun."""
    there = Analysis.objects.filter(unit=unit).select_related("unit__organisation")
    decided = there.filter(state=Analysis.State.DECIDED).order_by("-changed_at").first()
    return decided or there.order_by("-changed_at").first()


def cost_of(analysis: Analysis) -> Cost:
    """The figures that carry an analysis."""
    proposal = analysis.proposals.filter(state=Proposal.State.DECIDED).first()
    found = opened(analysis, analysis.spoken, proposal.content if proposal else None)
    at = proposal.closed_at if proposal else None
    rows = tuple(_row(found, code) for code, _ in KEY_FIGURES)
    return Cost(analysis.title, timezone.localdate(at) if at else None, rows)


def _row(found: Opened, code: str) -> CostRow:
    cell = found.calculation.book.find(code)
    if cell is None:
        return CostRow(code, None, "")
    value = found.calculation.evaluation.number(cell.address)
    return CostRow(code, None if value is None else float(value), cell.row.unit)


def operations_of(scope: Scope) -> tuple[Operation, ...]:
    """The figures of operations that the unit has told, each with its last two years of months."""
    since = _months_before(scope.until, _MONTHS)
    rows = OperationsFigure.objects.filter(
        unit=scope.unit, month__gte=since, month__lte=scope.until
    ).order_by("name", "month")
    by_name: dict[str, list[OperationsFigure]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    return tuple(
        Operation(
            name, told[-1].measured_in, tuple(Monthly(one.month, float(one.value)) for one in told)
        )
        for name, told in by_name.items()
    )


def _months_before(day: date, months: int) -> date:
    """The first day of the month so many months before a day's."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)
