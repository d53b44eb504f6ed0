"""What somebody has left to tell the staff."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.telling.models import Message, published

_AT_MOST = 10


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """The drafts that a person has written, and the units where there is news to tell."""
    if not standing.may(Permission.TELL_STAFF):
        return iter(())
    return islice(_all(standing), _AT_MOST)


def _all(standing: Standing) -> Iterator[Waiting]:
    yield from _drafts(standing)
    yield from _news(standing)


def _drafts(standing: Standing) -> Iterator[Waiting]:
    mine = Message.objects.filter(
        standing.where(Permission.TELL_STAFF, "unit__"), published_at=None,
        written_by=standing.person, unit__organisation=standing.organisation,
    )  # fmt: skip
    for key, name in mine.values_list("pk", "unit__name")[:_AT_MOST]:
        url = reverse("telling:draft", args=[standing.organisation.slug, key])
        yield Waiting("telling.waiting_draft", {"unit": name}, url)


def _news(standing: Standing) -> Iterator[Waiting]:
    """The units where measures were done or followed up since the staff were told something."""
    last = published().filter(unit=OuterRef("pk")).values("published_at")[:1]
    drafts = Message.objects.filter(unit=OuterRef("pk"), published_at=None)
    measures = Measure.objects.filter(unit=OuterRef("pk"))
    moved = measures.filter(Q(done_at__isnull=False) | Q(followed_up_at__isnull=False))
    since = measures.alias(last=OuterRef("last")).filter(
        Q(done_at__gt=F("last")) | Q(followed_up_at__gt=F("last"))
    )
    units = Unit.objects.filter(
        standing.where(Permission.TELL_STAFF), organisation=standing.organisation
    ).alias(last=Subquery(last))
    news = Exists(since) | Q(Exists(moved), last=None)
    for key, name in units.filter(news, ~Exists(drafts)).values_list("pk", "name")[:_AT_MOST]:
        url = reverse("telling:unit", args=[standing.organisation.slug, key])
        yield Waiting("telling.waiting_news", {"unit": name}, url)
