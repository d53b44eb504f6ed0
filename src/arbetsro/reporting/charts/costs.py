"""Charts of what ill-health and the interventions cost, and of when they break even."""

from typing import Any

from arbetsro.economics.analysis import Analysis
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.charts.vega import (
    ACCENT,
    DARK,
    LABELS,
    colours,
    header,
    lines,
    quantity,
    rights,
    spec_of,
    wrapped,
)
from arbetsro.reporting.document import Bar, Chart, Table

#: As tall as a picture may be and fit on a page with its table.
_TALLEST = 800
_PARTS = ("production_loss_value", "short_absence_ill_health_cost", "long_absence_ill_health_cost")


def cost_by_part(analysis: Analysis, language: Language) -> Chart | None:
    """What mental ill-health costs, part by part; nothing where a part is missing."""
    writer = Writer(language)
    parts: list[tuple[str, float]] = []
    for name in _PARTS:
        value = analysis.evaluation.number(name)
        if value is None:
            return None
        parts.append((analysis.calculation.book.rows[name].label.in_(language), value))
    total = sum(value for _, value in parts)
    shares = [writer.share(value / total) if total else "–" for _, value in parts]
    rows = [
        (label, writer.money(value), share)
        for (label, value), share in zip(parts, shares, strict=True)
    ]
    table = Table(
        header(language, "part", "amount", "share_of_total"),
        (*rows, (say("charts.sum", language), writer.money(total), writer.share(1))),
        say("charts.cost_by_part", language),
        ("left", *rights(2)),
        strong=frozenset({len(parts)}),
    )
    bars = tuple(Bar(label, value, writer.money(value)) for label, value in parts)
    alt = _bars_alt(table.caption, [(label, amount) for label, amount, _ in table.rows], language)
    return Chart("cost-by-part", _plain_bars(bars, language), alt, table, bars)


def _plain_bars(bars: tuple[Bar, ...], language: Language) -> dict[str, Any]:
    values = [{"label": wrapped(b.label), "value": b.value, "text": b.written} for b in bars]
    least, most = (f(0.0, *(bar.value for bar in bars)) for f in (min, max))
    room, money = 0.25 * (most - least), say("charts.money", language)
    text = {"type": "text", "align": "left", "dx": 5}
    parts = {
        "layer": [
            {"mark": {"type": "bar", "height": 22, "color": DARK}},
            {"mark": text, "encoding": {"text": {"field": "text"}}},
        ],
        "encoding": {
            "y": LABELS,
            # Room for the amount that is written after the longest bar.
            "x": {**quantity("value", money), "scale": {"domain": [least, most + room]}},
        },
    }
    return spec_of(parts, values, 36 * len(bars))


def measures_by_kind(analysis: Analysis, language: Language) -> Chart | None:
    """What each intervention costs, outside and inside; nothing where a cost is missing."""
    number, writer = analysis.evaluation.number, Writer(language)
    names = [one.name for one in analysis.case.interventions]
    keys = [f"intervention_{{}}cost@{i}" for i in range(1, len(names) + 1)] + ["measures_{}cost"]
    amounts = [
        [number(key.format(kind)) for kind in ("external_", "internal_", "")] for key in keys
    ]
    known = [[amount for amount in line if amount is not None] for line in amounts]
    if not names or any(len(line) < 3 for line in known):
        return None
    rows = [
        (name, *map(writer.money, line))
        for name, line in zip([*names, say("charts.sum", language)], known, strict=True)
    ]
    table = Table(
        header(language, "intervention", "external", "internal", "total"),
        tuple(rows),
        say("charts.measures", language),
        ("left", *rights(3)),
        strong=frozenset({len(names)}),
    )
    costs = list(zip(names, known, strict=False))
    bars = tuple(Bar(name, line[2], writer.money(line[2])) for name, line in costs)
    spec = _stacked(costs, language)
    alt = _bars_alt(table.caption, [(row[0], row[3]) for row in rows], language)
    return Chart("measures", spec, alt, table, bars)


