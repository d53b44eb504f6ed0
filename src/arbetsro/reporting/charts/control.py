"""A control chart: a series with its centre and limits, and the points beyond chance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from arbetsro.reporting.charts.vega import ACCENT, DARK, MIDDLE, quantity, spec_of
from arbetsro.reporting.document import Chart, Table
from arbetsro.statistics import control

#: So many labels have room beside each other.
_UPRIGHT = 9


@dataclass(frozen=True, slots=True)
class Words:
    """What a control chart says.

    Attributes:
        name: A short name for files and anchors.
        axis: What the figures are.
        alt: What the picture shows, for those who do not see it.
        centre, limits: What the line in the middle and the lines around it are called.
    """

    name: str
    axis: str
    alt: str
    centre: str
    limits: str


def control_chart(
    found: control.Chart,
    labels: Sequence[str],
    table: Table,
    words: Words,
    *,
    is_share: bool = False,
) -> Chart:
    """The chart of a series.

    Args:
        found: The series with its limits.
        labels: What each point is called, in order.
        table: The same figures.
        words: What it says.
        is_share: Whether the figures are shares.
    """
    values = list(_values(found, labels))
    axis: dict[str, Any] = {"format": ".0%"} if is_share else {}
    x = {
        "field": "label",
        "type": "ordinal",
        "sort": None,
        "title": None,
        # Many labels beside each other run into one another.
        "axis": {"labelAngle": -45 if len(labels) > _UPRIGHT else 0},
    }
    y = quantity("value", words.axis, **axis)
    legend = {"domain": [words.centre, words.limits], "range": [MIDDLE, ACCENT]}
    layers = [
        _rule(words.limits, "low", x, legend),
        _rule(words.limits, "high", x, legend),
        _rule(words.centre, "centre", x, legend),
        {"mark": {"type": "line", "color": DARK, "strokeWidth": 2}, "encoding": {"x": x, "y": y}},
        {
            "mark": {"type": "point", "filled": True, "opacity": 1, "color": DARK},
            "encoding": {
                "x": x, "y": y,
                # A point beyond chance is told by its size and its form, not by colour alone.
                "size": _if_sign(220, 70),
                "shape": _if_sign("diamond", "circle"),
            },
        },
    ]  # fmt: skip
    return Chart(words.name, spec_of({"layer": layers}, values, 230), words.alt, table)


def _values(found: control.Chart, labels: Sequence[str]) -> Iterator[dict[str, Any]]:
    for label, point in zip(labels, found.points, strict=True):
        yield {
            "label": label,
            "value": point.value,
            "low": point.low,
            "high": point.high,
            "centre": found.centre,
            "sign": point.is_outside or point.in_run,
        }


def _rule(name: str, field: str, x: dict[str, Any], legend: dict[str, Any]) -> dict[str, Any]:
    """A stepped line, since the limits of shares differ from point to point."""
    dash = [6, 3] if field != "centre" else [1, 0]
    return {
        "mark": {"type": "line", "interpolate": "step", "strokeWidth": 1.5, "strokeDash": dash},
        "encoding": {
            "x": x,
            "y": {"field": field, "type": "quantitative"},
            "color": {"datum": name, "type": "nominal", "scale": legend},
        },
    }


def _if_sign(there: object, otherwise: object) -> dict[str, Any]:
    return {"condition": {"test": "datum.sign", "value": there}, "value": otherwise}
