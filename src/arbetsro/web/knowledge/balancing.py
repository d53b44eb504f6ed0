"""What a plan lacks, as pages show it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arbetsro.knowledge.balance import Imbalance
from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.library import Library
from arbetsro.language import Language, Text
from arbetsro.reporting import knowledge as words


@dataclass(frozen=True, slots=True)
class ShownImbalance:
    """One thing that a plan lacks.

    Attributes:
        says: The sentence.
        why: Why it matters.
        sources: The key of each source, and how it is cited.
        entries: The entries concerned.
    """

    says: str
    why: Text
    sources: list[tuple[str, str]]
    entries: tuple[Entry, ...]


def shown_balance(
    found: Iterable[Imbalance], library: Library, language: Language
) -> Iterator[ShownImbalance]:
    """What a plan lacks, each with its reason and sources."""
    for one in found:
        why = words.because(one)
        yield ShownImbalance(
            says=words.imbalance(one, library, language),
            why=why.text,
            sources=[(source.source, words.citation(source, language)) for source in why.sources],
            entries=one.entries,
        )
