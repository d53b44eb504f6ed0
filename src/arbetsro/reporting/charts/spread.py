"""Charts of uncertainty: what decides the result, and how it is distributed."""

from typing import Any, Literal

from arbetsro.economics.analysis import Analysis
from arbetsro.economics.uncertainty import Influence, Uncertainty
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.charts.vega import (
    ACCENT,
    DARK,
    LABELS,
    MIDDLE,
    colours,
    header,
    lines,
    quantity,
    rights,
    spec_of,
    wrapped,
)
from arbetsro.reporting.document import Bar, Chart, Table
from arbetsro.reporting.labels import label

#: How many inputs a picture has room for.
_MOST = 10


def tornado(analysis: Analysis, language: Language) -> Chart | None:
    """What the surplus becomes when one input at a time moves across its interval."""
    shown = analysis.uncertainty.influences[:_MOST] if analysis.uncertainty else ()
    if not shown:
        return None
    names = [_named(one, analysis, language) for one in shown]
    writer = Writer(language)
    table = Table(
        header(language, "input", "between", "surplus_between", "variance_share", "worth_knowing"),
        tuple(_influence(one, name, language) for one, name in zip(shown, names, strict=True)),
        say("charts.tornado", language),
        ("left", *rights(4)),
    )
    swing, unit = shown[0].swing, shown[0].cell.row.unit
    alt = say(
        "charts.tornado_alt",
        language,
        row=names[0],
        low=writer.value(swing.input_low, unit),
        high=writer.value(swing.input_high, unit),
        result_low=writer.money(swing.result_low),
        result_high=writer.money(swing.result_high),
    )
    spans = [one.swing.span for one in shown]
    bars = tuple(Bar(n, span, writer.money(span)) for n, span in zip(names, spans, strict=True))
    return Chart("tornado", _tornado(shown, names, language), alt, table, bars)


def _tornado(shown: tuple[Influence, ...], names: list[str], language: Language) -> dict[str, Any]:
    kinds = [say("charts.negative", language), say("charts.positive", language)]
    values = [
        {
            "label": wrapped(name),
            "kind": kind,
            "from": (one.swing.result_low + one.swing.result_high) / 2,
            "to": getattr(one.swing, f"result_{end}"),
            "text": Writer(language).value(getattr(one.swing, f"input_{end}"), one.cell.row.unit),
        }
        for one, name in zip(shown, names, strict=True)
        for kind, end in zip(kinds, ("low", "high"), strict=True)
    ]
    title = _in_money("surplus_between", language)
    bar = {
        "mark": {"type": "bar", "height": 18},
        "encoding": {
            "x": {**quantity("from", title), "scale": {"zero": False, "padding": 50}},
            "x2": {"field": "to"},
            "color": colours("kind", kinds, [MIDDLE, DARK]),
        },
    }
    outwards = "datum.to < datum.from"
    text = {
        "mark": {
            "type": "text",
            "align": {"expr": f"{outwards} ? 'right' : 'left'"},
            "dx": {"expr": f"{outwards} ? -5 : 5"},
        },
        "encoding": {
            "x": {"field": "to", "type": "quantitative"},
            "text": {"field": "text"},
        },
    }
    return spec_of({"layer": [bar, text], "encoding": {"y": LABELS}}, values, 34 * len(shown))


def _in_money(key: str, language: Language) -> str:
    return f"{say(f'charts.{key}', language)} ({say('charts.money', language)})"


def _influence(one: Influence, name: str, language: Language) -> tuple[str, ...]:
    writer, unit, swing = Writer(language), one.cell.row.unit, one.swing
    return (
        name,
        f"{writer.value(swing.input_low, unit)} – {writer.value(swing.input_high, unit)}",
        f"{writer.money(swing.result_low)} – {writer.money(swing.result_high)}",
        writer.share(one.total_order, 0),
        writer.money(one.information_value),
    )


def _named(one: Influence, analysis: Analysis, language: Language) -> str:
    return f"{one.cell.row.code} {label(one.cell, analysis.case, language)}"


def distribution(uncertainty: Uncertainty, language: Language) -> Chart:
    """How the surplus is distributed over the draws."""
    writer, spread = Writer(language), uncertainty.rows[uncertainty.result]
    low, median, high = map(writer.money, (spread.low, spread.median, spread.high))
    chance = writer.share(uncertainty.chance_of_profit)
    table = Table(
        header(language, "low", "median", "high", "chance"),
        ((low, median, high, chance),),
        say("charts.distribution", language),
        rights(4),
    )
    alt = say("charts.distribution_alt", language, low=low, median=median, high=high, chance=chance)
    return Chart("distribution", _histogram(uncertainty, language), alt, table)


def _histogram(uncertainty: Uncertainty, language: Language) -> dict[str, Any]:
    edges, counts = uncertainty.histogram
    kinds = [say("charts.loss", language), say("charts.gain", language)]
    values = [
        {
            "from": low,
            "to": high,
            "share": count / uncertainty.draws,
            "kind": kinds[low + high > 0],
        }
        for low, high, count in zip(edges[:-1], edges[1:], counts, strict=True)
    ]
    title = _in_money("surplus", language)
    parts = {
        "mark": {"type": "bar", "binSpacing": 1},
        "encoding": {
            "x": {**quantity("from", title), "bin": {"binned": True}},
            "x2": {"field": "to"},
            "y": quantity("share", say("charts.cases", language), format=".0%"),
            "color": colours("kind", kinds, [ACCENT, DARK]),
        },
    }
    return spec_of(parts, values, 200)


def acceptability(
    uncertainty: Uncertainty, language: Language, by: Literal["effect", "cost"] = "effect"
) -> Chart:
    """The chance of profit against the effect, or against the cost."""
    writer = Writer(language)
    pairs = uncertainty.by_effect if by == "effect" else uncertainty.by_cost
    write = writer.share if by == "effect" else writer.money
    title = say(f"charts.acceptability_by_{by}", language)
    values = [{"x": x, "y": chance, "series": title} for x, chance in pairs]
    x = quantity(
        "x", say(f"charts.{by}", language), **({"format": ".0%"} if by == "effect" else {})
    )
    y = quantity("y", say("charts.chance", language), format=".0%")
    spec = lines(values, [title], x, {**y, "scale": {"domain": [0, 1]}})
    table = Table(
        header(language, by, "chance"),
        tuple((write(x), writer.share(chance, 0)) for x, chance in pairs[::5]),
        title,
        rights(2),
    )
    (first, at_first), (last, at_last) = pairs[len(pairs) // 8], pairs[len(pairs) // 2]
    alt = say(
        "charts.acceptability_alt",
        language,
        title=title,
        first=write(first),
        at_first=writer.share(at_first, 0),
        last=write(last),
        at_last=writer.share(at_last, 0),
    )
    return Chart(f"acceptability-by-{by}", spec, alt, table)
