"""What is open in a unit, which somebody must go on with when the unit is closed or merged."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from arbetsro.web.investigations.models import Finding, Investigation
from arbetsro.web.matters.models import Matter, Task
from arbetsro.web.measures.finding import IS_OPEN, NOT_FOLLOWED_UP
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.reports.models import ProtectedCase, Report
from arbetsro.web.risks.models import Risk


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What is open in a unit, by what it is."""

    parts: dict[str, QuerySet[Any]]

    @property
    def count(self) -> int:
        """How many things are open; protected cases are not counted."""
        return sum(found.count() for name, found in self.parts.items() if name != "protected")

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind are open, for the page; protected cases are not told."""
        found = {name: part.count() for name, part in self.parts.items() if name != "protected"}
        return {name: count for name, count in found.items() if count}


def open_work(unit: Unit) -> OpenWork:
    """What is open in exactly this unit, not below it. What is closed stays as history."""
    return OpenWork(
        {
            "investigations": Investigation.objects.filter(
                unit=unit, state=Investigation.State.OPEN
            ),
            "findings": Finding.objects.filter(
                unit=unit, state__in=[Finding.State.OPEN, Finding.State.AT_RISK]
            ),
            "risks": Risk.objects.filter(unit=unit).exclude(state=Risk.State.CLOSED),
            "measures": Measure.objects.filter(IS_OPEN | NOT_FOLLOWED_UP, unit=unit),
            "matters": Matter.objects.filter(unit=unit, state=Matter.State.OPEN),
            "tasks": Task.objects.filter(unit=unit, ended_at=None),
            "reports": Report.objects.filter(unit=unit).exclude(
                state__in=[Report.State.ANSWERED, Report.State.PROTECTED]
            ),
            "protected": ProtectedCase.objects.filter(unit=unit, closed_at=None),
        }
    )
