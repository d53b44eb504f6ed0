"""Which yearly follow-ups wait for somebody: to be made, and to be signed."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, Max, OuterRef, Q
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.organisations.models import Unit, valid_on
from arbetsro.web.oversight.models import YearlyFollowUp, YearlySignature

_AT_MOST = 3
#: From this month on the year is to be followed up, before the budget and the new year.
_MONTH = 11
_CAPACITIES = {
    YearlySignature.Capacity.MANAGER: Permission.SIGN_AS_MANAGER,
    YearlySignature.Capacity.SAFETY_REPRESENTATIVE: Permission.SIGN_AS_SAFETY_REPRESENTATIVE,
}


def years_waiting_for(standing: Standing) -> Iterator[Waiting]:
    """The years that a person is to follow up, and those that want their signature."""
    yield from _to_follow_up(standing)
    yield from _to_sign(standing)


def _to_follow_up(standing: Standing) -> Iterator[Waiting]:
    """The uppermost units that the person answers for, whose year nobody has followed up.

    They wait from November on, and in any month where the last follow-up is older than a year. One
    that has been begun and not closed waits too.
    """
    paths = standing.paths(Permission.KEEP_POLICIES)
    is_closed = Q(yearly_follow_ups__closed_at__isnull=False)
    units = Unit.objects.filter(
        valid_on(today()), path__in=paths, organisation=standing.organisation
    ).annotate(
        last=Max("yearly_follow_ups__closed_at"),
        last_year=Max("yearly_follow_ups__year", filter=is_closed),
    )
    late = Q(last__date__lt=today() - timedelta(days=365))
    if today().month >= _MONTH:
        late |= Q(last_year=None) | Q(last_year__lt=today().year)
    for unit in units.filter(late).order_by("name")[:_AT_MOST]:
        url = reverse("oversight:years", args=[standing.organisation.slug, unit.pk])
        values = {"unit": unit.name, "year": _next_year(unit.last_year)}
        yield Waiting("years.waiting_year", values, url)


def _next_year(last: int | None) -> int:
    """The year to follow up: the present one from November on, else the one after the last."""
    if last is None or today().month >= _MONTH:
        return today().year
    return max(last + 1, today().year - 1)


def _to_sign(standing: Standing) -> Iterator[Waiting]:
    mine = YearlySignature.objects.filter(follow_up=OuterRef("pk"), by=standing.person)
    wanted = Q(pk__in=[])
    for capacity, permission in _CAPACITIES.items():
        if standing.may(permission):
            done = YearlySignature.objects.filter(follow_up=OuterRef("pk"), capacity=capacity)
            wanted |= standing.where(permission, "unit__") & ~Q(Exists(done))
    found = YearlyFollowUp.objects.filter(
        wanted,
        unit__organisation=standing.organisation,
        closed_at__isnull=False,
        year__gte=today().year - 1,
    ).exclude(Exists(mine))
    for one in found.select_related("unit").order_by("-year", "unit__name")[:_AT_MOST]:
        url = reverse("oversight:year", args=[standing.organisation.slug, one.pk])
        yield Waiting("years.waiting_sign", {"unit": one.unit.name, "year": one.year}, url)
