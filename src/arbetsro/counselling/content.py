"""Reads the content files of this room, as ``knowledge.content`` reads its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from arbetsro.knowledge import content
from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text

T = TypeVar("T")
Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be chosen, by the key that is kept."""

    key: str
    label: Text


def read_content(name: str, read: Callable[[Reader, Table], T]) -> T:
    """What a single content file of this room holds.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return content.read_content(name, read, __package__)


def choice(reader: Reader, table: Table, at: str) -> Choice:
    """A key with its label."""
    reader.expect(table, {"key", "label"}, at)
    return Choice(reader.value(table, "key", str, "", at), reader.text(table, "label", at))


def one_of(reader: Reader, table: Table, key: str, known: Sequence[Word], at: str) -> Word:
    """The word under a key; the first of those known, and a fault, for any other."""
    given = reader.value(table, key, str, known[0], at)
    for word in known:
        if word == given:
            return word
    reader.fault("unknown_word", f"{at}.{key}", given=given, known=", ".join(known))
    return known[0]


def by_key(
    reader: Reader, table: Table, key: str, read: Callable[[Table, str], T]
) -> Mapping[str, T]:
    """Every table of a list by its own ``key``, in order; a key that is used twice is a fault."""
    found: dict[str, T] = {}
    for one, at in _each(reader, table, key):
        name = reader.value(one, "key", str, "", at)
        if name in found:
            reader.fault("used_twice", f"{at}.key", given=name)
        found[name] = read(one, at)
    return found


def _each(reader: Reader, table: Table, key: str) -> tuple[tuple[Table, str], ...]:
    if not table.get(key):
        reader.fault("missing", key)
    return reader.each(table, key, lambda one, at: (one, at))


def texts(reader: Reader, table: Table, key: str, at: str) -> tuple[Text, ...]:
    """A list of texts."""
    given = table.get(key, [])
    if not isinstance(given, list):
        reader.fault("wrong_kind", f"{at}.{key}", wanted="list")
        return ()
    return tuple(reader.text_of(one, f"{at}.{key}.{i}") for i, one in enumerate(given, 1))
