"""The table of addresses: who may open which, read from ``urls.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from arbetsro.web.access.roles import Permission

Who = Literal["anyone", "person", "applicant", "system_administrator", "member"] | Permission


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may open an address.

    ``applicant`` is somebody with a record of their own at the clinic of the address, and is given
    that record only. ``member`` is somebody with any role in the organisation of the address; a
    permission is held somewhere in that organisation, and the view then fetches only objects of
    units where it is.
    """

    name: str
    who: Who
    methods: frozenset[str]


@cache
def rules() -> dict[str, Rule]:
    """Every rule by the full name of its address."""
    content = tomllib.loads((files(__package__) / "urls.toml").read_text("utf-8"))
    found: dict[str, Rule] = {}
    for group in content["group"]:
        for key in ("read", "change", "both"):
            for name in group.get(key, ()):
                if name in found:
                    raise ValueError(f"urls.toml names {name} twice")
                found[name] = Rule(name, _who(group["who"]), _METHODS[key])
    return found


def _who(word: str) -> Who:
    if word in {"anyone", "person", "applicant", "system_administrator", "member"}:
        return word  # type: ignore[return-value]
    return Permission(word)


_READ = frozenset({"GET", "HEAD"})
_METHODS = {"read": _READ, "change": frozenset({"POST"}), "both": _READ | {"POST"}}
