"""Which risks wait for somebody."""

from collections.abc import Iterator

from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.risks.finding import PARTIES, risks_for, to_do
from arbetsro.web.risks.models import Risk

#: What waits for those who rate, and for those who accept; each is told on one line.
_FOR_PARTIES = ("instructions", "rate", "expired", "rerate")
_FOR_ACCEPTING = ("expired",)


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """What waits for a person: by kind, the risk where it is one, else how many there are."""
    for what in _asked(standing):
        everywhere = risks_for(standing, Permission.READ_WORK_ENVIRONMENT)
        found = list(to_do(everywhere, what, standing).only("pk", "title")[:_MANY])
        if found:
            yield _waiting(standing, what, found)


_MANY = 100


def _asked(standing: Standing) -> tuple[str, ...]:
    if any(standing.may(permission) for permission in PARTIES.values()):
        return _FOR_PARTIES
    return _FOR_ACCEPTING if standing.may(Permission.ACCEPT_RISKS) else ()


def _waiting(standing: Standing, what: str, found: list[Risk]) -> Waiting:
    slug = standing.organisation.slug
    if len(found) == 1:
        url = reverse("risks:show", args=[slug, found[0].pk])
        return Waiting(f"risks.waiting_{what}_one", {"title": found[0].title}, url)
    count = f"{_MANY - 1}+" if len(found) == _MANY else len(found)
    url = f"{reverse('risks:list', args=[slug])}?todo={what}"
    return Waiting(f"risks.waiting_{what}_many", {"count": count}, url)
