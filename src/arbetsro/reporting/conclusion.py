"""The conclusion of an analysis in a few sentences, and the figures that carry it."""

from collections.abc import Iterator
from itertools import islice

from arbetsro.economics.analysis import Analysis
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import KeyFigure, KeyFigures

#: As many figures as stand side by side on a page.
_SIDE_BY_SIDE = 5


def conclusion(analysis: Analysis, language: Language) -> str:
    """What the analysis says, in a few sentences; empty where nothing could be computed."""
    return " ".join(_sentences(analysis, language))


def _sentences(analysis: Analysis, language: Language) -> Iterator[str]:
    number = analysis.evaluation.number
    cost, organisation = number("cost_to_reduce"), analysis.case.organisation
    if cost is not None:
        yield say(
            "report.lead_cost", language, organisation=organisation, cost=rounded(cost, language)
        )
    yield from _about_return(analysis, language)
    yield from _about_break_even(analysis, language)
    if analysis.uncertainty is not None:
        spread = analysis.uncertainty.rows[analysis.uncertainty.result]
        extended = "_extended" if analysis.uncertainty.result == "K97" else ""
        yield say(
            f"report.lead_chance{extended}",
            language,
            chance=chance(analysis.uncertainty.chance_of_profit, language),
            low=rounded(spread.low, language),
            high=rounded(spread.high, language),
        )
    yield from _about_alternatives(analysis, language)


def _about_return(analysis: Analysis, language: Language) -> Iterator[str]:
    number = analysis.evaluation.number
    investment, benefit, surplus = (number(row) for row in ("investment", "benefit", "surplus"))
    if investment is None:
        return
    if benefit is None or surplus is None or not investment:
        yield say("report.lead_investment", language, investment=rounded(investment, language))
        return
    yield say(
        "report.lead_gain" if surplus >= 0 else "report.lead_loss",
        language,
        investment=rounded(investment, language),
        benefit=rounded(benefit, language),
        surplus=rounded(abs(surplus), language),
        times=Writer(language).number(benefit / investment, 1),
    )


def _about_break_even(analysis: Analysis, language: Language) -> Iterator[str]:
    number, writer = analysis.evaluation.number, Writer(language)
    now, reach = number("high_stress_share"), number("break_even_high_stress_share")
    if now is None or reach is None or reach >= now:
        return
    if reach < 0:
        yield say("report.lead_never_even", language)
    else:
        yield say(
            "report.lead_break_even",
            language,
            from_share=writer.share(now),
            to_share=writer.share(reach),
        )


def _about_alternatives(analysis: Analysis, language: Language) -> Iterator[str]:
    if not analysis.appraisals:
        return
    best = max(analysis.appraisals, key=lambda one: one.annuity)
    yield say(
        "report.lead_alternative" if best.annuity >= 0 else "report.lead_alternative_loss",
        language,
        best=best.name,
        annuity=rounded(abs(best.annuity), language),
        rate=Writer(language).share(best.discount_rate, 0),
    )


def key_figures(analysis: Analysis, language: Language) -> KeyFigures:
    """The figures that carry the conclusion, those that are there."""
    return KeyFigures(tuple(islice(_key_figures(analysis, language), _SIDE_BY_SIDE)))


def _key_figures(analysis: Analysis, language: Language) -> Iterator[KeyFigure]:
    number, writer = analysis.evaluation.number, Writer(language)
    if (cost := number("cost_to_reduce")) is not None:
        yield KeyFigure(short(cost, language), say("report.key_cost", language))
    external, internal = number("measures_external_cost"), number("measures_internal_cost")
    if (investment := number("investment")) is not None:
        note = ""
        if external is not None and internal is not None:
            note = say(
                "report.key_external_internal",
                language,
                external=short(external, language),
                internal=short(internal, language),
            )
        yield KeyFigure(short(investment, language), say("report.key_investment", language), note)
    if (returned := number("return_on_investment")) is not None:
        yield KeyFigure(writer.share(returned, 0), say("report.key_return", language))
    reach, now = number("break_even_high_stress_share"), number("high_stress_share")
    if reach is not None and now is not None and reach >= 0:
        note = say("report.key_break_even_note", language, now=writer.share(now))
        yield KeyFigure(writer.share(reach), say("report.key_break_even", language), note)
    if analysis.uncertainty is not None:
        written = chance(analysis.uncertainty.chance_of_profit, language)
        extended = "_extended" if analysis.uncertainty.result == "K97" else ""
        yield KeyFigure(written, say(f"report.key_chance{extended}", language))
    for one in analysis.appraisals if cost is None or investment is None else ():
        label = f"{say('report.annuity', language)}, {one.name}"
        yield KeyFigure(short(one.annuity, language), label)


def short(value: float, language: Language) -> str:
    """A rounded amount in few signs."""
    return rounded(value, language, "million_short")


def rounded(value: float, language: Language, million: str = "million") -> str:
    """An amount as people say it: millions with one decimal, else whole thousands."""
    writer = Writer(language)
    if abs(value) >= 1e6:
        return say(f"report.{million}", language, number=writer.number(value / 1e6, 1))
    if abs(value) >= 1e4:
        return writer.money(round(value, -3))
    return writer.money(value)


def chance(value: float, language: Language) -> str:
    """A probability in whole percent, never told as certain when it is not."""
    writer = Writer(language)
    if 0 < value < 0.01:
        return f"< {writer.share(0.01, 0)}"
    if 0.99 < value < 1:
        return f"> {writer.share(0.99, 0)}"
    return writer.share(value, 0)
