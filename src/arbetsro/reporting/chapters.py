"""Chapters of the decision document that not every case has."""

from collections.abc import Iterator

from arbetsro.economics.analysis import Analysis
from arbetsro.economics.appraisal import Appraisal
from arbetsro.economics.declared import CostItem, cost_groups, reference_values
from arbetsro.economics.uncertainty import Uncertainty
from arbetsro.language import Language, Writer, say
from arbetsro.reporting import charts
from arbetsro.reporting.charts.vega import rights
from arbetsro.reporting.conclusion import chance, rounded
from arbetsro.reporting.document import Align, Block, Figure, Heading, Paragraph, Table
from arbetsro.reporting.labels import label
from arbetsro.reporting.sheet_tables import measures_table, sheet_table


def over_time(analysis: Analysis, language: Language) -> Iterator[Block]:
    """The alternatives over time, and how their ranking follows the discount rate."""
    flow, ranking = charts.cash_flow(analysis, language), charts.ranking(analysis, language)
    if flow is None or ranking is None:
        return
    yield Heading(say("report.over_time", language))
    yield _appraisals(analysis, language)
    yield Paragraph(say("report.appraisal_explained", language), "note")
    yield from _how_sure(analysis, language)
    yield Figure(flow)
    yield Figure(ranking)
    if len(analysis.appraisals) > 1 and not analysis.crossings:
        yield Paragraph(say("report.no_crossing", language))
    for crossing in analysis.crossings:
        yield Paragraph(
            say(
                "report.crossing",
                language,
                rate=Writer(language).share(crossing.rate),
                below=crossing.better_below,
                above=crossing.better_above,
            )
        )


def _appraisals(analysis: Analysis, language: Language) -> Table:
    writer = Writer(language)

    def line(one: Appraisal) -> tuple[str, ...]:
        payback, rate, ratio = one.payback_years, one.internal_rate, one.benefit_cost_ratio
        return (
            writer.money(one.base_investment),
            say("report.never", language) if payback is None else writer.number(payback, 1),
            writer.money(one.net_present_value),
            writer.money(one.annuity),
            writer.money(one.end_value),
            say("report.none", language) if rate is None else writer.share(rate),
            say("report.none", language) if ratio is None else writer.number(ratio, 2),
        )

    keys = (
        "base_investment", "payback_years", "net_present_value", "annuity", "end_value",
        "internal_rate", "benefit_cost_ratio",
    )  # fmt: skip
    columns = [line(one) for one in analysis.appraisals]
    rate = writer.share(analysis.appraisals[0].discount_rate, 1)
    align: tuple[Align, ...] = ("left", *rights(len(columns)))
    return Table(
        ("", *(one.name for one in analysis.appraisals)),
        tuple(
            (say(f"report.{key}", language), *(column[i] for column in columns))
            for i, key in enumerate(keys)
        ),
        say("report.appraisal_caption", language, rate=rate),
        align,
        strong=frozenset({3}),
    )


def _how_sure(analysis: Analysis, language: Language) -> Iterator[Block]:
    """How sure each alternative is, where its amounts come from uncertain rows."""
    found = analysis.uncertainty.alternatives if analysis.uncertainty else ()
    writer = Writer(language)
    for one in found:
        yield Paragraph(
            say(
                "report.alternative_chance",
                language,
                name=one.name,
                chance=chance(one.chance_of_profit, language),
                low=rounded(one.net_present_value.low, language),
                high=rounded(one.net_present_value.high, language),
                rate=writer.share(analysis.appraisals[0].discount_rate),
            )
        )


def uncertainty_chapter(analysis: Analysis, language: Language) -> Iterator[Block]:
    """How sure the answer is, what decides it, and what to find out first."""
    found = analysis.uncertainty
    if found is None:
        return
    writer = Writer(language)
    yield Heading(say("report.uncertainty", language))
    yield Paragraph(
        say(
            "report.uncertainty_explained",
            language,
            count=writer.number(len(analysis.calculation.ranges)),
            draws=writer.number(found.draws),
        )
    )
    yield _given_ranges(analysis, language)
    yield Figure(charts.distribution(found, language))
    tornado = charts.tornado(analysis, language)
    if tornado is not None:
        yield Figure(tornado)
    yield Paragraph(_information(analysis, found, language))
    if found.by_effect:
        yield Figure(charts.acceptability(found, language, "effect"))
    yield Figure(charts.acceptability(found, language, "cost"))
    yield _spreads(analysis, found, language)


def _given_ranges(analysis: Analysis, language: Language) -> Table:
    """The ranges as the user gave them."""
    writer, rows = Writer(language), []
    for address, one in analysis.calculation.ranges.items():
        cell = analysis.calculation.book.cells[address]
        values = (writer.value(v, cell.row.unit) for v in (one.ends[0], one.base, one.ends[1]))
        shape = say(f"report.shape_{one.distribution}", language)
        rows.append((cell.row.code, label(cell, analysis.case, language), *values, shape))
    keys = ("row", "what", "low", "base_case", "high", "shape")
    header = tuple(say(f"report.{key}", language) for key in keys)
    align: tuple[Align, ...] = ("left", "left", *rights(3), "left")
    return Table(header, tuple(rows), say("report.ranges_caption", language), align)


