"""Charts of an evaluation: before and after, and the effect under each view of those lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from arbetsro.language import Language, say
from arbetsro.reporting.charts.vega import ACCENT, DARK, LABELS, quantity, spec_of, wrapped
from arbetsro.reporting.document import Bar, Chart, Table
from arbetsro.reporting.evaluation.words import estimate, number
from arbetsro.statistics.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its interval, and what it is of; no interval where both ends are the value."""

    label: str
    estimate: Estimate


def before_after(
    name: str,
    points: Sequence[Point],
    table: Table,
    language: Language,
    *,
    ends: tuple[float, float],
    is_share: bool = False,
) -> Chart:
    """The values before and after one above the other, with their intervals, on the whole scale.

    Args:
        name: A short name; the messages ``evaluation.axis_<name>`` and ``evaluation.alt_<name>``
            go with it.
        points: Before, then after.
        table: The same figures.
        language: The language.
        ends: Where the scale begins and ends.
        is_share: Whether they are shares.
    """
    first, last = (number(p.estimate.value, language, is_share=is_share) for p in points)
    alt = say(f"evaluation.alt_{name}", language, before=first, after=last)
    scale = {"domain": list(ends), "nice": False}
    spec = _points(name, points, language, scale, is_share=is_share)
    bars = tuple(
        Bar(one.label, one.estimate.value, number(one.estimate.value, language, is_share=is_share))
        for one in points
    )
    return Chart(name.replace("_", "-"), spec, alt, table, bars)


def forest(
    name: str,
    points: Sequence[Point],
    table: Table,
    language: Language,
    *,
    decimals: int = 1,
) -> Chart:
    """Changes with their intervals beside the line of no change."""
    told = "; ".join(
        say(
            "evaluation.if_told",
            language,
            case=one.label,
            value=estimate(one.estimate, language, decimals=decimals),
        )
        for one in points
    )
    alt = say(f"evaluation.alt_{name}", language, told=told)
    scale = {"zero": True, "padding": 12}
    spec = _points(name, points, language, scale, decimals=decimals, rule=0.0)
    return Chart(name.replace("_", "-"), spec, alt, table)


def _points(
    name: str,
    points: Sequence[Point],
    language: Language,
    scale: dict[str, Any],
    *,
    is_share: bool = False,
    decimals: int | None = None,
    rule: float | None = None,
) -> dict[str, Any]:
    values = [
        {
            "label": wrapped(one.label),
            "value": one.estimate.value,
            "low": one.estimate.low,
            "high": one.estimate.high,
            "text": number(one.estimate.value, language, is_share=is_share, decimals=decimals),
        }
        for one in points
    ]
    title = say(f"evaluation.axis_{name}", language)
    axis = quantity("low", title, **({"format": ".0%"} if is_share else {}))
    marks: list[tuple[dict[str, Any], dict[str, Any]]] = [
        (
            {"type": "rule", "strokeWidth": 3, "color": DARK, "opacity": 0.55},
            {"x": {**axis, "scale": scale}, "x2": {"field": "high"}},
        ),
        (
            {"type": "point", "filled": True, "size": 130, "color": DARK, "opacity": 1},
            {"x": {"field": "value", "type": "quantitative"}},
        ),
        (
            {"type": "text", "dy": -14, "fontWeight": "bold"},
            {"x": {"field": "value", "type": "quantitative"}, "text": {"field": "text"}},
        ),
    ]
    layers = [{"mark": mark, "encoding": {"y": LABELS, **where}} for mark, where in marks]
    if rule is not None:
        layers.insert(0, _line_at(rule))
    return spec_of({"layer": layers}, values, 55 * len(points))


def _line_at(value: float) -> dict[str, Any]:
    """A line over the whole height."""
    line = {"type": "rule", "color": ACCENT, "strokeDash": [5, 3], "strokeWidth": 1.5}
    return {"data": {"values": [{}]}, "mark": line, "encoding": {"x": {"datum": value}}}
