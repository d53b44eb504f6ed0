"""The steps of an analysis and what there is to think about in each, from ``guide.toml``."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.profile import RESULTS
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import Text
from arbetsro.language.catalogue import message


@dataclass(frozen=True, slots=True)
class Step:
    """One of the seven steps.

    Attributes:
        key: Its name in addresses.
        code: The row of sheet A that holds its free text.
        title: Its name in menus.
        heading: The heading of its page.
        purpose: What it gives, and why it comes here.
        think: What to think about.
        who: Who should take part.
        enough: When it is done well enough to go on.
        source: Where the method tells of it.
    """

    key: str
    code: str
    title: Text
    heading: Text
    purpose: Text
    think: tuple[Text, ...]
    who: Text
    enough: Text
    source: str


@dataclass(frozen=True, slots=True)
class GroupGuide:
    """What the workbench says about the working group."""

    title: Text
    purpose: Text
    think: tuple[Text, ...]
    functions: dict[str, Text]


@cache
def steps() -> dict[str, Step]:
    """The seven steps by key, in order."""
    return {table["key"]: _step(table) for table in _content()["step"]}


@cache
def group_guide() -> GroupGuide:
    """What to think about when the working group is put together."""
    table = _content()["group"]
    return GroupGuide(
        Text.read(table["title"]),
        Text.read(table["purpose"]),
        tuple(Text.read(one) for one in table["think"]),
        {one["key"]: Text.read(one["label"]) for one in table["function"]},
    )


#: The words of the vocabulary of the knowledge base that fields offer.
_WORDS: dict[str, Kind] = {
    "levels": "level", "stages": "stage", "factors": "factor", "sizes": "size",
    "branches": "branch", "absences": "absence", "groups": "group",
}  # fmt: skip


def choices_of(name: str) -> dict[str, Text]:
    """The choices that a field offers, by what is kept."""
    if name in _WORDS:
        return {key: term.label for key, term in terms(_WORDS[name]).items()}
    return _CHOICES[name]()


_CHOICES: dict[str, Callable[[], dict[str, Text]]] = {
    "functions": lambda: group_guide().functions,
    "entries": lambda: {entry.id: entry.name for entry in built_in()},
    "results": lambda: {one: message(f"knowledge.result_{one}") for one in RESULTS},
}


def _content() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "guide.toml").read_text("utf-8"))


def _step(table: dict[str, Any]) -> Step:
    texts = {key: Text.read(table[key]) for key in ("title", "heading", "purpose", "who", "enough")}
    think = tuple(Text.read(one) for one in table["think"])
    return Step(key=table["key"], code=table["code"], think=think, source=table["source"], **texts)
