"""What a unit should do next, most pressing first, with where to do it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing as Access
from arbetsro.web.cycle.standing_now import Standing
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.organisations.models import Unit

_MOST = 5


@dataclass(frozen=True, slots=True)
class _Step:
    """A reason to do something.

    Attributes:
        key: The message, which names ``count``.
        count: How many there are; the step is left out where there are none.
        view: The page on which it is done.
        query: What narrows that page.
        needs: Who may do it.
    """

    key: str
    count: Callable[[Standing], int]
    view: str
    query: str
    needs: Permission


_WRITE = Permission.WRITE_WORK_ENVIRONMENT
_RECEIVE = Permission.RECEIVE_REPORTS
_LOOKED, _FINDINGS = "investigations:list", "investigations:findings"
_RISKS, _MEASURES = "risks:list", "measures:list"
_STEPS = (
    _Step("reports", lambda now: now.investigated.reports, "reports:list", "", _RECEIVE),
    _Step("serious", lambda now: now.assessed.serious, _RISKS, "level=high", _WRITE),
    _Step("overdue", lambda now: now.acted.overdue, _MEASURES, "overdue=on", _WRITE),
    _Step(
        "without_owner", lambda now: now.acted.without_owner, _MEASURES, "without_owner=on", _WRITE
    ),
    _Step("findings", lambda now: now.investigated.findings, _FINDINGS, "state=open", _WRITE),
    _Step("unrated", lambda now: now.assessed.unrated, _RISKS, "", _WRITE),
    _Step("without_measure", lambda now: now.assessed.without_measure, _RISKS, "", _WRITE),
    _Step("follow_up", lambda now: now.followed.to_follow_up, _MEASURES, "to_follow_up=on", _WRITE),
    _Step("open_investigations", lambda now: now.investigated.open, _LOOKED, "", _WRITE),
)


def next_steps(access: Access, unit: Unit, standing: Standing) -> list[Waiting]:
    """At most five things to do next in a unit, as the person may do them."""
    return list(_steps(access, unit, standing))[:_MOST]


def _steps(access: Access, unit: Unit, standing: Standing) -> Iterator[Waiting]:
    slug = access.organisation.slug
    for step in _STEPS:
        count = step.count(standing)
        if count and access.may(step.needs, unit):
            url = reverse(step.view, args=[slug])
            query = "&".join(part for part in (f"unit={unit.pk}", step.query) if part)
            yield Waiting(f"cycle.next_{step.key}", {"count": count}, f"{url}?{query}")
    if standing.investigated.latest is None and access.may(_WRITE, unit):
        url = reverse("investigations:new", args=[slug])
        yield Waiting("cycle.next_begin", {}, f"{url}?unit={unit.pk}")
    if standing.followed.told is None and access.may(Permission.TELL_STAFF, unit):
        url = reverse("telling:unit", args=[slug, unit.pk])
        yield Waiting("cycle.next_tell", {}, url)
