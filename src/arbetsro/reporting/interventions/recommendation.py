"""What could help, and why, as a document."""

from collections.abc import Iterable, Iterator

from arbetsro.knowledge.entry import Companion
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.recommend import Reason, Recommendation, Suggestion, criteria
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Block, Bullets, Document, Heading, Paragraph
from arbetsro.reporting.interventions.entry import named
from arbetsro.reporting.interventions.footnotes import Footnotes
from arbetsro.reporting.knowledge import in_sentence, points, reason, signed, word


def recommendation_document(
    recommendation: Recommendation, library: Library, language: Language, *, top: int
) -> Document:
    """The lists of a recommendation; of the first two, so many in full and the rest by name."""
    notes = Footnotes(language)
    blocks = tuple(_blocks(recommendation, library, notes, top))
    reviewed = max(one.reviewed for one in library)
    return Document(
        title=say("interventions.recommendation", language),
        subtitle=recommendation.profile.name,
        language=language,
        made=reviewed,
        footer=_weights(recommendation, language),
        blocks=(*blocks, *notes.blocks()) if any(_told(recommendation)) else blocks,
    )


def _told(recommendation: Recommendation) -> Iterator[Suggestion]:
    yield from recommendation.measures
    yield from recommendation.beside
    yield from recommendation.not_known
    yield from recommendation.against


def _weights(recommendation: Recommendation, language: Language) -> str:
    write = Writer(language)
    weights = (
        f"{criteria()[key].label.in_(language)} ({key}) {write.number(weight, 1)}"
        for key, weight in recommendation.weights.items()
    )
    return say("interventions.weights", language, weights="; ".join(weights))


def _blocks(
    recommendation: Recommendation, library: Library, notes: Footnotes, top: int
) -> Iterator[Block]:
    language = notes.language
    if recommendation.profile.says_nothing:
        yield Paragraph(say("knowledge.says_nothing", language), "lead")
        return
    if recommendation.knows_nothing:
        yield Paragraph(say("knowledge.knows_nothing", language), "lead")
    for factor in recommendation.gaps:
        strained = in_sentence(word("factor", factor, language))
        yield Paragraph(say("knowledge.gap", language, factor=strained))
    for key, suggestions in (
        ("recommended", recommendation.measures),
        ("beside", recommendation.beside),
    ):
        if suggestions:
            yield from _headed(key, language)
            yield from _in_full(suggestions[:top], library, notes)
            yield from _the_rest(suggestions[top:], language)
    for key, suggestions in (
        ("not_known", recommendation.not_known),
        ("against", recommendation.against),
    ):
        if suggestions:
            yield from _headed(key, language)
            yield Bullets(tuple(_briefly(one, notes) for one in suggestions))


def _headed(key: str, language: Language) -> Iterator[Block]:
    yield Heading(say(f"knowledge.{key}", language))
    yield Paragraph(say(f"knowledge.{key}_about", language), "note")


def _in_full(
    suggestions: Iterable[Suggestion], library: Library, notes: Footnotes
) -> Iterator[Block]:
    for place, one in enumerate(suggestions, 1):
        name = one.entry.name.in_(notes.language)
        yield Heading(f"{place}. {name}, {points(one.points, notes.language)}", 2)
        yield Bullets(tuple(_lines(one, library, notes)))


def _lines(one: Suggestion, library: Library, notes: Footnotes) -> Iterator[str]:
    language = notes.language
    yield f"{say(f'knowledge.standing_{one.standing}', language)} · {one.entry.id}"
    for because in one.reasons:
        yield _reason(because, notes)
    if one.standing == "promising":
        yield say("knowledge.thin", language)
    for companion in one.entry.companions:
        if companion.required:
            yield _companion(companion, library, notes)
    for caution in one.entry.not_when:
        yield f"{say('knowledge.not_when', language)}: {notes.claim(caution)}"


def _reason(because: Reason, notes: Footnotes) -> str:
    sources = because.outcome.sources if because.outcome else ()
    given = signed(because.points, notes.language)
    return notes.marked(f"{given}  {reason(because, notes.language)}", sources)


def _companion(companion: Companion, library: Library, notes: Footnotes) -> str:
    names = named(companion.one_of, library, notes.language)
    return f"{say('knowledge.companion_required', notes.language)} {names}."


def _the_rest(suggestions: tuple[Suggestion, ...], language: Language) -> Iterator[Block]:
    if suggestions:
        yield Paragraph(say("interventions.the_rest", language, count=len(suggestions)))
        yield Bullets(
            tuple(
                f"{one.entry.name.in_(language)}, {points(one.points, language)} · {one.entry.id}"
                for one in suggestions
            )
        )


def _briefly(one: Suggestion, notes: Footnotes) -> str:
    told = [one.entry.name.in_(notes.language), *map(notes.claim, one.entry.instead)]
    return f"{' · '.join(told)} · {one.entry.id}"
