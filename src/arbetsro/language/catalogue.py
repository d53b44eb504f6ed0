"""The messages a user reads, by key, from the content files beside this module."""

import tomllib
from functools import cache
from importlib.resources import files

from arbetsro.language.text import Language, Text


def say(key: str, language: Language, **values: object) -> str:
    """The message ``key`` in ``language``, with ``values`` in their places.

    Raises:
        KeyError: There is no such message, or one of its values was not given.
    """
    return catalogue()[key].in_(language).format_map(values)


@cache
def catalogue() -> dict[str, Text]:
    """Every message by its key, ``file.name``."""
    found: dict[str, Text] = {}
    for source in sorted(files(__package__).joinpath("messages").iterdir(), key=lambda f: f.name):
        area = source.name.removesuffix(".toml")
        for name, table in tomllib.loads(source.read_text("utf-8")).items():
            found[f"{area}.{name}"] = Text.read(table)
    return found
