"""What waits for somebody among the measures."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.measures.finding import IS_OPEN, is_overdue, to_follow_up
from arbetsro.web.measures.models import Measure
from arbetsro.web.measures.owners import has_no_owner


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """What a person answers for, most pressing first, and what nobody answers for any more."""
    yield from _own(standing)
    yield from _without_owner(standing)


def _own(standing: Standing) -> Iterator[Waiting]:
    week = Q(due_on__range=(today(), today() + timedelta(days=7)))
    conditions = {
        "overdue": is_overdue(),
        "this_week": IS_OPEN & week,
        "to_follow_up": to_follow_up() & ~IS_OPEN,
    }
    mine = Measure.objects.filter(owner=standing.person, unit__organisation=standing.organisation)
    counts = mine.aggregate(**{key: Count("pk", filter=one) for key, one in conditions.items()})
    url = reverse("measures:mine", args=[standing.organisation.slug])
    for key, count in counts.items():
        if count:
            yield Waiting(f"measures.waiting_{key}", {"count": count}, f"{url}#{key}")


def _without_owner(standing: Standing) -> Iterator[Waiting]:
    where = standing.where(Permission.WRITE_WORK_ENVIRONMENT, "unit__")
    found = Measure.objects.filter(
        where, IS_OPEN & has_no_owner(), unit__organisation=standing.organisation
    )
    if count := found.count():
        url = reverse("measures:list", args=[standing.organisation.slug])
        yield Waiting("measures.waiting_without_owner", {"count": count}, f"{url}?without_owner=on")
