"""The serious risks that are open, and what is late."""

from django.db.models import QuerySet, Subquery
from django.utils import timezone

from arbetsro.reporting.board.pack import SeriousRisk
from arbetsro.web.measures.finding import is_overdue
from arbetsro.web.measures.models import Measure
from arbetsro.web.oversight.counting.risks import accepted_on, open_risks
from arbetsro.web.oversight.counting.scope import Scope
from arbetsro.web.risks.finding import with_measures
from arbetsro.web.risks.models import Risk


def serious_risks(scope: Scope) -> QuerySet[Risk]:
    """The open risks that are serious, the one that has been open longest first."""
    accepted = Subquery(accepted_on(scope).values("expires_on")[:1])
    found = with_measures(open_risks(scope).filter(level="high")).annotate(accepted_until=accepted)
    return found.select_related("unit").order_by("added_at", "pk")


def as_serious(risk: Risk, scope: Scope) -> SeriousRisk:
    """A risk of ``serious_risks`` as it is told."""
    since = timezone.localdate(risk.added_at)
    until = risk.accepted_until  # type: ignore[attr-defined]
    days = (scope.day - since).days
    return SeriousRisk(risk.title, risk.unit.name, since, days, _doing(risk), until)


def overdue_measures(scope: Scope) -> QuerySet[Measure]:
    """The measures that should have been done, the one that is most late first."""
    found = Measure.objects.filter(scope.below).filter(is_overdue())
    return found.select_related("unit", "owner").order_by("due_on", "pk")


def _doing(risk: Risk) -> str:
    if risk.accepted_until:  # type: ignore[attr-defined]
        return "accepted"
    if risk.has_open_measures:  # type: ignore[attr-defined]
        return "going_on"
    return "finished" if risk.has_measures else "nothing"  # type: ignore[attr-defined]
