"""Entries in order, by level and stage, and those that answer to a filter."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import product

from arbetsro.knowledge.entry import Entry, overall_strength
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language

#: The letters that come after z, in their order, as characters that sort so.
_AFTER_Z: dict[Language, dict[int, int]] = {
    "sv": str.maketrans("åäö", "{|}"),
    "en": {},
    "da": str.maketrans("æøå", "{|}"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What entries are asked for. What is not said does not matter.

    Attributes:
        level: Where it makes a change.
        stage: Before, at or after ill-health.
        factor: The problem: a strained factor that it acts on.
        outcome: An outcome that something is known of.
        kind: A kind of evidence that there is.
        strength: How sure its best outcome is.
        nature: What sort of thing it is.
        branch: A branch that it does not leave out.
        size: A size of organisation that it suits and is not hard for.
        group: Whom it is for in particular.
    """

    level: str = ""
    stage: str = ""
    factor: str = ""
    outcome: str = ""
    kind: str = ""
    strength: str = ""
    nature: str = ""
    branch: str = ""
    size: str = ""
    group: str = ""

    def takes(self, entry: Entry) -> bool:
        """Whether an entry answers to it."""
        has: dict[str, tuple[str, ...]] = {
            "level": entry.levels,
            "stage": entry.stages,
            "factor": entry.factors,
            "outcome": tuple(outcome.about for outcome in entry.outcomes),
            "kind": tuple(outcome.kind for outcome in entry.outcomes),
            "strength": (overall_strength(entry),),
            "nature": entry.nature,
            "branch": entry.branches or (self.branch,),
            "size": tuple(set(entry.sizes or (self.size,)) - set(entry.hard_for)),
            "group": entry.groups,
        }
        return all(not asked or asked in has[key] for key, asked in self.asked().items())

    def asked(self) -> dict[str, str]:
        """What is asked for, by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A level and a stage, with what there is for them."""

    level: str
    stage: str
    entries: tuple[Entry, ...]

    @property
    def strengths(self) -> Mapping[str, int]:
        """How many entries there are of each strength, the surest first."""
        counted = Counter(overall_strength(entry) for entry in self.entries)
        return {key: counted[key] for key in terms("strength") if counted[key]}


def matrix(entries: Iterable[Entry]) -> dict[tuple[str, str], Cell]:
    """Every cell by level and stage. An entry stands in each cell that it belongs to."""
    given = tuple(entries)
    return {
        (level, stage): Cell(
            level, stage, tuple(e for e in given if level in e.levels and stage in e.stages)
        )
        for level, stage in product(terms("level"), terms("stage"))
    }


def in_order(entries: Iterable[Entry], language: Language) -> tuple[Entry, ...]:
    """Entries as people read them: those that change the work first, the surest first, by name."""
    place = {key: i for i, key in enumerate(terms("strength"))}

    def key(entry: Entry) -> tuple[bool, int, str]:
        name = entry.name.in_(language).casefold().translate(_AFTER_Z[language])
        return entry.is_individual, place[overall_strength(entry)], name

    return tuple(sorted(entries, key=key))
