"""An entry as its page shows it: every claim with marks that lead to its sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arbetsro.economics.declared import rows_by_code
from arbetsro.knowledge.content import Claim
from arbetsro.knowledge.entry import Activity, Companion, Entry
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.sources import Reference
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, Text, Writer
from arbetsro.reporting import knowledge as words


@dataclass(frozen=True, slots=True)
class Note:
    """A source in the list at the foot of a page.

    Attributes:
        number: Its number in the list.
        says: The source and the place in it.
        source: The id of the source.
    """

    number: int
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is claimed, with the sources that it rests on."""

    text: str
    notes: tuple[Note, ...]


class Notes:
    """Gives sources their numbers, in the order in which the page first names them."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._found: dict[Reference, Note] = {}

    def __iter__(self) -> Iterator[Note]:
        return iter(self._found.values())

    def told(self, text: Text, sources: Iterable[Reference]) -> Told:
        """A text with its numbers."""
        return Told(text.in_(self.language), tuple(self._note(one) for one in sources))

    def claim(self, claim: Claim) -> Told:
        """A claim with its numbers."""
        return self.told(claim.text, claim.sources)

    def _note(self, reference: Reference) -> Note:
        if reference not in self._found:
            says = words.source(reference, self.language)
            self._found[reference] = Note(len(self._found) + 1, says, reference.source)
        return self._found[reference]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A heading with what is told under it, or that nothing is."""

    key: str
    title: str
    told: tuple[Told, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """What is known of one outcome."""

    about: str
    direction: str
    kind: str
    strength: str
    reason: Told


@dataclass(frozen=True, slots=True)
class ShownCompanion:
    """What an entry goes together with: the entries that there are, and why."""

    required: bool
    entries: tuple[Entry, ...]
    why: Told


@dataclass(frozen=True, slots=True)
class ShownActivity:
    """A part of an intervention, with figures for the worksheets where a source gives them."""

    name: str
    figures: tuple[tuple[str, str, str], ...]
    note: Told | None


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """Everything on the page of an entry, in the order of the page."""

    entry: Entry
    summary: Told
    before: tuple[ShownPart, ...]
    instead_of: tuple[Entry, ...]
    outcomes: tuple[tuple[str, tuple[ShownOutcome, ...]], ...]
    companions: tuple[ShownCompanion, ...]
    after: tuple[ShownPart, ...]
    resources: tuple[ShownPart, ...]
    activities: tuple[ShownActivity, ...]
    indicators: tuple[ShownPart, ...]
    notes: tuple[Note, ...]


def shown(entry: Entry, library: Library, language: Language) -> ShownEntry:
    """An entry as its page shows it, with its sources numbered from the top of the page."""
    notes = Notes(language)
    return ShownEntry(
        entry=entry,
        summary=notes.claim(entry.summary),
        before=_parts(entry, words.PARTS_BEFORE, notes),
        instead_of=library.known(entry.instead_of),
        outcomes=tuple(_outcomes(entry, notes)),
        companions=tuple(companion(one, library, notes) for one in entry.companions),
        after=_parts(entry, words.PARTS_AFTER, notes),
        resources=_parts(entry, ("resources",), notes),
        activities=tuple(_activity(one, notes) for one in entry.activities),
        indicators=_parts(entry, words.INDICATORS, notes),
        notes=tuple(notes),
    )


def companion(given: Companion, library: Library, notes: Notes) -> ShownCompanion:
    """What an entry goes together with."""
    return ShownCompanion(given.required, library.known(given.one_of), notes.claim(given.why))


def _parts(entry: Entry, keys: Iterable[str], notes: Notes) -> tuple[ShownPart, ...]:
    return tuple(
        ShownPart(part.key, part.title, tuple(map(notes.claim, part.claims)), part.silence)
        for part in words.parts(entry, keys, notes.language)
    )


def _outcomes(entry: Entry, notes: Notes) -> Iterator[tuple[str, tuple[ShownOutcome, ...]]]:
    """The outcomes by domain: health, work, and what lies on the way there."""
    for domain in terms("domain"):
        found = tuple(
            ShownOutcome(
                one.about,
                one.direction,
                one.kind,
                one.strength,
                notes.told(one.reason, one.sources),
            )
            for one in entry.outcomes_of(domain)
        )
        if found:
            yield domain, found


def _activity(given: Activity, notes: Notes) -> ShownActivity:
    note = notes.claim(given.note) if given.note else None
    figures = tuple(_figures({**given.H, **given.I}, notes.language))
    return ShownActivity(given.name.in_(notes.language), figures, note)


def _figures(given: dict[str, float], language: Language) -> Iterator[tuple[str, str, str]]:
    """Each row of the worksheets with its label and its figure."""
    for code, value in given.items():
        row = rows_by_code()[code]
        yield code, row.label.in_(language), Writer(language).value(value, row.unit)
