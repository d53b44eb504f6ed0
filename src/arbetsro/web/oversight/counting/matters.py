"""Figures of matters that go upward, and of the tasks behind them."""

from statistics import median

from django.db.models import Count, Q
from django.utils import timezone

from arbetsro.web.matters.models import Matter, Task
from arbetsro.web.oversight.counting.scope import Counted, Scope

_WAITS = Q(state=Matter.State.OPEN)


def count(scope: Scope) -> Counted:
    """The figures of matters and tasks, in three queries."""
    found = Matter.objects.filter(scope.below).aggregate(
        open=Count("pk", filter=_WAITS),
        late=Count("pk", filter=_WAITS & Q(latest_on__lt=scope.day)),
        requests=Count("pk", filter=_WAITS & Q(kind=Matter.Kind.REQUEST)),
    )
    yield scope.now("matters_unanswered", found["open"])
    yield scope.now("matters_overdue", found["late"], found["open"])
    yield scope.now("requests_open", found["requests"], found["open"])
    days = _days_to_answer(scope)
    yield scope.over("answer_days", float(median(days)) if days else None, len(days))
    tasks = Task.objects.filter(scope.below, ended_at=None, returned_at=None).aggregate(
        given=Count("pk"), silent=Count("pk", filter=Q(acknowledged_at=None))
    )
    yield scope.now("tasks_not_acknowledged", tasks["silent"], tasks["given"])


def _days_to_answer(scope: Scope) -> list[int]:
    answered = Matter.objects.filter(
        scope.below, scope.within("closed_at"), state=Matter.State.ANSWERED
    )
    spans = answered.order_by().values_list("raised_at", "closed_at")
    return [(timezone.localdate(end) - timezone.localdate(start)).days for start, end in spans]
