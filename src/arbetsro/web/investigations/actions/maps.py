"""Maps of demands and resources are drawn, and mended while no later one has been drawn."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.investigating import locked
from arbetsro.web.investigations.models import BalanceMap, Investigation, MapItem
from arbetsro.web.organisations.models import Unit
from arbetsro.workenv.maps import SIDES, Item, without_unknown

#: More than this on a side and the map can no longer be read.
MOST_ITEMS = 15


@action("map.drawn")
def draw_map(
    *,
    by: Person,
    unit: Unit,
    items: Sequence[Item],
    drawn_on: date,
    note: str = "",
    investigation: Investigation | None = None,
) -> BalanceMap:
    """Draws the map of a unit.

    Args:
        by: Who draws it.
        unit: Whose demands and resources it shows.
        items: What is on it, with its links.
        drawn_on: The day that it shows.
        note: What is to be known of it.
        investigation: What it was drawn from.

    Raises:
        Refusal: The unit is closed, a side is empty or too full, the day is to come, or the
            investigation has its map already.
    """
    if not unit.is_valid(today()):
        raise Refusal("maps.unit_closed", unit=unit.name)
    if investigation:
        locked(investigation)  # of two who draw it at once one is told
    if investigation and BalanceMap.objects.filter(investigation=investigation).exists():
        raise Refusal("maps.drawn_already")
    _check(items, drawn_on)
    drawn = BalanceMap.objects.create(
        unit=unit,
        investigation=investigation,
        drawn_on=drawn_on,
        note=note.strip(),
        drawn_by=by,
        drawn_at=now(),
    )
    _put(drawn, items)
    record("map.drawn", by=by, target=drawn, items=len(items))
    return drawn


@action("map.changed")
def change_map(
    *, by: Person, drawn: BalanceMap, seen: int, items: Sequence[Item], drawn_on: date, note: str
) -> BalanceMap:
    """Mends a map; ``seen`` is the version that the page showed.

    Raises:
        Refusal: Somebody else has changed it since, a later map of the unit has been drawn, a side
            is empty or too full, or the day is to come.
    """
    found = BalanceMap.objects.select_for_update(of=("self",)).select_related("unit__organisation")
    drawn = found.get(pk=drawn.pk)
    if drawn.version != seen:
        raise Refusal("maps.changed_since")
    if is_history(drawn):
        raise Refusal("maps.newer_drawn")
    _check(items, drawn_on)
    drawn.drawn_on, drawn.note, drawn.version = drawn_on, note.strip(), seen + 1
    drawn.save(update_fields=["drawn_on", "note", "version"])
    drawn.items.all().delete()
    _put(drawn, items)
    record("map.changed", by=by, target=drawn, version=drawn.version)
    return drawn


def is_history(drawn: BalanceMap) -> bool:
    """Whether the unit has a later map, so that this one tells only how it was."""
    same_day = Q(drawn_on=drawn.drawn_on, drawn_at__gt=drawn.drawn_at)
    of_unit = BalanceMap.objects.filter(unit=drawn.unit_id)
    return of_unit.filter(Q(drawn_on__gt=drawn.drawn_on) | same_day).exists()


def _check(items: Sequence[Item], drawn_on: date) -> None:
    if drawn_on > today():
        raise Refusal("maps.day_to_come", field="drawn_on")
    for side in SIDES:
        count = sum(item.side == side for item in items)
        if not count:
            raise Refusal(f"maps.no_{side}")
        if count > MOST_ITEMS:
            raise Refusal("maps.too_many", most=MOST_ITEMS)


def _put(drawn: BalanceMap, items: Sequence[Item]) -> None:
    """Puts everything on the map, and then the links."""
    kept: dict[str, MapItem] = {}
    for item in items:
        kept[item.key] = MapItem.objects.create(
            map=drawn,
            side=item.side,
            card=item.card,
            text=item.text[:200],
            weight=item.weight,
            cause=item.cause.strip() if item.side == "demand" else "",
        )
    for item in without_unknown(items):
        kept[item.key].meets.set([kept[key] for key in item.meets])
