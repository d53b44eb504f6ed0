"""Charts of alternatives over the years and over discount rates."""

from itertools import accumulate

from arbetsro.economics.analysis import Analysis
from arbetsro.economics.appraisal import RATES, annuity_at
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.charts.vega import lines, quantity, rights, zero_line
from arbetsro.reporting.document import Chart, Table

_Curves = dict[str, list[tuple[float, float]]]


def cash_flow(analysis: Analysis, language: Language) -> Chart | None:
    """The accumulated surplus of each alternative, year by year."""
    writer = Writer(language)
    curves = {
        one.name: [(float(year), total) for year, total in enumerate(accumulate(one.payments))]
        for one in analysis.appraisals
    }
    years = sorted({year for curve in curves.values() for year, _ in curve})
    first = [(year, writer.number(year)) for year in years]
    return _curves("cash_flow", "year", curves, first, language)


def ranking(analysis: Analysis, language: Language) -> Chart | None:
    """The yearly value of each alternative against the discount rate."""
    writer = Writer(language)
    curves = {
        one.name: [(rate, annuity_at(one, rate)) for rate in RATES] for one in analysis.appraisals
    }
    first = [(rate, writer.share(rate, 0)) for rate in RATES[::2]]
    return _curves("ranking", "rate", curves, first, language)


def _curves(
    name: str, x: str, curves: _Curves, first: list[tuple[float, str]], language: Language
) -> Chart | None:
    """Curves as a chart, with a table whose first column is ``first``: steps and their names."""
    if not curves:
        return None
    writer, title = Writer(language), say(f"charts.{name}", language)

    def cell(curve: list[tuple[float, float]], step: float) -> str:
        return next((writer.money(value) for s, value in curve if s == step), "–")

    table = Table(
        (say(f"charts.{x}", language), *curves),
        tuple((text, *(cell(curve, step) for curve in curves.values())) for step, text in first),
        title,
        rights(1 + len(curves)),
    )
    values = [{"x": s, "y": v, "series": series} for series, c in curves.items() for s, v in c]
    axis = (
        {"format": ".0%"} if x == "rate" else {"format": "d", "values": [step for step, _ in first]}
    )
    spec = lines(
        values,
        list(curves),
        quantity("x", say(f"charts.{x}", language), **axis),
        quantity("y", say("charts.money", language)),
    )
    spec["layer"].append(zero_line())
    ends = " ".join(
        say(
            "charts.line_end",
            language,
            name=series,
            first=writer.money(curve[0][1]),
            last=writer.money(curve[-1][1]),
        )
        for series, curve in curves.items()
    )
    alt = say("charts.lines_alt", language, title=title, ends=ends)
    return Chart(name.replace("_", "-"), spec, alt, table)
