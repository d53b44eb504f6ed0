"""The messages a user reads, by key, from the content files beside this module."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from arbetsro.language.text import Language, Text


def say(key: str, language: Language, /, **values: object) -> str:
    """The message ``key`` in ``language``, with ``values`` in their places.

    A message that takes no values may hold braces of its own.

    Raises:
        KeyError: There is no such message, or one of its values was not given.
    """
    text = message(key).in_(language)
    # An abbreviation that ends a sentence takes no second full stop.
    return text.format_map(values).replace("kr..", "kr.") if values else text


def message(key: str) -> Text:
    """The message ``key`` in all languages, its places open.

    Raises:
        KeyError: There is no such message.
    """
    area, name = key.split(".", 1)
    return catalogue(area)[name]


@cache
def catalogue(area: str) -> dict[str, Text]:
    """Every message of one area, that is one content file, by name."""
    source = _folder() / f"{area}.toml"
    if not source.is_file():
        raise KeyError(area)
    return {name: Text.read(t) for name, t in tomllib.loads(source.read_text("utf-8")).items()}


def areas() -> list[str]:
    """The areas that there are messages for."""
    return sorted(f.name.removesuffix(".toml") for f in _folder().iterdir())


def _folder() -> Traversable:
    return files(__package__) / "messages"
