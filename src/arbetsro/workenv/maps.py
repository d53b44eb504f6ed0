"""The map of demands and resources: what is out of balance, and what has changed since last time.

A high weight is bad for a demand and good for a resource. The map is a picture to talk about, not a
measurement: the weights are what those who drew it agreed on.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Side = Literal["demand", "resource"]
SIDES: tuple[Side, ...] = get_args(Side)
#: How much there is of something, from little to very much.
WEIGHTS = (1, 2, 3, 4, 5)
#: What has become of something since the map before.
Change = Literal["new", "more", "less", "same", "gone"]


@dataclass(frozen=True, slots=True)
class Item:
    """A demand or a resource on a map.

    Attributes:
        key: What the map calls it.
        side: Which of the two it is.
        text: What it is, in words.
        weight: One of ``WEIGHTS``.
        card: The built-in card that it is; blank for one in own words.
        cause: Of a demand: what is behind the imbalance.
        meets: Of a demand: the keys of the resources that meet it.
    """

    key: str
    side: Side
    text: str
    weight: int
    card: str = ""
    cause: str = ""
    meets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Something on a map beside what it was on the map before.

    Attributes:
        item: As it is; as it was where it is gone.
        change: What has become of it.
        before: Its weight on the map before.
    """

    item: Item
    change: Change
    before: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """Something through several maps, the oldest first.

    Attributes:
        item: As it was last.
        weights: Its weight on each map; nothing where it was not on it.
    """

    item: Item
    weights: tuple[int | None, ...]


def of_side(items: Iterable[Item], side: Side) -> tuple[Item, ...]:
    """The demands or the resources, the heaviest first."""
    return tuple(sorted((one for one in items if one.side == side), key=lambda one: -one.weight))


def met_by(demand: Item, items: Iterable[Item]) -> int:
    """The weight of all the resources together that meet a demand; 0 where none does."""
    return sum(one.weight for one in items if one.side == "resource" and one.key in demand.meets)


def outweighs(item: Item, items: Iterable[Item]) -> bool:
    """Whether it is a demand that weighs more than all that meets it together."""
    return item.side == "demand" and item.weight > met_by(item, items)


def weight_of_dots(dots: int, most: int) -> int:
    """The weight that stands for some dots: 5 for the most that any card of its side has.

    Args:
        dots: How many it has.
        most: How many the card has that has most; 0 where there are none.
    """
    share = dots / most if most else 0
    return max(1, int(share * WEIGHTS[-1] + 0.5))


def compare(before: Sequence[Item], now: Sequence[Item]) -> tuple[Compared, ...]:
    """Everything on a map beside what it was, and then what is gone; each side by itself."""
    return tuple(_compared(before, now))


def _compared(before: Sequence[Item], now: Sequence[Item]) -> Iterator[Compared]:
    left = list(before)
    for item in now:
        was = next((one for one in left if _is_same(one, item)), None)
        if was is not None:
            left.remove(was)
        yield Compared(item, _change(was, item), was.weight if was else None)
    for one in left:
        yield Compared(one, "gone", one.weight)


def through_time(maps: Sequence[Sequence[Item]]) -> tuple[Line, ...]:
    """Each thing that stands on any of the maps, which come oldest first: demands, then resources.

    What is on the latest comes first on its side. Nothing is added up and no map is ranked.
    """
    last: list[Item] = []
    for items in reversed(maps):
        for side in SIDES:
            for item in of_side(items, side):
                if not any(_is_same(one, item) for one in last):
                    last.append(item)
    lines = [Line(item, tuple(_weight_in(items, item) for items in maps)) for item in last]
    return tuple(line for side in SIDES for line in lines if line.item.side == side)


def _weight_in(items: Sequence[Item], item: Item) -> int | None:
    return next((one.weight for one in items if _is_same(one, item)), None)


def _is_same(one: Item, other: Item) -> bool:
    if one.side != other.side:
        return False
    return bool(one.card and one.card == other.card) or _plain(one.text) == _plain(other.text)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _change(was: Item | None, item: Item) -> Change:
    if was is None:
        return "new"
    if was.weight == item.weight:
        return "same"
    return "more" if item.weight > was.weight else "less"


def without_unknown(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with only those links that lead to a resource on the same map."""
    known = {one.key for one in items if one.side == "resource"}
    return tuple(_linked(one, known) for one in items)


def _linked(item: Item, known: Collection[str]) -> Item:
    meets = tuple(key for key in item.meets if key in known) if item.side == "demand" else ()
    return Item(item.key, item.side, item.text, item.weight, item.card, item.cause, meets)
