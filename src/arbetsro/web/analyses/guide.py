"""The steps of an analysis and what there is to think about in each, from ``guide.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from arbetsro.language import Text


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


def choices_of(name: str) -> dict[str, Text]:
    """The choices that a field offers, by what is kept."""
    return {"functions": group_guide().functions}[name]


def _content() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "guide.toml").read_text("utf-8"))


def _step(table: dict[str, Any]) -> Step:
    texts = {key: Text.read(table[key]) for key in ("title", "heading", "purpose", "who", "enough")}
    think = tuple(Text.read(one) for one in table["think"])
    return Step(key=table["key"], code=table["code"], think=think, source=table["source"], **texts)