def _stacked(costs: list[tuple[str, list[float]]], language: Language) -> dict[str, Any]:
    kinds = [say(f"charts.{kind}", language) for kind in ("external", "internal")]
    values = [
        {"label": wrapped(name), "kind": kind, "value": line[order], "order": order}
        for name, line in costs
        for order, kind in enumerate(kinds)
    ]
    # Many interventions share the height of a page.
    step = min(42, _TALLEST / len(costs))
    parts = {
        "mark": {"type": "bar", "height": round(step / 2)},
        "encoding": {
            "y": LABELS,
            "x": quantity("value", say("charts.money", language)),
            "color": colours("kind", kinds, [ACCENT, DARK]),
            "order": {"field": "order"},
        },
    }
    return spec_of(parts, values, round(step * len(costs)))


def break_even(analysis: Analysis, language: Language) -> Chart | None:
    """Benefit and cost against effect; nothing where either is missing."""
    number, writer = analysis.evaluation.number, Writer(language)
    cost, whole, even = (number(r) for r in ("investment", "cost_to_reduce", "break_even_effect"))
    if cost is None or not whole or even is None:
        return None
    marks = {even: say("charts.break_even_point", language)} if 0 <= even <= 1 else {}
    if (effect := number("effect")) is not None:
        marks[effect] = say("charts.assumed", language)
    last = min(1.0, max(2 * even, 1.5 * max(marks, default=1.0))) or 1.0
    table = Table(
        header(language, "effect", "benefit", "cost", "surplus"),
        tuple(
            (writer.share(e, 1), *map(writer.money, (whole * e, cost, whole * e - cost)))
            for e in sorted({0.0, last, *marks})
        ),
        say("charts.break_even", language),
        rights(4),
    )
    key = "break_even_alt" if even in marks else "break_even_never_alt"
    alt = say(f"charts.{key}", language, cost=writer.money(cost), effect=writer.share(even))
    return Chart("break-even", _crossing(whole, cost, last, marks, language), alt, table)


def _crossing(
    whole: float, cost: float, last: float, marks: dict[float, str], language: Language
) -> dict[str, Any]:
    """The line of the benefit through the line of the cost, with the effects marked."""
    writer = Writer(language)
    benefits, costs = say("charts.benefit", language), say("charts.cost", language)
    ends = [(e, whole * e, benefits) for e in (0.0, last)] + [(e, cost, costs) for e in (0.0, last)]
    values = [{"x": x, "y": y, "series": series} for x, y, series in ends]
    x = quantity("x", say("charts.effect", language), format=".0%")
    y = quantity("y", say("charts.money", language))
    spec = lines(values, [benefits, costs], x, y)
    points = [
        {"x": e, "y": whole * e, "label": f"{text} {writer.share(e)}", "under": whole * e <= cost}
        for e, text in marks.items()
    ]
    place = {
        "x": {"field": "x", "type": "quantitative"},
        "y": {"field": "y", "type": "quantitative"},
    }
    # Two effects may lie close together: one label stands under the line, the other over it.
    text = {
        "type": "text",
        "align": {"expr": "datum.under ? 'left' : 'right'"},
        "dx": {"expr": "datum.under ? 10 : -10"},
        "dy": {"expr": "datum.under ? 14 : -10"},
    }
    for mark, extra in (
        ({"type": "point", "filled": True, "size": 90, "color": "#111827"}, {}),
        (text, {"text": {"field": "label"}}),
    ):
        layer = {"data": {"values": points}, "mark": mark, "encoding": {**place, **extra}}
        spec["layer"].append(layer)
    return spec


def _bars_alt(title: str, parts: list[tuple[str, str]], language: Language) -> str:
    written = "; ".join(f"{label} {amount}" for label, amount in parts)
    return say("charts.bars_alt", language, title=title, parts=written)
