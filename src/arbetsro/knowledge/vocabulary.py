"""The words that entries are sorted by, from ``vocabulary.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from arbetsro.language import Text

Kind = Literal[
    "level", "stage", "kind", "strength", "direction", "outcome", "domain", "nature", "factor",
    "size", "group", "branch", "absence",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the vocabulary.

    Attributes:
        key: What content files call it.
        label: What people call it.
        about: What it means.
        words: For a factor, a group or a branch: words that people use of it, with commas between.
        source: Where the word comes from.
        domain: For an outcome: whether it is of health, of work or on the way there.
        stages: For a pattern of absence: the stages of prevention that it points to.
        up_to: For a size: the largest number of employees.
    """

    key: str
    label: Text
    about: Text | None = None
    words: Text | None = None
    source: str = ""
    domain: str = ""
    stages: tuple[str, ...] = ()
    up_to: int | None = None


@cache
def terms(kind: Kind) -> Mapping[str, Term]:
    """Every word of one kind by key, in the order in which people meet them."""
    return {key: _term(key, table) for key, table in _content()[kind].items()}


def size_of(employees: int) -> str:
    """The size of an organisation with so many employees."""
    sizes = terms("size").values()
    return next(one.key for one in sizes if one.up_to is None or employees <= one.up_to)


def _term(key: str, table: dict[str, Any]) -> Term:
    texts: dict[str, Any] = {
        name: Text.read(table[name]) for name in ("label", "about", "words") if name in table
    }
    return Term(**{**table, **texts, "key": key, "stages": tuple(table.get("stages", ()))})


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "vocabulary.toml").read_text("utf-8"))
