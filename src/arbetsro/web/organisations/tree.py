"""The tree of units as a page shows it: few lines at first, the rest when they are asked for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from arbetsro.web.organisations.models import Unit

#: About as many lines as the page opens with, and the most that one branch shows.
_LINES = 60
MOST_IN_A_BRANCH = 200


@dataclass
class Node:
    """A unit in the tree.

    Attributes:
        pk: Its key.
        above: The key of its parent.
        name: Its name.
        code: Its code.
        valid_from: Its first day.
        valid_to: Its last day.
        children: How many units stand right below it.
        shown: Those of them that the page shows at once; the others are fetched.
    """

    pk: int
    above: int | None
    name: str
    code: str
    valid_from: date
    valid_to: date | None
    children: int = 0
    shown: "list[Node]" = field(default_factory=list)


def tree(units: QuerySet[Unit]) -> list[Node]:
    """The uppermost of some units, with as many levels below them as a page has room for."""
    nodes, below = _nodes(units)
    top = [node for node in nodes.values() if node.above not in nodes]
    room = _LINES - len(top)
    level = top
    while level and room > 0:
        level, room = _open(level, below, room)
    return top


def branch(units: QuerySet[Unit], unit: Unit) -> list[Node]:
    """The units right below one, and how many there are below each of them."""
    _, below = _nodes(units.filter(path__startswith=unit.path))
    return below[unit.pk]


def _open(
    level: Iterable[Node], below: dict[int | None, list[Node]], room: int
) -> tuple[list[Node], int]:
    """Shows what is below the units of a level while there is room; gives the next level."""
    following: list[Node] = []
    for node in level:
        if 0 < node.children <= room:
            node.shown = below[node.pk]
            following += node.shown
            room -= node.children
    return following, room


def _nodes(units: QuerySet[Unit]) -> tuple[dict[int, Node], dict[int | None, list[Node]]]:
    columns = ("pk", "parent_id", "name", "code", "valid_from", "valid_to")
    nodes = {row[0]: Node(*row) for row in units.order_by("name", "pk").values_list(*columns)}
    below: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes.values():
        below[node.above].append(node)
    for node in nodes.values():
        node.children = len(below[node.pk])
    return nodes, below
