"""Themes of work that a visit may be tagged with, from ``themes.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from arbetsro.counselling.content import by_key, read_content
from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme; ``factor`` is the knowledge base's word for it, blank where it has none."""

    key: str
    label: Text
    factor: str


@cache
def themes() -> Mapping[str, Theme]:
    """Every theme by key, in the order on screen.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("themes", _themes)


def _themes(reader: Reader, table: Table) -> Mapping[str, Theme]:
    reader.expect(table, {"theme"})
    return by_key(reader, table, "theme", lambda one, at: _theme(reader, one, at))


def _theme(reader: Reader, table: Table, at: str) -> Theme:
    reader.expect(table, {"key", "label", "factor"}, at)
    return Theme(
        key=reader.value(table, "key", str, "", at),
        label=reader.text(table, "label", at),
        factor=reader.word(table, "factor", "factor", at) if "factor" in table else "",
    )
