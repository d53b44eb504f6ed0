"""What to know around the interventions: principles, conditions, groups, obstacles, priorities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from arbetsro.knowledge.content import Claim, Reader, Table, content_files, load
from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.language import LANGUAGES, Text


@dataclass(frozen=True, slots=True)
class Point:
    """One of the things that a context lists.

    Attributes:
        name: What it is.
        says: What there is to know.
        entries: The interventions that it points to.
        value: A figure that the source gives it, such as a priority.
        answer: What in this program answers it.
    """

    name: Text
    says: Claim
    entries: tuple[str, ...] = ()
    value: float | None = None
    answer: Text | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """A page of what to know around the interventions.

    Attributes:
        id: Its name in addresses.
        version: Counts up whenever what it says changes.
        reviewed: The day somebody last went through it.
        title: Its heading.
        summary: What it tells, in a sentence or two.
        points: What it lists, in the order of the source.
        value_label: What the figures of the points are, where they have any.
    """

    id: str
    version: int
    reviewed: date
    title: Text
    summary: Claim
    points: tuple[Point, ...]
    value_label: Text | None = None


@cache
def contexts() -> Mapping[str, Context]:
    """Every context by id.

    Raises:
        ContentError: A file is faulty; the faults of all files are named.
    """
    faults: list[ContentFault] = []
    found = {}
    for id_, path in content_files("contexts").items():
        reader = Reader(id_)
        found[id_] = _context(reader, load(id_, path, faults))
        faults += reader.faults
    if faults:
        raise ContentError(faults)
    return found


def _context(reader: Reader, table: Table) -> Context:
    keys = {"version", "reviewed", "title", "summary", "point", "value_label"}
    reader.expect(table, keys)
    return Context(
        id=reader.file,
        version=reader.value(table, "version", int, 0),
        reviewed=reader.value(table, "reviewed", date, date.min),
        title=reader.text(table, "title"),
        summary=reader.claim(table.get("summary"), "summary"),
        points=reader.each(table, "point", lambda one, at: _point(reader, one, at)),
        value_label=reader.text(table, "value_label") if "value_label" in table else None,
    )


def _point(reader: Reader, table: Table, at: str) -> Point:
    reader.expect(table, {"name", "entries", "value", "answer", *LANGUAGES, "from"}, at)
    says = {key: value for key, value in table.items() if key in {*LANGUAGES, "from"}}
    entries = reader.entries(table, "entries", at)
    return Point(
        name=reader.text(table, "name", at),
        says=reader.claim(says, at),
        entries=entries,
        value=table.get("value"),
        answer=reader.text(table, "answer", at) if "answer" in table else None,
    )
