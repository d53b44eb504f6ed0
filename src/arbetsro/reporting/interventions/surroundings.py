"""What to know around the interventions, and how common efforts are, as documents."""

from collections.abc import Iterable, Iterator
from datetime import date

from arbetsro.knowledge.contexts import Context, Point
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.practice import Effort
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Block, Bullets, Document, Heading, Paragraph
from arbetsro.reporting.interventions.entry import named
from arbetsro.reporting.interventions.footnotes import Footnotes
from arbetsro.reporting.knowledge import word, words


def context_document(context: Context, library: Library, language: Language) -> Document:
    """A page of what to know around the interventions."""
    notes = Footnotes(language)
    blocks: list[Block] = [Paragraph(notes.claim(context.summary), "lead")]
    for point in context.points:
        blocks += _point(point, context, library, notes)
    day = Writer(language).date(context.reviewed)
    return Document(
        title=context.title.in_(language),
        subtitle=say("interventions.about_subtitle", language),
        language=language,
        made=context.reviewed,
        footer=say("knowledge.reviewed", language, day=day, version=context.version),
        blocks=(*blocks, *notes.blocks()),
    )


def _point(point: Point, context: Context, library: Library, notes: Footnotes) -> Iterator[Block]:
    language = notes.language
    yield Heading(point.name.in_(language), 2)
    lines = [notes.claim(point.says)]
    if point.value is not None and context.value_label is not None:
        value = Writer(language).number(point.value, 1)
        label = context.value_label.in_(language)
        lines.append(say("interventions.fact", language, label=label, words=value))
    if point.entries:
        names = named(point.entries, library, language)
        lines.append(say("interventions.see_entries", language, names=names))
    if point.answer is not None:
        answer = point.answer.in_(language)
        lines.append(say("interventions.answered", language, answer=answer))
    yield Bullets(tuple(lines))


def practice_document(efforts: Iterable[Effort], language: Language) -> Document:
    """How common efforts are, by branch and size, as far as the source prints it."""
    notes = Footnotes(language)
    blocks = [block for effort in efforts for block in _effort(effort, notes)]
    return Document(
        title=say("interventions.practice_title", language),
        subtitle=say("interventions.practice_subtitle", language),
        language=language,
        made=date.min,
        footer=say("interventions.practice_foot", language),
        blocks=(*blocks, *notes.blocks()),
    )


def _effort(effort: Effort, notes: Footnotes) -> Iterator[Block]:
    language = notes.language
    yield Heading(effort.label.in_(language), 2)
    figures = {word("branch", key, language): value for key, value in effort.values.items()}
    figures |= {word("size", key, language): value for key, value in effort.sizes.items()}
    lines = [
        notes.marked(effort.question.in_(language), effort.sources),
        _fact("practice_mean", written(effort.mean, effort.unit, language), language),
        *(f"{label}: {written(value, effort.unit, language)}" for label, value in figures.items()),
        _fact("practice_most", words("branch", effort.most, language), language),
        _fact("practice_least", words("branch", effort.least, language), language),
    ]
    if effort.note is not None:
        lines.append(effort.note.in_(language))
    yield Bullets(tuple(lines))


def _fact(key: str, told: str, language: Language) -> str:
    label = say(f"interventions.{key}", language)
    return say("interventions.fact", language, label=label, words=told)


def written(value: float, unit: str, language: Language) -> str:
    """A figure of practice: a share of the workplaces, or a score from 1 to 4."""
    writer = Writer(language)
    return writer.share(value) if unit == "share" else writer.number(value, 1)
