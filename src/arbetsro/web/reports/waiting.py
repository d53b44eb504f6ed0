"""Which reports and protected cases wait for somebody."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import QuerySet
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.reports.models import Channel, ProtectedCase, Report
from arbetsro.web.reports.receivers import still_receiving

_AT_MOST = 10


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """What waits for a person, most pressing first: cases, new reports, answers, doors."""
    return islice(_all(standing), _AT_MOST)


def _all(standing: Standing) -> Iterator[Waiting]:
    yield from _cases(standing)
    if standing.may(Permission.RECEIVE_REPORTS):
        yield from _reports(standing)
        yield from _doors(standing)


def _cases(standing: Standing) -> Iterator[Waiting]:
    mine = ProtectedCase.objects.filter(
        readers=standing.person, received_at=None, closed_at=None,
        unit__organisation=standing.organisation,
    )  # fmt: skip
    for key in mine.values_list("pk", flat=True)[:_AT_MOST]:
        url = reverse("reports:case", args=[standing.organisation.slug, key])
        yield Waiting("reports.waiting_case", {}, url)


def _reports(standing: Standing) -> Iterator[Waiting]:
    """What one has received oneself: new ones, and then those that have no answer yet."""
    for one in sorted(_mine(standing)[:_AT_MOST], key=lambda one: one.state != Report.State.NEW):
        is_new = one.state == Report.State.NEW
        key = "reports.waiting_new" if is_new else "reports.waiting_answer"
        values: dict[str, object] = {"unit": one.unit.name, "day": one.came_on.isoformat()}
        url = reverse("reports:show", args=[standing.organisation.slug, one.pk])
        yield Waiting(key, values, url)


def _mine(standing: Standing) -> QuerySet[Report]:
    found = Report.objects.exclude(state=Report.State.ANSWERED).filter(
        standing.where(Permission.RECEIVE_REPORTS, "unit__"),
        receiver=standing.person, unit__organisation=standing.organisation,
    )  # fmt: skip
    return found.select_related("unit").only("state", "came_on", "unit__name").order_by("came_on")


def _doors(standing: Standing) -> Iterator[Waiting]:
    """The doors whose receiver has left."""
    left = Channel.objects.filter(
        standing.where(Permission.RECEIVE_REPORTS, "unit__"),
        ~still_receiving("receiver", "unit__path"),
        closed_at=None, unit__organisation=standing.organisation,
    )  # fmt: skip
    for key, name in left.values_list("unit", "unit__name")[:_AT_MOST]:
        url = reverse("reports:door", args=[standing.organisation.slug, key])
        yield Waiting("reports.waiting_door", {"unit": name}, url)