def _information(analysis: Analysis, found: Uncertainty, language: Language) -> str:
    writer = Writer(language)
    total = writer.money(found.information_value)
    best = max(found.influences, key=lambda one: one.information_value, default=None)
    if best is None or best.information_value < 0.5:
        return say("report.information_none", language, total=total)
    row = f"{best.cell.row.code} {label(best.cell, analysis.case, language)}"
    value = writer.money(best.information_value)
    return say("report.information", language, total=total, row=row, value=value)


def _spreads(analysis: Analysis, found: Uncertainty, language: Language) -> Table:
    writer = Writer(language)
    shown = [
        code
        for code in ("C10", "C17", "C20", "G34", "J7", "J9", "J11", "J17", "K94", "K97")
        if code in found.rows
    ]
    rows = []
    for code in shown:
        result, spread = analysis.evaluation[code], found.rows[code]
        values = (result.number or 0.0, spread.low, spread.median, spread.high)
        name = result.cell.row.label.in_(language)
        rows.append((code, name, *(writer.value(v, result.cell.row.unit) for v in values)))
    header = [say(f"report.{key}", language) for key in ("row", "what", "base_case")]
    header += [say(f"charts.{key}", language) for key in ("low", "median", "high")]
    align: tuple[Align, ...] = ("left", "left", "right", "right", "right", "right")
    return Table(tuple(header), tuple(rows), say("report.spread_caption", language), align)


def beyond_chapter(analysis: Analysis, language: Language) -> Iterator[Block]:
    """What goes beyond the published method, where it was asked for."""
    # A part that does not exist brings no sheet along.
    if "K" in {sheet.letter for sheet in analysis.calculation.book.sheets}:
        yield Heading(say("report.beyond", language))
        yield Paragraph(say("report.beyond_explained", language))
        yield sheet_table(analysis, "K", language)


def assumptions(analysis: Analysis, language: Language) -> Iterator[Block]:
    """The values that are not the organisation's own, with their sources."""
    writer = Writer(language)
    rows = []
    for result in analysis.assumptions():
        reference = reference_values().get(result.reference or "")
        source = reference.citation if reference else result.cell.row.default_source
        value = writer.value(result.number or 0.0, result.cell.row.unit)
        name = label(result.cell, analysis.case, language)
        rows.append((result.cell.row.code, name, value, source))
    yield Heading(say("report.assumptions", language))
    if not rows:
        yield Paragraph(say("report.no_assumptions", language))
        return
    header = tuple(say(f"report.{key}", language) for key in ("row", "what", "value", "source"))
    caption = say("report.assumptions_explained", language)
    yield Table(header, tuple(rows), caption, ("left", "left", "right", "left"))


def left_out(analysis: Analysis, language: Language) -> Iterator[Block]:
    """The checklist of costs that a poor work environment can cause."""
    yield Heading(say("report.left_out", language))
    yield Paragraph(say("report.left_out_explained", language))
    rows: list[tuple[str, ...]] = []
    headings: set[int] = set()
    for group in cost_groups():
        headings.add(len(rows))
        rows.append((group.label.in_(language), ""))
        for cost in group.costs:
            rows.append((cost.label.in_(language), _covered(cost, analysis, language)))
    header = (say("report.what", language), say("report.covered", language))
    caption = say("report.left_out", language)
    yield Table(header, tuple(rows), caption, ("left", "left"), headings=frozenset(headings))


def _covered(cost: CostItem, analysis: Analysis, language: Language) -> str:
    if cost.module in analysis.case.beyond:
        return say("report.covered_module", language)
    return say(f"report.covered_{cost.covered}", language, by=", ".join(cost.by))


def sheets_appendix(analysis: Analysis, language: Language) -> Iterator[Block]:
    """Every sheet with every row, so that each figure can be followed."""
    yield Heading(say("report.appendix", language))
    begun = {code[0] for code in analysis.case.rows}
    for letter in ("C", "D", "E", "F"):
        if begun & set("CDEF"):
            yield sheet_table(analysis, letter, language)
    if analysis.case.interventions:
        yield measures_table(analysis, language)
    for i, intervention in enumerate(analysis.case.interventions, 1):
        for j, activity in enumerate(intervention.activities, 1):
            for letter in ("H", "I"):
                if getattr(activity, letter):
                    name = f"{intervention.name} – {activity.name}"
                    yield Heading(say("report.sheet_of", language, letter=letter, name=name), 2)
                    yield sheet_table(analysis, letter, language, (i, j))
    yield sheet_table(analysis, "J", language)
