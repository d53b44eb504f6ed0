"""Kinds of steps in an action plan, from ``plan_kinds.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from arbetsro.counselling.content import by_key, read_content, texts
from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text


@dataclass(frozen=True, slots=True)
class PlanKind:
    """A kind of step.

    Attributes:
        key: What plans and the evaluation call it.
        label: What it is called.
        hint: What to bear in mind.
        examples: Steps that it may be.
    """

    key: str
    label: Text
    hint: Text
    examples: tuple[Text, ...]


@cache
def plan_kinds() -> Mapping[str, PlanKind]:
    """Every kind by key, in the order on screen.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("plan_kinds", _kinds)


def _kinds(reader: Reader, table: Table) -> Mapping[str, PlanKind]:
    reader.expect(table, {"kind"})
    return by_key(reader, table, "kind", lambda one, at: _kind(reader, one, at))


def _kind(reader: Reader, table: Table, at: str) -> PlanKind:
    reader.expect(table, {"key", "label", "hint", "examples"}, at)
    return PlanKind(
        key=reader.value(table, "key", str, "", at),
        label=reader.text(table, "label", at),
        hint=reader.text(table, "hint", at),
        examples=texts(reader, table, "examples", at),
    )
