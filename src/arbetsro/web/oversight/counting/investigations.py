"""Figures of investigations, and of what staff have been told since."""

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from arbetsro.web.investigations.models import Investigation, Participant
from arbetsro.web.oversight.counting.scope import Counted, Scope
from arbetsro.web.telling.models import published


def count(scope: Scope) -> Counted:
    """The figures of investigations and messages, in two queries."""
    done = Investigation.objects.filter(
        scope.below, scope.within("closed_at"), state=Investigation.State.CLOSED
    )
    together = Count("pk", filter=Q(is_with=True))
    rows = list(
        done.annotate(is_with=Exists(_safety_representatives()))
        .order_by()
        .values_list("unit")
        .annotate(Max("closed_at"), Count("pk"), together=together)
    )
    every, with_them = sum(row[2] for row in rows), sum(row[3] for row in rows)
    yield scope.over("investigations_year", every)
    yield scope.share("with_safety_representative_share", with_them, every)
    told = dict(
        published().filter(scope.below).order_by().values_list("unit").annotate(Max("published_at"))
    )
    since = [row for row in rows if row[0] in told and told[row[0]] >= row[1]]
    yield scope.share("told_units_share", len(since), len(rows))


def _safety_representatives() -> QuerySet[Participant]:
    return Participant.objects.filter(
        investigation=OuterRef("pk"), capacity=Participant.Capacity.SAFETY_REPRESENTATIVE
    ).order_by()
