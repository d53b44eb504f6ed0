"""What the charts share: colours, axes, and how a specification becomes a picture.

The colours differ in lightness, so they can be told apart in grey and by the colour-blind, and
lines also differ in their dashes.
"""

import json
import textwrap
from functools import lru_cache
from typing import Any, Literal

from arbetsro.language import Language, say
from arbetsro.reporting.document import Align, Chart

DARK, MIDDLE, ACCENT = "#12435c", "#6f9db3", "#d97706"
_SERIES = (DARK, ACCENT, MIDDLE, "#7c3f58", "#3f6b3a", "#94a3a8")
#: One fewer than the colours, so that thirty lines go by before two look the same.
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [1, 3])
_WIDTH = 660
#: Longer labels are set on several lines.
_LABEL = 36
_INK, _AXIS, _GRID = "#1f2937", "#6b7280", "#e5e7eb"
_CONFIG: dict[str, Any] = {
    "background": "white",
    "font": "Libertinus Serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12,
        "labelLimit": 400,
        "labelColor": _INK,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "titleColor": _INK,
        "gridColor": _GRID,
        "domainColor": _AXIS,
        "tickColor": _AXIS,
    },
    "legend": {"labelFontSize": 12, "title": None, "orient": "top", "labelLimit": 300},
    "text": {"fontSize": 12, "color": _INK},
}
Locale = Literal["sv-SE", "en-GB", "da-DK"]
_LOCALES: dict[Language, Locale] = {"sv": "sv-SE", "en": "en-GB", "da": "da-DK"}

#: A vertical axis of labels in the order given, each on its lines.
LABELS: dict[str, Any] = {
    "field": "label",
    "type": "nominal",
    "sort": None,
    "title": None,
    "axis": {"labelExpr": "split(datum.label, '\\n')", "labelLimit": 400},
}


def as_svg(chart: Chart, language: Language) -> str:
    """The picture as SVG."""
    return _svg(json.dumps(chart.spec), _LOCALES[language])


@lru_cache(maxsize=32)
def _svg(spec: str, locale: Locale) -> str:
    """Drawn once, though the first page shows a picture that a chapter shows again."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec, format_locale=locale))


def as_png(chart: Chart, language: Language) -> bytes:
    """The picture as PNG, large enough for print."""
    import typst

    # Typst sets the text in its own typeface; a plain SVG renderer would leave it out on a
    # machine that lacks the font.
    page = "#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg))"
    found = typst.compile(
        page.encode(),
        format="png",
        ppi=220,
        sys_inputs={"svg": as_svg(chart, language)},
        ignore_system_fonts=True,
    )
    assert isinstance(found, bytes)  # noqa: S101 - one page gives one picture
    return found


def spec_of(parts: dict[str, Any], values: list[dict[str, Any]], height: int) -> dict[str, Any]:
    """A whole specification of these parts on these values."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "width": _WIDTH,
        "height": height,
        "data": {"values": values},
        "config": _CONFIG,
        **parts,
    }


def quantity(field: str, title: str, **axis: object) -> dict[str, Any]:
    """An axis of numbers."""
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "axis": {"tickCount": 5, **axis},
    }


def colours(field: str, names: list[str], palette: list[str]) -> dict[str, Any]:
    """A colour for each name."""
    return {"field": field, "sort": names, "scale": {"domain": names, "range": palette}}


def lines(
    values: list[dict[str, Any]], series: list[str], x: dict[str, Any], y: dict[str, Any]
) -> dict[str, Any]:
    """Lines through points ``x`` and ``y`` of each ``series``; a layer that others may follow."""
    count = len(series)
    dashes = {"domain": series, "range": [_DASHES[i % len(_DASHES)] for i in range(count)]}
    palette = [_SERIES[i % len(_SERIES)] for i in range(count)]
    line = {
        "mark": {"type": "line", "strokeWidth": 2.5},
        "encoding": {
            "x": x,
            "y": y,
            "color": colours("series", series, palette),
            "strokeDash": {"field": "series", "sort": series, "scale": dashes},
        },
    }
    if count == 1:
        for channel in ("color", "strokeDash"):
            line["encoding"][channel]["legend"] = None  # type: ignore[index]
    return spec_of({"layer": [line]}, values, 210)


def zero_line() -> dict[str, Any]:
    """A layer with a line at zero."""
    return {
        "data": {"values": [{}]},
        "mark": {"type": "rule", "color": _AXIS},
        "encoding": {"y": {"datum": 0}},
    }


def wrapped(label: str) -> str:
    """A label on as many lines as it needs."""
    return "\n".join(textwrap.wrap(label, _LABEL))


def header(language: Language, *keys: str) -> tuple[str, ...]:
    """The header of a chart's table."""
    return tuple(say(f"charts.{key}", language) for key in keys)


def rights(count: int) -> tuple[Align, ...]:
    """That many columns of numbers."""
    return tuple("right" for _ in range(count))
