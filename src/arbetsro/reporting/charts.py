"""The charts: one function a picture, for every way out.

A chart is a Vega-Lite specification with its figures written beside the marks, a sentence that
says what it shows, and the same figures as a table. The colours differ in lightness, so they can
be told apart in grey and by the colour-blind.
"""

import json
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from arbetsro.economics.analysis import Analysis
from arbetsro.economics.appraisal import RATES, annuity_at
from arbetsro.economics.uncertainty import Influence, Uncertainty
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Bar, Chart, Table

DARK, MIDDLE, LIGHT, ACCENT = "#12435c", "#6f9db3", "#c7d9e2", "#d97706"
_SERIES = (DARK, ACCENT, MIDDLE, "#7c3f58", "#94a3a8", "#3f6b3a")
_WIDTH = 660
#: Longer labels are set on several lines.
_LABEL = 36
#: A label's lines, for an axis.
_LINES = {"labelExpr": "split(datum.label, '\\n')", "labelLimit": 400}
_Y_LABELS = {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": _LINES}
_CONFIG: dict[str, Any] = {
    "background": "white",
    "font": "Libertinus Serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 400,
        "gridColor": "#e5e7eb", "domainColor": "#6b7280", "tickColor": "#6b7280",
        "labelColor": "#1f2937", "titleColor": "#1f2937",
    },
    "legend": {"labelFontSize": 12, "title": None, "orient": "top", "labelLimit": 300},
    "text": {"fontSize": 12, "color": "#1f2937"},
}  # fmt: skip


def cost_by_part(analysis: Analysis, language: Language) -> Chart | None:
    """What mental ill-health costs, part by part; nothing where a part is missing."""
    rows = ("production_loss_value", "short_absence_ill_health_cost", "long_absence_ill_health_cost")
    parts = [(analysis.calculation.book.rows[r].label.in_(language), analysis.evaluation.number(r)) for r in rows]
    if any(value is None for _, value in parts):
        return None
    known = [(label, float(value or 0)) for label, value in parts]
    writer = Writer(language)
    total = sum(value for _, value in known)
    table = Table(
        _header(language, "part", "amount", "share_of_total"),
        (
            *((label, writer.money(v), writer.share(v / total if total else 0)) for label, v in known),
            (say("charts.sum", language), writer.money(total), writer.share(1)),
        ),
        say("charts.cost_by_part", language),
        ("left", "right", "right"),
        strong=frozenset({len(known)}),
    )
    return _bars("cost-by-part", language, known, table)


def measures_by_kind(analysis: Analysis, language: Language) -> Chart | None:
    """What each intervention costs, outside and inside; nothing where a cost is missing."""
    number, writer = analysis.evaluation.number, Writer(language)
    values: list[dict[str, Any]] = []
    rows: list[tuple[str, ...]] = []
    for i, one in enumerate(analysis.case.interventions, 1):
        external, internal = number(f"intervention_external_cost@{i}"), number(f"intervention_internal_cost@{i}")
        if external is None or internal is None:
            return None
        for order, (kind, value) in enumerate((("external", external), ("internal", internal))):
            values.append({"label": _wrapped(one.name), "kind": say(f"charts.{kind}", language), "value": value, "order": order})
        rows.append((one.name, *map(writer.money, (external, internal, external + internal))))
    totals = [number(f"measures_{kind}cost") for kind in ("external_", "internal_", "")]
    if not values or None in totals:
        return None
    rows.append((say("charts.sum", language), *(writer.money(total or 0) for total in totals)))
    table = Table(
        _header(language, "intervention", "external", "internal", "total"),
        tuple(rows),
        say("charts.measures", language),
        ("left", "right", "right", "right"),
        strong=frozenset({len(rows) - 1}),
    )
    kinds = [say(f"charts.{kind}", language) for kind in ("external", "internal")]
    spec = {
        "mark": {"type": "bar", "height": 22},
        "encoding": {
            "y": _Y_LABELS,
            "x": {"field": "value", "type": "quantitative", "title": "kr", "axis": {"tickCount": 5}},
            "color": {"field": "kind", "sort": kinds, "scale": {"domain": kinds, "range": [ACCENT, DARK]}},
            "order": {"field": "order"},
        },
    }
    bars = tuple(Bar(r[0], sum(v["value"] for v in values if v["label"] == _wrapped(r[0])), r[3]) for r in rows[:-1])
    return Chart("measures", _spec(spec, values, 42 * len(bars)), _bars_alt(table, language), table, bars)


