"""The knowledge base in words: an entry part by part, reasons, warnings, sources, faults."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arbetsro.knowledge.balance import Imbalance
from arbetsro.knowledge.content import Claim
from arbetsro.knowledge.coverage import COLUMNS, silent_columns
from arbetsro.knowledge.entry import Entry, Outcome, standing
from arbetsro.knowledge.faults import ContentFault
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.recommend import Reason
from arbetsro.knowledge.sources import Reference, sources
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import Language, Writer, say

#: The parts of an entry that are lists of claims, in the order of its page. What is known of its
#: effects, what it goes with and its activities have forms of their own between these.
PARTS_BEFORE = ("instead", "consists", "mechanism")
PARTS_AFTER = ("conditions", "risks", "not_when", "suits")
INDICATORS = ("process_indicators", "effect_indicators")

#: The kind of word in the field that a reason rests on.
_KINDS: dict[str, Kind] = {
    "factors": "factor", "levels": "level", "stages": "stage", "groups": "group",
    "branches": "branch", "sizes": "size", "hard_for": "size",
}  # fmt: skip
#: Words that keep their capital letter within a sentence.
_NAMES = {"Danish"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an entry's page: its heading and what it says, or that it says nothing."""

    key: str
    title: str
    claims: tuple[Claim, ...]
    silence: str = ""


def parts(entry: Entry, keys: Iterable[str], language: Language) -> Iterator[Part]:
    """The parts of an entry that say anything, and those whose silence is told."""
    for key in keys:
        claims = getattr(entry, key)
        silence = "" if claims else _silence(entry, key, language)
        if claims or silence:
            yield Part(key, say(f"knowledge.{key}", language), claims, silence)


def _silence(entry: Entry, key: str, language: Language) -> str:
    """What to say of a part without claims; nothing where the rest of the entry answers."""
    is_open = {
        "resources": not any(one.H or one.I for one in entry.activities),
        "not_when": standing(entry) != "against",
    }
    if not is_open.get(key):
        return ""
    return say(f"knowledge.no_{key}_{'own' if entry.owner else 'sources'}", language)


def word(kind: Kind, key: str, language: Language) -> str:
    """A word of the vocabulary as people read it."""
    return terms(kind)[key].label.in_(language)


def in_sentence(label: str) -> str:
    """A label as it stands within a sentence: with a small letter, unless it opens with a name."""
    first = label.split(maxsplit=1)[0]
    return label if first.isupper() or first in _NAMES else label[0].lower() + label[1:]


def words(kind: Kind, keys: Iterable[str], language: Language) -> str:
    """Several words of the vocabulary, with commas between, or semicolons where one has a comma."""
    labels = [word(kind, key, language) for key in keys]
    return ("; " if any("," in label for label in labels) else ", ").join(labels)


def acts_on(entry: Entry, language: Language) -> str:
    """What the strained factors of an entry are called: what it acts on, or only is meant for."""
    key = "meant_for" if standing(entry) == "against" else "acts_on"
    return say(f"knowledge.{key}", language)


def source(reference: Reference, language: Language) -> str:
    """A reference as a reader finds it: authors, title, year and place, or who tells of it."""
    found = sources()[reference.source]
    if found.kind in {"own", "organisation"}:
        return say(f"knowledge.source_{found.kind}", language)
    if found.kind == "reported":
        through = sources()[found.through].authors
        return say(
            "knowledge.source_reported",
            language,
            authors=found.authors,
            title=found.title,
            through=through,
            number=found.number,
        )
    key = "source_read" if found.year else "source_read_undated"
    values = {"authors": found.authors, "title": found.title, "place": reference.place}
    return say(
        f"knowledge.{key}", language, **values, **({"year": found.year} if found.year else {})
    )


def citation(reference: Reference, language: Language) -> str:
    """A reference in a few words: authors, year and place, or through whom it is told."""
    found = sources()[reference.source]
    if found.kind in {"own", "organisation"}:
        return say(f"knowledge.source_{found.kind}", language)
    if found.kind == "reported":
        through = sources()[found.through].name
        return say("knowledge.citation_reported", language, name=found.name, through=through)
    return f"{found.name}, {reference.place}"


def citations(references: Iterable[Reference], language: Language) -> str:
    """Several references in few words."""
    return "; ".join(citation(one, language) for one in references)


