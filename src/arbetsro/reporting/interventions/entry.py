"""An entry of the knowledge base as a document."""

from collections.abc import Iterable, Iterator

from arbetsro.economics.declared import rows_by_code
from arbetsro.knowledge.entry import Activity, Companion, Entry, Outcome, standing
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Block, Bullets, Document, Heading, Paragraph
from arbetsro.reporting.interventions.footnotes import Footnotes
from arbetsro.reporting.knowledge import (
    INDICATORS,
    PARTS_AFTER,
    PARTS_BEFORE,
    acts_on,
    in_sentence,
    parts,
    word,
    words,
)

#: What the head of an entry tells: the label, the field and the kind of its words.
_FACTS: tuple[tuple[str, str, Kind], ...] = (
    ("level", "levels", "level"),
    ("stage", "stages", "stage"),
    ("acts_on", "factors", "factor"),
    ("nature", "nature", "nature"),
    ("group", "groups", "group"),
    ("size", "sizes", "size"),
    ("hard_for", "hard_for", "size"),
    ("branch", "branches", "branch"),
)


def entry_document(entry: Entry, library: Library, language: Language) -> Document:
    """Everything that an entry says, each claim with a mark that leads to its source."""
    notes = Footnotes(language)
    day = Writer(language).date(entry.reviewed)
    reviewed = say("knowledge.reviewed", language, day=day, version=entry.version)
    return Document(
        title=entry.name.in_(language),
        subtitle=say(f"knowledge.standing_{standing(entry)}", language),
        language=language,
        made=entry.reviewed,
        footer=f"{reviewed} · {entry.reference}",
        blocks=(*_blocks(entry, library, notes), *notes.blocks()),
    )


def _blocks(entry: Entry, library: Library, notes: Footnotes) -> Iterator[Block]:
    yield Paragraph(notes.claim(entry.summary), "lead")
    if entry.owner:
        yield Paragraph(say("knowledge.own_entry", notes.language))
    yield Bullets(tuple(facts(entry, notes.language)))
    yield from _parts(entry, PARTS_BEFORE, notes)
    yield from _outcomes(entry, notes)
    yield from _listed(
        "companions", (_companion(c, library, notes) for c in entry.companions), notes
    )
    yield from _parts(entry, PARTS_AFTER, notes)
    yield from _parts(entry, ("resources",), notes)
    yield from _listed("activities", (_activity(one, notes) for one in entry.activities), notes)
    yield from _parts(entry, INDICATORS, notes)


def facts(entry: Entry, language: Language) -> Iterator[str]:
    """The words of an entry's head, each kind with its label."""
    for label, field, kind in _FACTS:
        if keys := getattr(entry, field):
            is_factor = kind == "factor"
            named = acts_on(entry, language) if is_factor else say(f"knowledge.{label}", language)
            yield say(
                "interventions.fact", language, label=named, words=words(kind, keys, language)
            )


def _parts(entry: Entry, keys: Iterable[str], notes: Footnotes) -> Iterator[Block]:
    for part in parts(entry, keys, notes.language):
        yield Heading(part.title, 2)
        yield Paragraph(part.silence) if part.silence else notes.claims(part.claims)


def _listed(key: str, lines: Iterable[str], notes: Footnotes) -> Iterator[Block]:
    if found := tuple(lines):
        yield Heading(say(f"knowledge.{key}", notes.language), 2)
        yield Bullets(found)


def _outcomes(entry: Entry, notes: Footnotes) -> Iterator[Block]:
    """What is known of the effects, on health, on work and on the way there apart."""
    yield Heading(say("knowledge.outcomes", notes.language), 2)
    for domain, term in terms("domain").items():
        if about := entry.outcomes_of(domain):
            yield Paragraph(term.label.in_(notes.language))
            yield Bullets(tuple(_outcome(one, notes) for one in about))


def _outcome(outcome: Outcome, notes: Footnotes) -> str:
    language = notes.language
    says = say(
        "interventions.outcome",
        language,
        about=word("outcome", outcome.about, language),
        direction=in_sentence(word("direction", outcome.direction, language)),
        kind=word("kind", outcome.kind, language),
        strength=in_sentence(word("strength", outcome.strength, language)),
        reason=outcome.reason.in_(language),
    )
    return notes.marked(says, outcome.sources)


def _companion(companion: Companion, library: Library, notes: Footnotes) -> str:
    key = "companion_required" if companion.required else "companion_useful"
    names = named(companion.one_of, library, notes.language)
    return f"{say(f'knowledge.{key}', notes.language)} {names}. {notes.claim(companion.why)}"


def named(ids: Iterable[str], library: Library, language: Language) -> str:
    """The names of entries, with commas between."""
    return ", ".join(one.name.in_(language) for one in library.known(ids))


def _activity(activity: Activity, notes: Footnotes) -> str:
    name = activity.name.in_(notes.language)
    figures = {**activity.H, **activity.I}
    told = [_figure(code, value, notes.language) for code, value in figures.items()]
    line = f"{name}: {'; '.join(told)}." if told else name
    return f"{line} {notes.claim(activity.note)}" if activity.note else line


def _figure(code: str, value: float, language: Language) -> str:
    row = rows_by_code()[code]
    return f"{code} {row.label.in_(language)} {Writer(language).value(value, row.unit)}"
