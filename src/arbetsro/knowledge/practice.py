"""How common six efforts are at Danish workplaces, by branch and size: figures to compare with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from arbetsro.knowledge.content import Reader, Table, read_content
from arbetsro.knowledge.sources import Reference
from arbetsro.language import Text


@dataclass(frozen=True, slots=True)
class Effort:
    """How common one effort is.

    Attributes:
        id: Its name.
        stage: The stage of prevention that it belongs to.
        label: What it is.
        question: What workplaces were asked, in our words.
        unit: ``share`` of the workplaces, or ``score`` from 1 (no) to 4 (to a high degree).
        mean: Over all branches.
        values: The figures that the source prints for single branches.
        sizes: The figures that the source prints for sizes.
        most: The six branches where it is most common, in order.
        least: The six where it is least common, in the order printed.
        sources: Where the figures stand.
        note: What to beware of.
    """

    id: str
    stage: str
    label: Text
    question: Text
    unit: str
    mean: float
    values: Mapping[str, float]
    sizes: Mapping[str, float]
    most: tuple[str, ...]
    least: tuple[str, ...]
    sources: tuple[Reference, ...]
    note: Text | None = None


@cache
def efforts() -> Mapping[str, Effort]:
    """The six efforts by id.

    Raises:
        ContentError: The file is faulty.
    """
    return read_content("practice", _efforts)


def _efforts(reader: Reader, table: Table) -> Mapping[str, Effort]:
    found = reader.each(table, "effort", lambda one, at: _effort(reader, one, at))
    return {effort.id: effort for effort in found}


def _effort(reader: Reader, table: Table, at: str) -> Effort:
    keys = {
        "id", "stage", "label", "question", "unit", "mean", "values", "sizes", "most", "least",
        "from", "note",
    }  # fmt: skip
    reader.expect(table, keys, at)
    values, sizes = table.get("values", {}), table.get("sizes", {})
    reader.words({"values": list(values)}, "values", "branch", at=at)
    reader.words({"sizes": list(sizes)}, "sizes", "size", at=at)
    given: dict[str, Any] = {
        "id": reader.value(table, "id", str, "", at),
        "unit": reader.value(table, "unit", str, "", at),
        "mean": reader.value(table, "mean", float, 0.0, at),
    }
    return Effort(
        stage=reader.word(table, "stage", "stage", at),
        label=reader.text(table, "label", at),
        question=reader.text(table, "question", at),
        values=values,
        sizes=sizes,
        most=reader.words(table, "most", "branch", needed=True, at=at),
        least=reader.words(table, "least", "branch", needed=True, at=at),
        sources=reader.references(table, at),
        note=reader.text(table, "note", at) if "note" in table else None,
        **given,
    )
