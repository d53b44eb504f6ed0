"""A chart of the areas of a survey at one place: each mean with its interval, good to the right.

Scales differ in length and in which end is good, so each is turned and drawn from its worst end to
its best. The figures beside the marks stand as they were answered.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from arbetsro.language import Language, Writer, say
from arbetsro.reporting.charts.vega import DARK, LABELS, MIDDLE, header, rights, spec_of, wrapped
from arbetsro.reporting.document import Chart, Table
from arbetsro.surveys.published import Cell, PlaceResult
from arbetsro.surveys.standing_out import goodness
from arbetsro.surveys.variables import Variable

#: The height of a line, and of the whole picture at most, so that it has room on a page.
_ROW, _TALLEST = 30, 720


def areas_chart(
    place: PlaceResult, variables: Sequence[Variable], language: Language
) -> Chart | None:
    """The areas of a place in the order of the questions; nothing where none may be told of."""
    found = [
        (one, place.cells[one.key])
        for one in variables
        if one.kind == "score" and one.direction != "none" and one.key in place.cells
    ]
    if not found:
        return None
    table = _table(found, language)
    alt = say(
        "charts.areas_alt", language, areas="; ".join(f"{row[0]} {row[1]}" for row in table.rows)
    )
    values = list(_values(found, language))
    return Chart(
        "areas", spec_of(_layers(language), values, min(_ROW * len(values), _TALLEST)), alt, table
    )


def _table(found: Sequence[tuple[Variable, Cell]], language: Language) -> Table:
    rows = tuple(
        (
            one.label.in_(language),
            _written(one, cell.mean, language),
            f"{_written(one, cell.low, language)}–{_written(one, cell.high, language)}",
            say(f"charts.{one.direction}", language),
            str(cell.n),
        )
        for one, cell in found
    )
    columns = header(language, "area", "mean", "interval", "direction", "answers")
    caption = say("charts.areas", language)
    return Table(columns, rows, caption, ("left", *rights(2), "left", "right"))


def _values(found: Sequence[tuple[Variable, Cell]], language: Language) -> Iterator[dict[str, Any]]:
    for one, cell in found:
        worst, best = goodness(one, cell)
        span = one.highest - one.lowest
        mean = (cell.mean - one.lowest) / span
        yield {
            "label": wrapped(one.label.in_(language)),
            "worst": max(0.0, worst),
            "best": min(1.0, best),
            "mean": mean if one.direction == "high_is_good" else 1 - mean,
            "text": _written(one, cell.mean, language),
        }


def _layers(language: Language) -> dict[str, Any]:
    x = {
        "field": "mean",
        "type": "quantitative",
        "title": say("charts.good_to_the_right", language),
        "scale": {"domain": [0, 1]},
        "axis": {"values": [0, 0.25, 0.5, 0.75, 1], "labels": False},
    }
    ends = {"x": {**x, "field": "worst"}, "x2": {"field": "best"}}
    text = {"type": "text", "dy": -11, "fontSize": 11}
    return {
        "encoding": {"y": LABELS},
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 6, "color": MIDDLE}, "encoding": ends},
            {"mark": {"type": "point", "filled": True, "size": 90, "opacity": 1, "color": DARK},
             "encoding": {"x": x}},
            {"mark": text, "encoding": {"x": x, "text": {"field": "text"}}},
        ],
    }  # fmt: skip


def _written(variable: Variable, value: float, language: Language) -> str:
    return Writer(language).number(value, 0 if variable.highest - variable.lowest > 20 else 1)
