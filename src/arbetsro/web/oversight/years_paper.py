"""The yearly follow-up on paper: answers, figures with their rules, lists, and signatures."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils import timezone

from arbetsro import __version__
from arbetsro.language import Language, say
from arbetsro.reporting.document import Align, Block, Document, Heading, Paragraph, Table
from arbetsro.web.frame.clock import today
from arbetsro.web.oversight.models import YearlyFollowUp, YearlySignature
from arbetsro.web.oversight.years_figures import Filled, filled_in, period_of
from arbetsro.web.oversight.years_lists import Lists, MeasureLine, RiskLine, lists_of
from arbetsro.workenv.yearly import Section, sections

_LEFT: Align = "left"


def year_document(
    follow_up: YearlyFollowUp, signatures: Sequence[YearlySignature], language: Language
) -> Document:
    """A follow-up as a document; a closed one gives the same document again.

    Args:
        follow_up: With its unit.
        signatures: In order, each with the one who signed.
        language: Of headings and rules; answers stand as they were written.
    """
    closed = follow_up.closed_at
    names = dict.fromkeys((follow_up.organisation.name, follow_up.unit.name))
    return Document(
        title=say("years.paper_title", language, year=follow_up.year),
        subtitle=", ".join(names),
        language=language,
        made=timezone.localdate(closed) if closed else today(),
        footer=say("years.paper_footer", language, version=__version__),
        blocks=list(_blocks(follow_up, signatures, language)),
    )


def _blocks(
    follow_up: YearlyFollowUp, signatures: Sequence[YearlySignature], language: Language
) -> Iterator[Block]:
    since, until = period_of(follow_up)
    state = "closed" if follow_up.closed_at else "open"
    told = say(f"years.paper_{state}", language, since=since.isoformat(), until=until.isoformat())
    yield Paragraph(told, "lead")
    figures = filled_in(follow_up)
    for one in sections():
        yield from _section(one, follow_up, figures, language)
    yield from _lists(lists_of(follow_up), language)
    yield from _signed(signatures, language)
    yield from _rules(figures, language)


def _section(
    one: Section, follow_up: YearlyFollowUp, figures: Mapping[str, Filled], language: Language
) -> Iterator[Block]:
    yield Heading(one.heading.in_(language))
    shown = dict.fromkeys(key for question in one.questions for key in question.figures)
    rows = tuple(_row(figures[key], language) for key in shown if key in figures)
    if rows:
        header = ("figure", "value", "of", "day")
        yield Table(
            header=tuple(say(f"years.paper_{name}", language) for name in header),
            rows=rows,
            caption=say("years.figures", language),
            align=("left", "right", "right", "right"),
        )
    for question in one.questions:
        yield Heading(question.text.in_(language), 2)
        yield from _answer(follow_up.answers.get(question.key, ""), language)


def _row(one: Filled, language: Language) -> tuple[str, ...]:
    of = "–" if one.of is None else str(one.of)
    return one.label.in_(language), one.written(language), of, one.day.isoformat()


def _answer(text: str, language: Language) -> Iterator[Block]:
    if not text:
        yield Paragraph(say("years.not_answered", language), "note")
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(line.strip())


def _lists(lists: Lists, language: Language) -> Iterator[Block]:
    yield Heading(say("years.measures_of_year", language))
    measures = tuple(_measure(one, language) for one in lists.measures)
    columns = ("title", "unit", "due", "state", "worked")
    yield from _table("measures_of_year", columns, measures, language)
    yield from _more(lists.more_measures, language)
    yield Heading(say("years.open_risks", language))
    risks = tuple(_risk(one, language) for one in lists.risks)
    yield from _table("open_risks", ("title", "unit", "level", "state"), risks, language)
    yield from _more(lists.more_risks, language)


def _measure(one: MeasureLine, language: Language) -> tuple[str, ...]:
    state = say(f"years.state_{one.state}", language)
    worked = say(f"years.worked_{one.worked or 'none'}", language)
    return one.title, one.unit, one.due_on, state, worked


def _risk(one: RiskLine, language: Language) -> tuple[str, ...]:
    level = say(f"years.level_{one.level or 'none'}", language)
    return one.title, one.unit, level, say(f"years.risk_{one.state}", language)


def _table(
    name: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], language: Language
) -> Iterator[Block]:
    if not rows:
        yield Paragraph(say(f"years.no_{name}", language))
        return
    yield Table(
        header=tuple(say(f"years.column_{one}", language) for one in header),
        rows=rows,
        caption=say(f"years.{name}", language),
        align=tuple(_LEFT for _ in header),
    )


def _more(count: int, language: Language) -> Iterator[Block]:
    if count:
        yield Paragraph(say("years.and_more", language, count=count), "note")


def _signed(signatures: Sequence[YearlySignature], language: Language) -> Iterator[Block]:
    yield Heading(say("years.signatures", language))
    done = {one.capacity: one for one in signatures}
    for capacity in YearlySignature.Capacity:
        label = say(f"years.capacity_{capacity.value}", language)
        one = done.get(capacity)
        if one is None:
            yield Paragraph(say("years.paper_not_signed", language, capacity=label))
            continue
        at = timezone.localtime(one.at).strftime("%Y-%m-%d %H:%M")
        told = say("years.paper_signed", language, capacity=label, name=str(one.by), at=at)
        yield Paragraph(told)
        if one.dissent:
            yield Paragraph(say("years.paper_dissent", language, text=one.dissent))


def _rules(figures: Mapping[str, Filled], language: Language) -> Iterator[Block]:
    yield Heading(say("years.how_counted", language))
    shown = {key for one in sections() for question in one.questions for key in question.figures}
    for key, one in figures.items():
        if key in shown:
            yield Paragraph(f"{one.label.in_(language)}: {one.rule.in_(language)}", "note")