def break_even(analysis: Analysis, language: Language) -> Chart | None:
    """Benefit and cost against effect; nothing where either is missing."""
    number, writer = analysis.evaluation.number, Writer(language)
    cost, whole, effect = number("investment"), number("cost_to_reduce"), number("effect")
    even = number("break_even_effect")
    if cost is None or not whole or even is None:
        return None
    last = min(1.0, max(2 * even, 1.5 * (effect or 0)))
    marks = [(even, say("charts.break_even_point", language))]
    marks += [(effect, say("charts.assumed", language))] if effect is not None else []
    steps = sorted({0.0, last, *(e for e, _ in marks)})
    table = Table(
        _header(language, "effect", "benefit", "cost", "surplus"),
        tuple((writer.share(e), *map(writer.money, (whole * e, cost, whole * e - cost))) for e in steps),
        say("charts.break_even", language),
        ("right", "right", "right", "right"),
    )
    names = {"benefit": say("charts.benefit", language), "cost": say("charts.cost", language)}
    values: list[dict[str, Any]] = []
    for e in (0.0, last):
        values += [{"x": e, "y": whole * e, "series": names["benefit"]}, {"x": e, "y": cost, "series": names["cost"]}]
    points = [{"x": e, "y": whole * e, "label": f"{text} {writer.share(e)}"} for e, text in marks]
    alt = say("charts.break_even_alt", language, cost=writer.money(cost), effect=writer.share(even))
    spec = _lines(values, list(names.values()), say("charts.effect", language), share_axis=True)
    spec["layer"] += [
        {"data": {"values": points}, "mark": {"type": "point", "filled": True, "size": 90, "color": "#111827"},
         "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}},
        {"data": {"values": points}, "mark": {"type": "text", "align": "left", "dx": 10, "dy": 12},
         "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"},
                      "text": {"field": "label"}}},
    ]  # fmt: skip
    return Chart("break-even", spec, alt, table)


def cash_flow(analysis: Analysis, language: Language) -> Chart | None:
    """The accumulated surplus of each alternative, year by year."""
    if not analysis.appraisals:
        return None
    curves = {}
    for one in analysis.appraisals:
        total, curve = 0.0, []
        for year, payment in enumerate(one.payments):
            total += payment
            curve.append((float(year), total))
        curves[one.name] = curve
    return _curves("cash-flow", "year", curves, language)


def ranking(analysis: Analysis, language: Language) -> Chart | None:
    """The yearly value of each alternative against the discount rate."""
    if not analysis.appraisals:
        return None
    curves = {
        one.name: [(rate, annuity_at(one, rate)) for rate in RATES] for one in analysis.appraisals
    }
    return _curves("ranking", "rate", curves, language)


def _curves(
    name: str, x: str, curves: dict[str, list[tuple[float, float]]], language: Language
) -> Chart:
    writer, title = Writer(language), say(f"charts.{name.replace('-', '_')}", language)
    shares = x == "rate"
    steps = sorted({step for curve in curves.values() for step, _ in curve})
    shown = [step for step in steps if not shares or round(step * 100) % 2 == 0]

    def cell(curve: list[tuple[float, float]], step: float) -> str:
        return next((writer.money(value) for s, value in curve if s == step), "–")

    table = Table(
        (say(f"charts.{x}", language), *curves),
        tuple(
            (writer.share(s, 0) if shares else writer.number(s), *(cell(c, s) for c in curves.values()))
            for s in shown
        ),
        title,
        ("right",) * (len(curves) + 1),
    )
    values = [{"x": s, "y": v, "series": series} for series, c in curves.items() for s, v in c]
    spec = _lines(values, list(curves), say(f"charts.{x}", language), share_axis=shares)
    spec["layer"].append(_zero_line())
    ends = " ".join(
        say("charts.line_end", language, name=series, first=writer.money(c[0][1]), last=writer.money(c[-1][1]))
        for series, c in curves.items()
    )
    return Chart(name, spec, say("charts.lines_alt", language, title=title, ends=ends), table)


