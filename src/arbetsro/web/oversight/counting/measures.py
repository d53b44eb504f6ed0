"""Figures of measures and of what was seen when they were followed up."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from arbetsro.web.measures.finding import IS_OPEN, NOT_FOLLOWED_UP
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.measures.owners import has_no_owner
from arbetsro.web.oversight.counting.scope import Counted, Scope

#: Called off before anybody had looked whether it worked.
_CALLED_OFF = Q(state=Measure.State.STOPPED, followed_up_at=None)


def count(scope: Scope) -> Counted:
    """The figures of measures, in two queries."""
    due = Q(follow_up_on__gte=scope.since, follow_up_on__lte=scope.until) & ~_CALLED_OFF
    found = Measure.objects.filter(scope.below).aggregate(
        open=Count("pk", filter=IS_OPEN),
        overdue=Count("pk", filter=IS_OPEN & Q(due_on__lt=scope.day)),
        unowned=Count("pk", filter=IS_OPEN & has_no_owner()),
        unseen=Count("pk", filter=NOT_FOLLOWED_UP & Q(follow_up_on__lt=scope.day)),
        due=Count("pk", filter=due),
        seen=Count("pk", filter=due & Q(followed_up_at__isnull=False)),
    )
    yield scope.now("measures_open", found["open"])
    yield scope.now("measures_overdue", found["overdue"], found["open"])
    yield scope.now("measures_without_owner", found["unowned"], found["open"])
    yield scope.now("follow_ups_overdue", found["unseen"])
    yield scope.share("followed_up_share", found["seen"], found["due"])
    told = last_follow_ups(scope).aggregate(
        known=Count("pk"), worked=Count("pk", filter=Q(worked=FollowUp.Worked.AS_MEANT))
    )
    yield scope.share("worked_share", told["worked"], told["known"])


def last_follow_ups(scope: Scope) -> QuerySet[FollowUp]:
    """The last follow-up in the period of each measure, without those that could not tell."""
    inside = FollowUp.objects.filter(scope.within("at"))
    last = inside.filter(measure=OuterRef("measure")).order_by("-at", "-pk").values("pk")[:1]
    here = inside.filter(measure__unit__path__startswith=scope.unit.path, pk=Subquery(last))
    return here.exclude(worked=FollowUp.Worked.NOT_KNOWN)
