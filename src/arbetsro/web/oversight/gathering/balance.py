"""Demands and resources, as the units have drawn them."""

from collections.abc import Iterator

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from arbetsro.language import Text
from arbetsro.reporting.board.pack import Balance, Weighed
from arbetsro.web.investigations.models import BalanceMap, MapItem
from arbetsro.web.oversight.counting.scope import Scope
from arbetsro.workenv.cards import cards

#: As many of each side as one can take in, where many maps are told of at once.
_MOST = 8
_HEAVY = 4


def balance_of(scope: Scope) -> Balance | None:
    """The latest map of the unit; where it has none, what weighs heavily on those below it."""
    own = BalanceMap.objects.filter(unit=scope.unit).prefetch_related("items").first()
    return _own(own) if own else _of_many(scope)


def _own(drawn: BalanceMap) -> Balance:
    items = (
        Weighed(one.side, _words(one.card, one.text), one.weight, None)
        for one in sorted(drawn.items.all(), key=lambda one: (one.side, -one.weight, one.pk))
    )
    return Balance(drawn.drawn_on, 1, tuple(items))


def _of_many(scope: Scope) -> Balance | None:
    latest = BalanceMap.objects.filter(unit=OuterRef("unit")).order_by("-drawn_on", "-drawn_at")
    maps = BalanceMap.objects.filter(scope.below, pk=Subquery(latest.values("pk")[:1])).order_by()
    count = maps.count()
    return Balance(None, count, tuple(_heaviest(maps))) if count else None


def _heaviest(maps: QuerySet[BalanceMap]) -> Iterator[Weighed]:
    """The built-in cards that most maps have as heavy; what is in own words has no like."""
    heavy = Count("map", filter=Q(weight__gte=_HEAVY), distinct=True)
    found = MapItem.objects.filter(map__in=maps).exclude(card="").order_by()
    rows = list(found.values_list("side", "card").annotate(n=heavy).order_by("-n", "card"))
    for side in ("demand", "resource"):
        for _, card, count in [row for row in rows if row[0] == side and row[2]][:_MOST]:
            yield Weighed(side, _words(card, card), None, count)


def _words(card: str, text: str) -> Text:
    known = cards().get(card)
    return known.label if known else Text(text, text, text)