def work(reference: Reference, language: Language) -> str:
    """The work that a reference is to, with its title: the one that was read."""
    found = sources()[reference.source]
    read = sources()[found.through] if found.through else found
    if read.kind != "read":
        return citation(reference, language)
    year = f" ({read.year})" if read.year else ""
    return f"{read.authors}: {read.title}{year}"


def reason(given: Reason, language: Language) -> str:
    """Why an entry stands where it does, as a sentence."""
    values: dict[str, object] = {"finding": given.finding}
    if given.outcome:
        values |= {
            "kind": word("kind", given.outcome.kind, language),
            "strength": in_sentence(word("strength", given.outcome.strength, language)),
            "outcome": in_sentence(word("outcome", given.outcome.about, language)),
            "reason": given.outcome.reason.in_(language),
        }
    elif given.code == "absence":
        values["word"] = in_sentence(word("absence", given.word, language))
    elif given.word:
        values["word"] = in_sentence(word(_KINDS[given.field], given.word, language))
    return say(f"knowledge.reason_{given.code}", language, **values)


def silence(level: str, stage: str, language: Language, *, is_empty: bool = False) -> str:
    """What the source is silent on for a level and a stage; nothing where it speaks throughout.

    ``is_empty`` says that the knowledge base has nothing from elsewhere there either.
    """
    silent = silent_columns(level, stage)
    if is_empty and len(silent) == len(COLUMNS):
        return say("knowledge.source_describes_none", language)
    columns = ", ".join(in_sentence(say(f"knowledge.column_{one}", language)) for one in silent)
    return say("knowledge.cell_silent", language, columns=columns) if silent else ""


def none_found(entries: Iterable[Entry], factor: str, language: Language) -> str:
    """Why nothing is found: nothing acts on the factor that is asked for, or nothing answers."""
    if not factor or any(factor in entry.factors for entry in entries):
        return say("knowledge.none_found", language)
    return say("knowledge.none_acts_on", language, factor=_listed("factor", [factor], language))


def points(value: float, language: Language) -> str:
    """A number of points as the language writes it."""
    return say("knowledge.points", language, points=_number(value, language))


def signed(value: float, language: Language) -> str:
    """What a reason gave, with its sign."""
    return f"{'+' if value > 0 else ''}{_number(value, language)}"


def _number(value: float, language: Language) -> str:
    """A number with one decimal, or with two where it has them."""
    return Writer(language).number(value, 1 if round(value, 1) == round(value, 2) else 2)


def imbalance(given: Imbalance, library: Library, language: Language) -> str:
    """What a plan lacks, as a sentence."""
    return given.rule.says.in_(language).format(
        names=", ".join(given.names),
        factors=_listed("factor", given.factors, language),
        stages=_listed("stage", given.stages, language),
        companions=", ".join(one.name.in_(language) for one in library.known(given.companions)),
    )


def _listed(kind: Kind, keys: Iterable[str], language: Language) -> str:
    return ", ".join(in_sentence(word(kind, key, language)) for key in keys)


def graded(outcome: Outcome, language: Language) -> str:
    """An outcome with its direction and strength, in a few words."""
    return say(
        "knowledge.graded",
        language,
        domain=word("domain", outcome.domain, language),
        outcome=in_sentence(word("outcome", outcome.about, language)),
        direction=in_sentence(word("direction", outcome.direction, language)),
        strength=in_sentence(word("strength", outcome.strength, language)),
    )


def because(given: Imbalance) -> Claim:
    """Why it matters: the entry's own reason where it has one, or that of the rule."""
    return given.because or given.rule.why


def fault(given: ContentFault, language: Language) -> str:
    """What is wrong in a content file, with file, place and remedy."""
    told = dict(given.values)
    if "wanted" in told:
        told["wanted"] = say(f"knowledge_faults.wanted_{told['wanted']}", language)
    if "given" in told:
        # The sentence has quotation marks of its own.
        told["given"] = str(told["given"]).strip('“”"')
    says = say(f"knowledge_faults.{given.code}", language, **told)
    key = "line" if given.place else "line_of_file"
    values = {"file": given.file, "says": says} | ({"place": given.place} if given.place else {})
    return say(f"knowledge_faults.{key}", language, **values)
