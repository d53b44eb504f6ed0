"""What is not done as one would expect, with the reason that somebody gave."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils import timezone

from arbetsro.reporting.board.pack import Exempt
from arbetsro.web.matters.models import Leg
from arbetsro.web.measures.models import Measure
from arbetsro.web.oversight.counting.scope import Scope
from arbetsro.web.risks.models import Acceptance, Risk


def accepted_risks(scope: Scope) -> QuerySet[Acceptance]:
    """The acceptances that hold today; first those that end first."""
    found = Acceptance.objects.filter(
        risk__unit__path__startswith=scope.unit.path, ended_at=None, expires_on__gte=scope.day
    ).exclude(risk__state=Risk.State.CLOSED)
    return found.select_related("risk__unit", "by").order_by("expires_on", "pk")


def stopped_measures(scope: Scope) -> QuerySet[Measure]:
    """The measures called off that should have been done in the period or later, the last first."""
    found = Measure.objects.filter(
        scope.below, state=Measure.State.STOPPED, due_on__gte=scope.since
    )
    return found.select_related("unit").order_by("-due_on", "pk")


def declined_matters(scope: Scope) -> QuerySet[Leg]:
    """The answers in the period that said no, the last first."""
    here = Q(matter__unit__path__startswith=scope.unit.path)
    found = Leg.objects.filter(here, scope.within("answered_at"), answer="decline")
    return found.select_related("matter__unit", "answered_by").order_by("-answered_at", "pk")


def exempt(scope: Scope, at_most: int) -> Iterator[Exempt]:
    """All of it as it is told in a pack."""
    for one in accepted_risks(scope)[:at_most]:
        yield Exempt(
            "accepted", one.risk.title, one.risk.unit.name, one.reason, str(one.by),
            timezone.localdate(one.at), one.expires_on,
        )  # fmt: skip
    for measure in stopped_measures(scope)[:at_most]:
        title, unit = measure.title, measure.unit.name
        yield Exempt("stopped", title, unit, measure.state_reason, "", None, None)
    for leg in declined_matters(scope)[:at_most]:
        on = timezone.localdate(leg.answered_at) if leg.answered_at else None
        subject, unit = leg.matter.subject, leg.matter.unit.name
        yield Exempt("declined", subject, unit, leg.answer_says, str(leg.answered_by), on, None)
