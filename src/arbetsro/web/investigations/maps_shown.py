"""A map as a page shows it: the lists on both sides, and the drawing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap

from django.db.models import Q, QuerySet

from arbetsro.web.investigations.models import BalanceMap, MapItem
from arbetsro.web.organisations.models import Unit
from arbetsro.workenv.maps import (
    WEIGHTS,
    Change,
    Compared,
    Item,
    Side,
    compare,
    of_side,
    outweighs,
)

#: What a map is read with.
MAPS: QuerySet[BalanceMap] = BalanceMap.objects.select_related("unit__organisation", "drawn_by")


def items_of(drawn: BalanceMap) -> tuple[Item, ...]:
    """Everything on a map, with its links."""
    return as_items(drawn.items.prefetch_related("meets"))


def as_items(rows: Iterable[MapItem]) -> tuple[Item, ...]:
    """The rows of a map as a map."""
    return tuple(
        Item(
            key=str(one.pk),
            side="demand" if one.side == "demand" else "resource",
            text=one.text,
            weight=one.weight,
            card=one.card,
            cause=one.cause,
            meets=tuple(str(other.pk) for other in one.meets.all()),
        )
        for one in rows
    )


def latest_map(unit: Unit) -> BalanceMap | None:
    """The map of a unit that shows it as it is now."""
    return MAPS.filter(unit=unit).first()


def before(drawn: BalanceMap) -> BalanceMap | None:
    """The map of the same unit before this one."""
    same_day = Q(drawn_on=drawn.drawn_on, drawn_at__lt=drawn.drawn_at)
    earlier = MAPS.filter(Q(drawn_on__lt=drawn.drawn_on) | same_day, unit=drawn.unit_id)
    return earlier.first()


@dataclass(frozen=True, slots=True)
class Shown:
    """A demand or a resource on the map.

    Attributes:
        item: What it is.
        is_heavy: Whether it is a demand that weighs more than what meets it.
        others: Of a demand, the resources that meet it; of a resource, the demands that it meets.
        change: What has become of it since the map before; blank where there is none.
        was: Its weight then.
    """

    item: Item
    is_heavy: bool
    others: tuple[str, ...]
    change: Change | str = ""
    was: int | None = None


@dataclass(frozen=True, slots=True)
class MapShown:
    """A map beside the one before it."""

    demands: tuple[Shown, ...]
    resources: tuple[Shown, ...]
    gone: tuple[Item, ...]

    @property
    def heavy(self) -> tuple[Shown, ...]:
        """The demands that weigh more than what meets them."""
        return tuple(one for one in self.demands if one.is_heavy)

    @property
    def unexplained(self) -> tuple[Shown, ...]:
        """Those of them whose cause nobody has told."""
        return tuple(one for one in self.heavy if not one.item.cause)


def shown(items: Sequence[Item], earlier: Sequence[Item] | None = None) -> MapShown:
    """A map with what has changed since the one before, if there is one."""
    compared = compare(earlier, items) if earlier is not None else ()
    became = {one.item.key: one for one in compared if one.change != "gone"}
    return MapShown(
        demands=_side(items, "demand", became),
        resources=_side(items, "resource", became),
        gone=tuple(one.item for one in compared if one.change == "gone"),
    )


def _side(items: Sequence[Item], side: Side, became: Mapping[str, Compared]) -> tuple[Shown, ...]:
    return tuple(_shown(one, items, became.get(one.key)) for one in of_side(items, side))


def _shown(item: Item, items: Sequence[Item], became: Compared | None) -> Shown:
    linked = (
        [one for one in items if one.key in item.meets]
        if item.side == "demand"
        else [one for one in items if item.key in one.meets]
    )
    return Shown(
        item=item,
        is_heavy=outweighs(item, items),
        others=tuple(one.text for one in linked),
        change=became.change if became else "",
        was=became.before if became else None,
    )


# The drawing ------------------------------------------------------------------------------------

_WIDTH, _BOX, _GAP, _TOP = 780, 300, 14, 8
_LINE, _PAD = 20, 12
_SIGNS_A_LINE, _MOST_LINES = 27, 4


@dataclass(frozen=True, slots=True)
class Box:
    """A demand or a resource in the drawing; lengths in the drawing's own units."""

    shown: Shown
    x: int
    y: int
    height: int
    lines: tuple[tuple[int, str], ...]
    marks: tuple[tuple[int, bool], ...]
    below: int

    @property
    def middle(self) -> int:
        """The height at which links meet it."""
        return self.y + self.height // 2

    @property
    def text_x(self) -> int:
        """Where its text begins."""
        return self.x + _PAD

    @property
    def weight_x(self) -> int:
        """Where its weight in figures stands, after the marks."""
        return self.x + _PAD + 16 * len(WEIGHTS) + 6

    @property
    def heavy_y(self) -> int:
        """Where it says that a demand weighs more than what meets it."""
        return self.below + _LINE

    @property
    def mark_y(self) -> int:
        """The height of the middle of its marks."""
        return self.below - 5


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing."""

    width: int
    height: int
    box: int
    boxes: tuple[Box, ...]
    links: tuple[str, ...]

    @property
    def outer(self) -> int:
        """The width with room for the edges of the boxes."""
        return self.width + 4


def drawing(told: MapShown) -> Drawing:
    """Demands to the left, resources to the right, and a line from each to what meets it."""
    left = tuple(_boxes(told.demands, 0))
    right = tuple(_boxes(told.resources, _WIDTH - _BOX))
    height = max(box.y + box.height for box in (*left, *right)) + _TOP if left or right else 0
    links = [_link(one, other) for one in left for other in right if _meets(one, other)]
    return Drawing(_WIDTH, height, _BOX, (*left, *right), tuple(links))


def _meets(demand: Box, resource: Box) -> bool:
    return resource.shown.item.key in demand.shown.item.meets


def _boxes(told: Iterable[Shown], x: int) -> Iterable[Box]:
    y = _TOP
    for one in told:
        box = _box(one, x, y)
        yield box
        y += box.height + _GAP


def _box(one: Shown, x: int, y: int) -> Box:
    text = shorten(one.item.text, _SIGNS_A_LINE * _MOST_LINES - 4, placeholder=" …")
    rows = wrap(text, _SIGNS_A_LINE)[:_MOST_LINES] or [""]
    height = 2 * _PAD + _LINE * (len(rows) + 1 + one.is_heavy)
    lines = tuple((y + _PAD + _LINE * (place + 1) - 5, row) for place, row in enumerate(rows))
    below = y + _PAD + _LINE * (len(rows) + 1)
    marks = tuple((x + _PAD + 7 + 16 * place, place < one.item.weight) for place in range(5))
    return Box(one, x, y, height, lines, marks, below)


def _link(demand: Box, resource: Box) -> str:
    """A curve from the right side of one box to the left side of the other."""
    start, end, half = _BOX, _WIDTH - _BOX, _WIDTH // 2
    from_y, to_y = demand.middle, resource.middle
    return f"M{start} {from_y}C{half} {from_y} {half} {to_y} {end} {to_y}"
