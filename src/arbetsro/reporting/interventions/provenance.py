"""What the knowledge base rests on, as documents: the source's tables, and all sources."""

from collections.abc import Iterator
from datetime import date

from arbetsro.knowledge.coverage import COLUMNS, Cell, coverage
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.sources import Reference, Source, sources, sources_by_kind
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, say
from arbetsro.reporting.document import Block, Bullets, Document, Heading
from arbetsro.reporting.interventions.entry import named
from arbetsro.reporting.knowledge import source, word, work


def coverage_document(library: Library, language: Language) -> Document:
    """The tables of the source, cell by cell, with the entries that cover them."""
    return Document(
        title=say("knowledge_pages.coverage", language),
        subtitle=say("knowledge_pages.coverage_lead", language),
        language=language,
        made=date.min,
        footer=source(Reference("nfa-norliv-2017", "7.1"), language),
        blocks=tuple(_tables(library, language)),
    )


def _tables(library: Library, language: Language) -> Iterator[Block]:
    for stage in terms("stage"):
        yield Heading(word("stage", stage, language))
        for level in terms("level"):
            yield Heading(word("level", level, language), 2)
            for column in COLUMNS:
                lines = _lines(coverage()[stage, level, column], library, language)
                yield Bullets(tuple(lines))


def _lines(cell: Cell, library: Library, language: Language) -> Iterator[str]:
    label = say(f"knowledge.column_{cell.column}", language)
    if not cell.items:
        silent = say("knowledge.source_describes_none", language)
        yield say("interventions.fact", language, label=label, words=silent)
    for item in cell.items:
        told = say("interventions.fact", language, label=label, words=item.says.in_(language))
        names = named(item.entries, library, language)
        yield f"{told} · {names}" if names else told


def sources_document(library: Library, language: Language) -> Document:
    """Every source, by how it is known, with the entries that rest on it."""
    return Document(
        title=say("knowledge.sources", language),
        subtitle=say("knowledge_pages.sources_lead", language),
        language=language,
        made=date.min,
        footer=say("interventions.sources_foot", language),
        blocks=tuple(_kinds(library, language)),
    )


def _kinds(library: Library, language: Language) -> Iterator[Block]:
    resting = resting_on(library)
    for kind, found in sources_by_kind().items():
        yield Heading(say(f"knowledge_pages.kind_{kind}", language))
        yield Bullets(tuple(_source(one, resting[one.id], language) for one in found))


def _source(given: Source, entries: tuple[str, ...], language: Language) -> str:
    reference = Reference(given.id)
    told = source(reference, language) if given.through else work(reference, language)
    rests = f" · {', '.join(entries)}" if entries else ""
    return f"{told} · {given.id}{rests}"


def resting_on(library: Library) -> dict[str, tuple[str, ...]]:
    """The ids of the entries that rest on each source."""
    used = {entry.id: {one.source for one in entry.references()} for entry in library}
    return {id_: tuple(e for e, found in used.items() if id_ in found) for id_ in sources()}
