"""Small things that the readers of this room's content share."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text
from arbetsro.workenv.content import some_of
from arbetsro.workenv.duties import duties

T = TypeVar("T")


def by_key(
    reader: Reader, content: Table, read: Callable[[str, Table], T], at: str = ""
) -> Mapping[str, T]:
    """Every table of one that holds nothing but tables, read, by key, in the order of the file."""
    if not content:
        reader.fault("missing", at)
    found = {}
    for key, table in content.items():
        if isinstance(table, Mapping):
            found[key] = read(key, table)
        else:
            reader.fault("wrong_kind", ".".join(filter(None, (at, key))), wanted="tables")
    return found


def part(reader: Reader, content: Table, key: str) -> Table:
    """The table under a key; an empty one, and a fault, where there is none."""
    given = content.get(key)
    if isinstance(given, Mapping):
        return given
    reader.fault("missing" if given is None else "wrong_kind", key, wanted="tables")
    return {}


def number(reader: Reader, table: Table, key: str, at: str) -> int:
    """The whole number from 0 under a key."""
    given = reader.value(table, key, int, 0, at)
    if isinstance(given, bool) or given < 0:
        reader.fault("wrong_kind", f"{at}.{key}", wanted="whole")
        return 0
    return given


def as_table(text: Text) -> dict[str, str]:
    """A text as the plain table that it is read from."""
    return {"sv": text.sv, "en": text.en, "da": text.da}


def duty_keys(reader: Reader, table: Table, at: str) -> tuple[str, ...]:
    """The duties that something answers to, which may be left out where there are none."""
    return some_of(reader, table, "duties", duties(), at) if "duties" in table else ()
