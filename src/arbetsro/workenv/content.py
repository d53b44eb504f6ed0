"""Reads the content files of this room, as ``knowledge.content`` reads its own."""

from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable
from typing import Protocol, TypeVar

from arbetsro.knowledge import content
from arbetsro.knowledge.content import Reader, Table


class HasKey(Protocol):
    """Something that others refer to by a key."""

    @property
    def key(self) -> str:
        """The key."""


T = TypeVar("T")
K = TypeVar("K", bound=HasKey)


def read_content(name: str, read: Callable[[Reader, Table], T]) -> T:
    """What a single content file of this room holds.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return content.read_content(name, read, __package__)


def content_files(folder: str) -> dict[str, Traversable]:
    """The content files of a folder of this room, by name."""
    return content.content_files(folder, __package__)


def key_of(reader: Reader, table: Table, at: str) -> str:
    """The key that others refer to, which must say something."""
    key = reader.value(table, "key", str, "", at)
    if isinstance(table.get("key"), str) and not key.strip():
        reader.fault("missing", f"{at}.key")
    return key.strip()


def by_key(
    reader: Reader, table: Table, name: str, read: Callable[[Table, str], K]
) -> dict[str, K]:
    """What a table holds that has nothing but entries of one name, by their keys.

    Args:
        reader: Which notes the faults.
        table: The table.
        name: What its entries are called.
        read: Reads an entry from its table and its place.
    """
    reader.expect(table, {name})
    found = reader.each(table, name, read)
    check_unique(reader, (one.key for one in found), name)
    return {one.key: one for one in found}


def one_of(reader: Reader, table: Table, key: str, known: Iterable[str], at: str) -> str:
    """The word under a key, which must be one of those known; nothing, and a fault, otherwise."""
    word = reader.value(table, key, str, "", at)
    return word if word and check_known(reader, [word], known, f"{at}.{key}") else ""


def some_of(
    reader: Reader, table: Table, key: str, known: Iterable[str], at: str
) -> tuple[str, ...]:
    """The words under a key; those that are not known are faults and left out."""
    words = reader.ids(table, key, at)
    return check_known(reader, words, known, f"{at}.{key}")


def check_known(
    reader: Reader, words: Iterable[str], known: Iterable[str], at: str
) -> tuple[str, ...]:
    """Those of the words that are known; the others are faults."""
    words, allowed = tuple(words), tuple(known)
    for word in words:
        if word not in allowed:
            reader.fault("unknown_word", at, given=word, known=", ".join(allowed))
    return tuple(word for word in words if word in allowed)


def check_unique(reader: Reader, keys: Iterable[str], at: str) -> None:
    """Finds the keys that are used twice."""
    seen: set[str] = set()
    for key in keys:
        if key and key in seen:
            reader.fault("used_twice", at, given=key)
        seen.add(key)
