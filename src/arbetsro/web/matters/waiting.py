"""Which matters and tasks wait for somebody."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.matters.clocks import clock_of
from arbetsro.web.matters.letters import page_for
from arbetsro.web.matters.listing import legs_to, lying_with_nobody, with_legs
from arbetsro.web.matters.lying import is_confirmed
from arbetsro.web.matters.models import Leg, Matter, Task

_AT_MOST = 10
#: An answer that has not been read is shown for as long as this.
_DAYS_SHOWN = 60


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """What waits for a person: to confirm and answer, answers, tasks, and what has no receiver."""
    found = [
        *_to_me(standing),
        *_unconfirmed_requests(standing),
        *_answers(standing),
        *_tasks(standing),
        *_nobody(standing),
    ]
    yield from found[:_AT_MOST]


def _to_me(standing: Standing) -> Iterator[Waiting]:
    legs = list(legs_to(standing).order_by("answer_on", "pk")[:_AT_MOST])
    matters = with_legs(Matter.objects.filter(pk__in=[leg.matter_id for leg in legs]))
    way = {matter.pk: list(matter.legs.all()) for matter in matters} if legs else {}
    for leg in legs:
        confirmed = is_confirmed(way[leg.matter_id], leg.matter.kind)
        yield _waiting(standing, _key(leg, confirmed=confirmed), leg.matter, _days(leg))


def _key(leg: Leg, *, confirmed: bool) -> str:
    clock = clock_of(leg, is_confirmed=confirmed)
    if not confirmed:
        is_request = leg.matter.kind == Matter.Kind.REQUEST
        return "matters.waiting_confirm_request" if is_request else "matters.waiting_confirm"
    if clock.is_over:
        return "matters.waiting_answer_over"
    return "matters.waiting_answer_today" if clock.answer_days == 0 else "matters.waiting_answer"


def _days(leg: Leg) -> dict[str, object]:
    days = (leg.answer_on - today()).days
    return {"days": abs(days), "day": leg.answer_on.isoformat()}


def _unconfirmed_requests(standing: Standing) -> Iterator[Waiting]:
    """The representative's own requests that the employer has not confirmed."""
    if not standing.may(Permission.REQUEST_BY_LAW):
        return
    own = Matter.objects.select_related("unit__organisation").filter(
        raised_by=standing.person, unit__organisation=standing.organisation,
        kind=Matter.Kind.REQUEST, state=Matter.State.OPEN,
    )  # fmt: skip
    for matter in own.exclude(legs__confirmed_at__isnull=False)[:_AT_MOST]:
        yield _waiting(standing, "matters.waiting_unconfirmed", matter)


def _answers(standing: Standing) -> Iterator[Waiting]:
    """Answers to what the person has raised, until they have opened them."""
    answered = list(
        Matter.objects.select_related("unit__organisation").filter(
            raised_by=standing.person, unit__organisation=standing.organisation,
            state=Matter.State.ANSWERED,
            closed_at__gte=now() - timedelta(days=_DAYS_SHOWN),
        ).order_by("-closed_at")[: 2 * _AT_MOST]
    )  # fmt: skip
    read = _last_read(standing, answered)
    for matter in answered:
        if matter.closed_at and read.get(str(matter.pk), matter.raised_at) <= matter.closed_at:
            yield _waiting(standing, "matters.waiting_came", matter)


def _last_read(standing: Standing, matters: list[Matter]) -> dict[str, datetime]:
    """When the person last opened each matter, as the log tells."""
    if not matters:
        return {}
    found = Event.objects.filter(
        action="matter.read", by=standing.person, target_kind="matter",
        target_id__in=[str(one.pk) for one in matters],
    )  # fmt: skip
    return dict(found.order_by("at").values_list("target_id", "at"))


def _tasks(standing: Standing) -> Iterator[Waiting]:
    given = Task.objects.filter(
        given_to=standing.person, unit__organisation=standing.organisation,
        ended_at=None, acknowledged_at=None, returned_at=None,
    )  # fmt: skip
    url = reverse("matters:my_tasks", args=[standing.organisation.slug])
    if count := given.count():
        yield Waiting("matters.waiting_tasks", {"count": count}, url)


def _nobody(standing: Standing) -> Iterator[Waiting]:
    """That matters have nobody to go to: to who can appoint somebody, and who watches over it."""
    slug = standing.organisation.slug
    if standing.may(Permission.EDIT_PEOPLE):
        if lying_with_nobody(standing, Permission.EDIT_PEOPLE):
            url = reverse("organisations:people", args=[slug])
            yield Waiting("matters.waiting_appoint", {}, url)
        return
    if not standing.may(Permission.REQUEST_BY_LAW):
        return
    if count := len(lying_with_nobody(standing, Permission.REQUEST_BY_LAW)):
        url = f"{reverse('matters:list', args=[slug])}?view=area"
        yield Waiting("matters.waiting_nobody", {"count": count}, url)


def _waiting(
    standing: Standing, key: str, matter: Matter, values: dict[str, object] | None = None
) -> Waiting:
    return Waiting(key, {"subject": matter.subject, **(values or {})}, page_for(standing, matter))
