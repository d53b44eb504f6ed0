"""The decision document: what an analysis says, in the order in which a management group reads."""

from collections.abc import Iterator, Sequence
from datetime import date

from arbetsro import __version__
from arbetsro.economics.analysis import Analysis
from arbetsro.economics.case import Intervention
from arbetsro.economics.declared import rows_by_code
from arbetsro.language import Language, Writer, known, say
from arbetsro.reporting import charts
from arbetsro.reporting.chapters import (
    assumptions,
    beyond_chapter,
    left_out,
    over_time,
    sheets_appendix,
    uncertainty_chapter,
)
from arbetsro.reporting.conclusion import conclusion, key_figures
from arbetsro.reporting.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
)
from arbetsro.reporting.faults import sentences
from arbetsro.reporting.plan import balance_chapter, comes_from, strained
from arbetsro.reporting.sheet_tables import sheet_table


def decision_document(
    analysis: Analysis,
    language: Language,
    *,
    made: date,
    brief: bool = False,
    lacking: Sequence[str] | None = None,
    outcome: Sequence[Block] = (),
) -> Document:
    """The decision document of an analysis.

    Args:
        analysis: The analysis. One that is not complete gives a document marked as a draft.
        language: The language of the document; the case's own texts stay as they are.
        made: The day that stands on it.
        brief: Only the conclusion and the figures: no texts of the case, checklist or appendix.
        lacking: What a draft says that it lacks, where the sentences for files do not fit; empty
            where its reader is told so elsewhere.
        outcome: A chapter after the first page that tells who signed and what was decided.
    """
    case = analysis.case
    alternatives_only = not case.interventions and bool(case.alternatives)
    period = case.period
    span = (
        say(
            "report.period",
            language,
            start=_day(period.start, language),
            end=_day(period.end, language),
        )
        if period
        else _day(made, language)
    )
    return Document(
        title=say("report.title_alternatives" if alternatives_only else "report.title", language),
        subtitle=say("report.subtitle", language, organisation=case.organisation, period=span),
        language=language,
        made=made,
        footer=say(
            "report.footer",
            language,
            date=made.isoformat(),
            version=__version__,
            fingerprint=analysis.fingerprint,
        ),
        blocks=(
            *_first_page(analysis, language, lacking),
            *outcome,
            *_chapters(analysis, language, made, brief=brief),
        ),
    )


def _day(day: date, language: Language) -> str:
    return Writer(language).date(day)


def _chapters(
    analysis: Analysis, language: Language, made: date, *, brief: bool
) -> Iterator[Block]:
    if not brief:
        yield from _story(analysis, language)
        yield from balance_chapter(analysis.case, language)
    yield from _costs(analysis, language)
    yield from _returns(analysis, language)
    yield from over_time(analysis, language)
    yield from uncertainty_chapter(analysis, language)
    yield from beyond_chapter(analysis, language)
    yield from assumptions(analysis, language)
    yield from _warnings(analysis, language)
    if brief:
        return
    yield from left_out(analysis, language)
    yield from _method(analysis, language, made)
    yield from sheets_appendix(analysis, language)


def _first_page(
    analysis: Analysis, language: Language, lacking: Sequence[str] | None
) -> Iterator[Block]:
    """The conclusion with the figures and the picture that carry it, on one page."""
    if not analysis.is_complete:
        told = sentences(analysis.errors, language) if lacking is None else lacking
        yield Paragraph(say("report.draft", language), "lead")
        if told:
            yield Paragraph(say("report.draft_explained", language))
            yield Bullets(tuple(told))
    text = conclusion(analysis, language)
    if text:
        yield Paragraph(text, "lead")
    figures = key_figures(analysis, language)
    if figures.figures:
        yield figures
    picture = charts.break_even(analysis, language) or charts.cash_flow(analysis, language)
    picture = picture or charts.cost_by_part(analysis, language)
    if picture is not None:
        yield Figure(picture, with_table=False)
    if analysis.case.A.get("A9"):
        yield Heading(say("report.recommendation", language))
        yield Paragraph(analysis.case.A["A9"], language=_spoken(analysis))
    if analysis.case.contact:
        yield Paragraph(say("report.responsible", language, contact=analysis.case.contact), "note")
    yield PageBreak()


def _story(analysis: Analysis, language: Language) -> Iterator[Block]:
    """Sheet A and B: present state, causes, goals, measures."""
    texts, spoken = analysis.case.A, _spoken(analysis)
    for heading, codes in (
        ("present_state", ("A3", "A4")),
        ("causes", ("A5",)),
        ("goals", ("A6",)),
    ):
        written = [texts[code] for code in codes if texts.get(code)]
        if written:
            yield Heading(say(f"report.{heading}", language))
            yield from (Paragraph(text, language=spoken) for text in written)
            if heading == "causes":
                yield from strained(analysis.case, language)
    if analysis.case.interventions or texts.get("A7"):
        yield Heading(say("report.measures", language))
        own = [texts[code] for code in ("A7", "A8") if texts.get(code)]
        yield from (Paragraph(text, language=spoken) for text in own)
        for intervention in analysis.case.interventions:
            yield from _intervention(intervention, language, spoken)


def _intervention(
    intervention: Intervention, language: Language, spoken: Language | None
) -> Iterator[Block]:
    yield Heading(intervention.name, 2)
    described = [
        f"{rows_by_code()[code].label.in_(language)}: {text}"
        for code, text in intervention.B.items()
        if text
    ]
    activities = "; ".join(one.name for one in intervention.activities)
    described += comes_from(intervention, language)
    if activities:
        described.append(f"{say('report.activities', language)}: {activities}")
    yield Bullets(tuple(described), spoken)


def _spoken(analysis: Analysis) -> Language | None:
    """The language of the case's own texts, where the case tells it."""
    return known(analysis.case.language)


def _costs(analysis: Analysis, language: Language) -> Iterator[Block]:
    parts = charts.cost_by_part(analysis, language)
    if parts is not None:
        yield Heading(say("report.costs", language))
        yield Figure(parts)
        yield sheet_table(analysis, "C", language)
    measures = charts.measures_by_kind(analysis, language)
    if measures is not None:
        yield Heading(say("report.measures_cost", language))
        yield Figure(measures)


def _returns(analysis: Analysis, language: Language) -> Iterator[Block]:
    chart = charts.break_even(analysis, language)
    if chart is not None:
        yield Heading(say("report.returns", language))
        yield Paragraph(say("report.returns_explained", language))
        yield sheet_table(analysis, "J", language)
        yield Figure(chart)


def _warnings(analysis: Analysis, language: Language) -> Iterator[Block]:
    if analysis.warnings:
        yield Heading(say("report.warnings", language))
        yield Bullets(tuple(sentences(analysis.warnings, language)))


def _method(analysis: Analysis, language: Language, made: date) -> Iterator[Block]:
    yield Heading(say("report.method", language))
    yield Paragraph(say("report.method_text", language))
    if analysis.uncertainty is not None:
        yield Paragraph(say("report.method_uncertainty", language, seed=analysis.uncertainty.seed))
    yield Paragraph(
        say(
            "report.made",
            language,
            date=_day(made, language),
            version=__version__,
            fingerprint=analysis.fingerprint,
        ),
        "note",
    )
