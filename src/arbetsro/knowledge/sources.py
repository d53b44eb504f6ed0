"""What claims rest on, from ``sources.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

#: How a source is known, in the order in which sources are listed.
SourceKind = Literal["read", "reported", "own", "organisation"]


@dataclass(frozen=True, slots=True)
class Source:
    """A work that claims rest on.

    Attributes:
        id: What references call it.
        kind: ``read`` by the project, ``reported`` by a work that was read, the project's own, or
            the organisation's that has written an entry.
        authors: Who wrote it.
        short: What the authors are called in a short reference.
        title: Its title.
        year: When it came out, where that is known.
        language: The language it is written in.
        places: The places in it that may be pointed at.
        through: For what is reported: the work that tells of it.
        number: For what is reported: its number in the list of references there.
    """

    id: str
    kind: SourceKind
    authors: str
    title: str
    year: int | None = None
    language: str = ""
    places: tuple[str, ...] = ()
    through: str = ""
    number: str = ""
    short: str = ""

    @property
    def name(self) -> str:
        """Authors and year, as a short reference has them."""
        return " ".join(filter(None, (self.short or self.authors, str(self.year or ""))))


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A place in a source."""

    source: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.source}#{self.place}" if self.place else self.source


class UnknownReference(ValueError):  # noqa: N818 - it says what was pointed at
    """A reference to a source or a place that there is not.

    Attributes:
        code: ``unknown_source``, ``unknown_place`` or ``missing_place``.
        known: What there is instead.
    """

    def __init__(self, code: str, given: str, known: tuple[str, ...]) -> None:
        self.code = code
        self.given = given
        self.known = known
        super().__init__(f"{code}: {given}")


@cache
def sources() -> Mapping[str, Source]:
    """Every source by id."""
    content = tomllib.loads((files(__package__) / "sources.toml").read_text("utf-8"))
    return {
        id_: Source(**{**table, "id": id_, "places": tuple(table.get("places", ()))})
        for id_, table in content.items()
    }


def sources_by_kind() -> Mapping[SourceKind, tuple[Source, ...]]:
    """Every source, by how it is known."""
    return {
        kind: tuple(one for one in sources().values() if one.kind == kind)
        for kind in get_args(SourceKind)
    }


def read_reference(text: str) -> Reference:
    """The reference written ``source#place``, or ``source`` for what is reported.

    Raises:
        UnknownReference: There is no such source or no such place, or the place is missing.
    """
    id_, _, place = text.partition("#")
    source = sources().get(id_)
    if source is None:
        raise UnknownReference("unknown_source", id_, tuple(sources()))
    if source.kind == "read" and place not in source.places:
        raise UnknownReference("unknown_place" if place else "missing_place", text, source.places)
    return Reference(id_, place)
