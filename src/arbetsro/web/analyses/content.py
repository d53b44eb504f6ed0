"""What an analysis holds, as a flat record of addresses and values, and changes to it.

An address is a field (``title``), the code of a row (``C7``), or a field of a thing in a list
(``goals.k3x9ab.text``). The address of a list holds the ids of its things in order
(``goals``; ``problems.k3x9ab.whys`` for a list inside a thing). Things keep their ids when others
come and go, so two people can work in the same list.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

#: What JSON can hold. A value is never ``None``: what is not there is not in the record.
Value = Any
Content = Mapping[str, Value]

_BLANK: tuple[Value, ...] = (None, "", [], {})
_ID_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Change:
    """A value before and after; ``None`` stands for nothing there."""

    address: str
    before: Value
    after: Value


Changes = tuple[Change, ...]


def new_id() -> str:
    """An id for a thing in a list."""
    return "".join(secrets.choice(_ID_SIGNS) for _ in range(6))


def set_value(content: Content, address: str, value: Value) -> Changes:
    """The changes that put a value in its place, or take it away; none where it is there."""
    before = content.get(address)
    return () if before == value else (Change(address, before, value),)


def add_item(content: Content, list_address: str, item: str) -> Changes:
    """The changes that add a thing at the end of a list."""
    before = content.get(list_address)
    return (Change(list_address, before, [*(before or []), item]),)


def remove_item(content: Content, list_address: str, item: str) -> Changes:
    """The changes that take a thing out of a list, with all that it holds."""
    before = content.get(list_address) or []
    if item not in before:
        return ()
    after = [one for one in before if one != item] or None
    held = _held_by(content, f"{list_address.split('.')[-1]}.{item}.")
    return (
        Change(list_address, before, after),
        *(Change(address, content[address], None) for address in held),
    )


def _held_by(content: Content, prefix: str) -> Iterator[str]:
    """The addresses of everything a thing holds, the things inside it among them."""
    for address, value in content.items():
        if address.startswith(prefix):
            yield address
            if isinstance(value, list):
                inner = address.split(".")[-1]
                for item in value:
                    yield from _held_by(content, f"{inner}.{item}.")


def move_item(content: Content, list_address: str, item: str, steps: int) -> Changes:
    """The changes that move a thing up (negative) or down in its list."""
    before = content.get(list_address) or []
    if item not in before:
        return ()
    after = [one for one in before if one != item]
    after.insert(max(0, before.index(item) + steps), item)
    return set_value(content, list_address, after)


def applied(content: Content, changes: Iterable[Change]) -> dict[str, Value]:
    """The content after the changes."""
    found = dict(content)
    for change in changes:
        _put(found, change.address, change.after)
    return found


def undone(content: Content, changes: Iterable[Change]) -> dict[str, Value]:
    """The content before the changes."""
    found = dict(content)
    for change in reversed(tuple(changes)):
        _put(found, change.address, change.before)
    return found


def _put(content: dict[str, Value], address: str, value: Value) -> None:
    if value is None:
        content.pop(address, None)
    else:
        content[address] = value


def between(before: Content, after: Content) -> Changes:
    """The changes that lead from one content to another, by address."""
    addresses = sorted(set(before) | set(after))
    return tuple(
        Change(address, before.get(address), after.get(address))
        for address in addresses
        if before.get(address) != after.get(address)
    )


def items(content: Content, list_address: str) -> list[str]:
    """The ids in a list, in order."""
    return list(content.get(list_address, ()))


def filled_items(content: Content, list_address: str) -> list[str]:
    """The ids of the things in a list that hold anything at all, in order."""
    key = list_address.split(".")[-1]
    return [
        item
        for item in items(content, list_address)
        if any(content.get(held) not in _BLANK for held in _held_by(content, f"{key}.{item}."))
    ]