def tornado(uncertainty: Uncertainty, language: Language) -> Chart | None:
    """What the surplus becomes when one input at a time moves across its interval."""
    shown = uncertainty.influences[:10]
    if not shown:
        return None
    writer = Writer(language)
    table = Table(
        _header(language, "input", "between", "surplus_between", "variance_share", "worth_knowing"),
        tuple(_influence(one, language, writer) for one in shown),
        say("charts.tornado", language),
        ("left", "right", "right", "right", "right"),
    )
    names = [say("charts.negative", language), say("charts.positive", language)]
    values = []
    for one in shown:
        for kind, end in zip(names, ("low", "high"), strict=True):
            result = getattr(one.swing, f"result_{end}")
            written = writer.value(getattr(one.swing, f"input_{end}"), one.cell.row.unit)
            values.append({"label": _wrapped(_named(one, language)), "kind": kind, "to": result, "from": _middle(one), "text": written})
    spec = {
        "layer": [
            {"mark": {"type": "bar", "height": 18},
             "encoding": {"x": {"field": "from", "type": "quantitative", "title": say("charts.surplus_between", language) + " (kr)",
                                "axis": {"tickCount": 5}, "scale": {"zero": False, "padding": 50}},
                          "x2": {"field": "to"},
                          "color": {"field": "kind", "sort": names, "scale": {"domain": names, "range": [MIDDLE, DARK]}}}},
            {"mark": {"type": "text", "align": {"expr": "datum.to < datum.from ? 'right' : 'left'"},
                      "dx": {"expr": "datum.to < datum.from ? -5 : 5"}},
             "encoding": {"x": {"field": "to", "type": "quantitative"}, "text": {"field": "text"}}},
        ],
        "encoding": {"y": _Y_LABELS},
    }  # fmt: skip
    first = table.rows[0]
    alt = say(
        "charts.tornado_alt", language, row=first[0],
        low=writer.value(shown[0].swing.input_low, shown[0].cell.row.unit),
        high=writer.value(shown[0].swing.input_high, shown[0].cell.row.unit),
        result_low=writer.money(shown[0].swing.result_low),
        result_high=writer.money(shown[0].swing.result_high),
    )  # fmt: skip
    bars = tuple(Bar(_named(one, language), one.swing.span, writer.money(one.swing.span)) for one in shown)
    return Chart("tornado", _spec(spec, values, 34 * len(shown)), alt, table, bars)


def distribution(uncertainty: Uncertainty, language: Language) -> Chart:
    """How the surplus is distributed over the draws."""
    writer, (edges, counts) = Writer(language), uncertainty.histogram
    spread = uncertainty.rows[uncertainty.result]
    kinds = [say("charts.loss", language), say("charts.gain", language)]
    values = [
        {"from": low, "to": high, "share": count / uncertainty.draws, "kind": kinds[(low + high) / 2 > 0]}
        for low, high, count in zip(edges, edges[1:], counts, strict=False)
    ]
    table = Table(
        _header(language, "low", "median", "high", "chance"),
        ((*map(writer.money, (spread.low, spread.median, spread.high)), writer.share(uncertainty.chance_of_profit)),),
        say("charts.distribution", language),
        ("right", "right", "right", "right"),
    )
    spec = {
        "mark": {"type": "bar", "binSpacing": 1},
        "encoding": {
            "x": {"field": "from", "bin": {"binned": True}, "title": say("charts.surplus", language) + " (kr)", "axis": {"tickCount": 6}},
            "x2": {"field": "to"},
            "y": {"field": "share", "type": "quantitative", "title": say("charts.cases", language), "axis": {"format": ".0%", "tickCount": 4}},
            "color": {"field": "kind", "scale": {"domain": kinds, "range": [ACCENT, DARK]}},
        },
    }
    alt = say(
        "charts.distribution_alt", language, median=writer.money(spread.median),
        low=writer.money(spread.low), high=writer.money(spread.high),
        chance=writer.share(uncertainty.chance_of_profit),
    )  # fmt: skip
    return Chart("distribution", _spec(spec, values, 200), alt, table)


