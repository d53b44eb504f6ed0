"""Which investigations and findings wait for somebody."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.investigations.models import Finding, Investigation

#: How long before its day an investigation is told of.
_AHEAD = timedelta(days=7)
_AT_MOST = 9


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """The investigations that a person takes part in and that are near, and open findings."""
    yield from _planned(standing)
    yield from _findings(standing)


def _planned(standing: Standing) -> Iterator[Waiting]:
    mine = Q(participants__person=standing.person) | Q(started_by=standing.person)
    found = Investigation.objects.filter(
        mine,
        standing.where(Permission.WRITE_WORK_ENVIRONMENT, "unit__"),
        unit__organisation=standing.organisation,
        state=Investigation.State.OPEN,
        planned_on__lte=today() + _AHEAD,
    )
    for one in found.distinct().order_by("planned_on", "started_at")[:_AT_MOST]:
        values: dict[str, object] = {"title": one.title, "day": one.planned_on.isoformat()}
        url = reverse("investigations:show", args=[standing.organisation.slug, one.pk])
        yield Waiting("investigations.waiting_round", values, url)


def _findings(standing: Standing) -> Iterator[Waiting]:
    """Open findings, to those who answer for the work environment where they are."""
    count = Finding.objects.filter(
        standing.where(Permission.RATE_AS_EMPLOYER, "unit__"),
        unit__organisation=standing.organisation,
        state=Finding.State.OPEN,
        kind=Finding.Kind.PROBLEM,
    ).count()
    if count:
        key = "waiting_finding" if count == 1 else "waiting_findings"
        url = reverse("investigations:findings", args=[standing.organisation.slug])
        yield Waiting(f"investigations.{key}", {"count": count}, f"{url}?state=open")
