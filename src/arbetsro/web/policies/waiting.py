"""Which documents wait for somebody: to read, to go through, to decide, and what is missing."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.measures.recurrence import months_later
from arbetsro.web.organisations.models import Unit
from arbetsro.web.policies.models import Policy
from arbetsro.web.policies.needed import needed
from arbetsro.web.policies.staff import waits_for_me

_KEEP = Permission.KEEP_POLICIES
_AT_MOST = 3
_MANY = 100


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """What waits for a person: each kind on few lines, with the document where it is one."""
    yield from _told(standing, "read", waits_for_me(standing))
    if standing.may(_KEEP):
        yield from _told(standing, "review", _to_review(standing))
        yield from _missing(standing)


def _to_review(standing: Standing) -> QuerySet[Policy]:
    """The documents in force that are to be gone through within a month, or were."""
    kept = Policy.objects.filter(
        standing.where(_KEEP, "unit__"), unit__organisation=standing.organisation,
        withdrawn_at=None, review_on__lte=months_later(today(), 1),
    )  # fmt: skip
    return kept.exclude(current=None)


def _told(standing: Standing, what: str, policies: QuerySet[Policy]) -> Iterator[Waiting]:
    slug = standing.organisation.slug
    found = list(policies.only("pk", "title", "review_on").order_by("review_on", "title")[:_MANY])
    if len(found) > _AT_MOST:
        count = f"{_MANY - 1}+" if len(found) == _MANY else len(found)
        url = reverse("policies:list", args=[slug])
        yield Waiting(f"policies.waiting_{what}_many", {"count": count}, url)
        return
    for one in found:
        values: dict[str, object] = {
            "title": one.title,
            "day": one.review_on.isoformat() if one.review_on else "",
        }
        url = reverse("policies:show", args=[slug, one.pk])
        yield Waiting(f"policies.waiting_{what}", values, url)


def _missing(standing: Standing) -> Iterator[Waiting]:
    """What the employer lacks in writing, for those who keep documents for the whole."""
    root = Unit.objects.filter(organisation=standing.organisation, parent=None)
    top = root.filter(path__in=standing.paths(_KEEP)).select_related("organisation").first()
    if top is None:
        return
    found = needed(standing.organisation, top)
    url = f"{reverse('policies:needed', args=[standing.organisation.slug])}?unit={top.pk}"
    if found.size is None:
        yield Waiting("policies.waiting_size", {}, url)
    if found.missing:
        yield Waiting("policies.waiting_missing", {"count": len(found.missing)}, url)