def acceptability(uncertainty: Uncertainty, language: Language, by: str = "effect") -> Chart:
    """The chance of profit against the effect, or against the cost."""
    writer = Writer(language)
    pairs = uncertainty.by_effect if by == "effect" else uncertainty.by_cost
    title = say("charts.acceptability" + ("" if by == "effect" else "_by_cost"), language)
    write = writer.share if by == "effect" else writer.money
    values = [{"x": x, "y": chance, "series": title} for x, chance in pairs]
    spec = _lines(values, [title], say(f"charts.{by}", language), share_axis=by == "effect")
    for channel in ("color", "strokeDash"):
        spec["layer"][0]["encoding"][channel]["legend"] = None
    spec["layer"][0]["encoding"]["y"].update({"title": say("charts.chance", language), "axis": {"format": ".0%"}, "scale": {"domain": [0, 1]}})  # fmt: skip
    table = Table(
        _header(language, by, "chance"),
        tuple((write(x), writer.share(chance, 0)) for x, chance in pairs[::5]),
        title,
        ("right", "right"),
    )
    low, high = pairs[5], pairs[len(pairs) // 2]
    if by == "effect":
        alt = say(
            "charts.acceptability_alt", language, low=writer.share(low[1], 0), effect_low=write(low[0]),
            high=writer.share(high[1], 0), effect_high=write(high[0]),
        )  # fmt: skip
    else:
        ends = say("charts.line_end", language, name=say("charts.chance", language),
                   first=writer.share(pairs[0][1], 0), last=writer.share(pairs[-1][1], 0))  # fmt: skip
        alt = say("charts.lines_alt", language, title=title, ends=ends)
    return Chart(f"acceptability-{by}", spec, alt, table)


def as_svg(chart: Chart, language: Language) -> str:
    """The picture as SVG."""
    return _svg(json.dumps(chart.spec), _locale(language))


@lru_cache(maxsize=32)
def _svg(spec: str, locale: str) -> str:
    """Drawn once, though the first page shows a picture that a chapter shows again."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec, format_locale=locale))


def as_png(chart: Chart, language: Language) -> bytes:
    """The picture as PNG, in twice the size for print."""
    import vl_convert

    spec, locale = json.dumps(chart.spec), _locale(language)
    return bytes(vl_convert.vegalite_to_png(spec, format_locale=locale, scale=2.5))


def _locale(language: Language) -> str:
    """The name of the language's number signs in Vega."""
    return Writer(language).locale.replace("_", "-")


def _influence(one: Influence, language: Language, writer: Writer) -> tuple[str, ...]:
    unit = one.cell.row.unit
    return (
        _named(one, language),
        f"{writer.value(one.swing.input_low, unit)} – {writer.value(one.swing.input_high, unit)}",
        f"{writer.money(one.swing.result_low)} – {writer.money(one.swing.result_high)}",
        writer.share(one.total_order, 0),
        writer.money(one.information_value),
    )


def _named(one: Influence, language: Language) -> str:
    return f"{one.cell.code} {one.cell.row.label.in_(language)}"


def _middle(one: Influence) -> float:
    return (one.swing.result_low + one.swing.result_high) / 2


def _bars(name: str, language: Language, parts: Sequence[tuple[str, float]], table: Table) -> Chart:
    writer = Writer(language)
    values = [{"label": _wrapped(label), "value": value, "text": writer.money(value)} for label, value in parts]
    spec = {
        "layer": [
            {"mark": {"type": "bar", "height": 22, "color": DARK}},
            {"mark": {"type": "text", "align": "left", "dx": 5}, "encoding": {"text": {"field": "text"}}},
        ],
        "encoding": {
            "y": _Y_LABELS,
            "x": {"field": "value", "type": "quantitative", "title": "kr", "axis": {"tickCount": 5},
                  "scale": {"domain": [0, 1.25 * max((value for _, value in parts), default=1)]}},
        },
    }  # fmt: skip
    bars = tuple(Bar(label, value, writer.money(value)) for label, value in parts)
    return Chart(name, _spec(spec, values, 36 * len(parts)), _bars_alt(table, language), table, bars)


def _bars_alt(table: Table, language: Language) -> str:
    parts = "; ".join(f"{row[0]} {row[-1] if len(row) == 4 else row[1]}" for row in table.rows)
    return say("charts.bars_alt", language, title=table.caption, parts=parts)


def _lines(
    values: list[dict[str, Any]], series: list[str], x_title: str, *, share_axis: bool
) -> dict[str, Any]:
    axis: dict[str, Any] = {"format": ".0%", "tickCount": 6} if share_axis else {"tickCount": 6}
    line = {
        "mark": {"type": "line", "strokeWidth": 2.5},
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "title": x_title, "axis": axis},
            "y": {"field": "y", "type": "quantitative", "title": "kr", "axis": {"tickCount": 5}},
            "color": {"field": "series", "sort": series,
                      "scale": {"domain": series, "range": list(_SERIES[: len(series)])}},
            "strokeDash": {"field": "series", "sort": series,
                           "scale": {"domain": series, "range": [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 3]][: len(series)]}},
        },
    }  # fmt: skip
    return _spec({"layer": [line]}, values, 210)


def _zero_line() -> dict[str, Any]:
    return {
        "data": {"values": [{}]},
        "mark": {"type": "rule", "color": "#6b7280"},
        "encoding": {"y": {"datum": 0}},
    }


def _wrapped(label: str) -> str:
    return "\n".join(textwrap.wrap(label, _LABEL))


def _spec(parts: dict[str, Any], values: list[dict[str, Any]], height: int) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "width": _WIDTH,
        "height": height,
        "data": {"values": values},
        "config": _CONFIG,
        **parts,
    }


def _header(language: Language, *keys: str) -> tuple[str, ...]:
    return tuple(say(f"charts.{key}", language) for key in keys)
