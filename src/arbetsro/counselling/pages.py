"""Texts that a clinic starts from and changes: what the service is, and where else to turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from arbetsro.counselling.content import by_key, read_content
from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, by the key that a clinic's own text replaces."""

    key: str
    label: Text
    text: Text


@cache
def information() -> Mapping[str, Section]:
    """The page about the service, section by section.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("information", lambda reader, table: _sections(reader, table, "section"))


@cache
def advice() -> Mapping[str, Section]:
    """Where to turn when the service is not the right one.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("advice", lambda reader, table: _sections(reader, table, "advice"))


def _sections(reader: Reader, table: Table, key: str) -> Mapping[str, Section]:
    reader.expect(table, {key})
    return by_key(reader, table, key, lambda one, at: _section(reader, one, at))


def _section(reader: Reader, table: Table, at: str) -> Section:
    reader.expect(table, {"key", "label", "text"}, at)
    return Section(
        key=reader.value(table, "key", str, "", at),
        label=reader.text(table, "label", at),
        text=reader.text(table, "text", at),
    )
