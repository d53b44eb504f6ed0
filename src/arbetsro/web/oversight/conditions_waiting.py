"""Managers' conditions not told for a year, and goals that are not met with no reason given."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.organisations.models import Unit, valid_on
from arbetsro.web.oversight.models import ManagersConditions

_AT_MOST = 3
_A_YEAR = timedelta(days=365)


def conditions_waiting_for(standing: Standing) -> Iterator[Waiting]:
    """What a person who gives out tasks in a unit is to tell of its managers; in two queries."""
    slug = standing.organisation.slug
    for unit in _not_told(standing)[:_AT_MOST]:
        url = reverse("oversight:conditions_tell", args=[slug, unit.pk])
        yield Waiting("oversight.waiting_conditions", {"unit": unit.name}, url)
    for one in _without_reason(standing).select_related("unit")[:_AT_MOST]:
        url = reverse("oversight:conditions_tell", args=[slug, one.unit_id])
        yield Waiting("oversight.waiting_reason", {"unit": one.unit.name}, url)


def _not_told(standing: Standing) -> QuerySet[Unit]:
    """The uppermost units that the person answers for, of which nothing is told for a year."""
    paths = standing.paths(Permission.WRITE_WORK_ENVIRONMENT)
    last = _told().filter(unit=OuterRef("pk")).values("told_at__date")[:1]
    mine = Unit.objects.filter(
        valid_on(today()), path__in=paths, organisation=standing.organisation
    )
    if not standing.may(Permission.DISTRIBUTE_TASKS):
        return mine.none()
    told = mine.annotate(last=Subquery(last))
    return told.filter(Q(last=None) | Q(last__lt=today() - _A_YEAR)).order_by("name")


def _without_reason(standing: Standing) -> QuerySet[ManagersConditions]:
    """The latest that units have told, where the goal is not met and no reason is given."""
    if not standing.may(Permission.DISTRIBUTE_TASKS):
        return ManagersConditions.objects.none()
    here = ManagersConditions.objects.filter(
        standing.where(Permission.WRITE_WORK_ENVIRONMENT, "unit__"),
        valid_on(today(), "unit__"),
        unit__organisation=standing.organisation,
    )
    last = _told().filter(unit=OuterRef("unit")).values("pk")[:1]
    over = Q(managers__gt=0, goal__isnull=False, staff__gt=F("goal") * F("managers"))
    return here.filter(over, reason="", pk=Subquery(last)).order_by("unit__name")


def _told() -> QuerySet[ManagersConditions]:
    return ManagersConditions.objects.filter(valid_from__lte=today())
