"""The charts of a place: its areas, and the answers to the questions of each area."""

from collections.abc import Iterator, Sequence
from typing import Any

from arbetsro.language import Language, Writer, say
from arbetsro.reporting.charts.areas import areas_chart
from arbetsro.reporting.charts.vega import LABELS, rights, spec_of, wrapped
from arbetsro.reporting.document import Chart, Table
from arbetsro.reporting.survey.export import label_of_value
from arbetsro.surveys.published import Cell, PlaceResult
from arbetsro.surveys.variables import Variable

#: From the first answer to the last. They differ in lightness, so they can be told apart in grey.
_SHADES = ("#0f3a52", "#3f7590", "#7fabbf", "#bdd5df", "#e6eff3")
#: A share that is smaller than this has no room for its figure.
_ROOM = 0.06
_ROW = 44


def charts(
    place: PlaceResult, variables: Sequence[Variable], language: Language
) -> Iterator[Chart]:
    """Every chart of a place, by the order of the questions; none of what is hidden."""
    areas = areas_chart(place, variables, language)
    if areas is not None:
        yield areas
    for group in _groups(place, variables):
        yield _answers(group, place, variables, language)


def _groups(place: PlaceResult, variables: Sequence[Variable]) -> list[list[Variable]]:
    """Questions that are told of, with the same area and the same answers together."""
    found: dict[object, list[Variable]] = {}
    for one in variables:
        cell = place.cells.get(one.key)
        if one.kind == "item" and cell is not None and cell.counts is not None:
            area = one.part_of or one.key
            found.setdefault((area, one.values, one.value_labels), []).append(one)
    return list(found.values())


def _answers(
    group: Sequence[Variable],
    place: PlaceResult,
    variables: Sequence[Variable],
    language: Language,
) -> Chart:
    """The answers to some questions as bars of shares."""
    found = [(one, place.cells[one.key]) for one in group]
    areas = {one.key: one.label.in_(language) for one in variables}
    area = areas.get(group[0].part_of, group[0].label.in_(language))
    title = say("survey_files.chart_answers", language, area=area)
    names = [_answer(group[0], at, language) for at in range(len(group[0].values))]
    table = _table(found, names, title, language)
    told = "; ".join(f"{row[0]} {_said(row[1:], names)}" for row in table.rows)
    alt = say("survey_files.chart_answers_alt", language, area=area, told=told)
    spec = _bars(found, names, language)
    return Chart(f"answers-{group[0].part_of or group[0].key}", spec, alt, table)


def _said(shares: Sequence[str], names: Sequence[str]) -> str:
    return ", ".join(f"{name} {share}" for name, share in zip(names, shares, strict=False))


def _table(
    found: Sequence[tuple[Variable, Cell]], names: Sequence[str], title: str, language: Language
) -> Table:
    writer = Writer(language)
    rows = tuple(
        (
            one.label.in_(language),
            *(writer.share(share, 0) for share in cell.shares or ()),
            writer.number(cell.n),
        )
        for one, cell in found
    )
    header = (say("survey_files.head_label", language), *names, say("charts.answers", language))
    widths = (max(7, len(names) + 2), *(2 for _ in names), 2)
    return Table(header, rows, title, ("left", *rights(len(names) + 1)), widths=widths)


def _bars(
    found: Sequence[tuple[Variable, Cell]], names: Sequence[str], language: Language
) -> dict[str, Any]:
    x = {
        "field": "from",
        "type": "quantitative",
        "title": _direction(found[0][0], language),
        "scale": {"domain": [0, 1]},
        "axis": {"format": ".0%", "tickCount": 5},
    }
    shades = [_shade(at, len(names)) for at in range(len(names))]
    colour = {
        "field": "answer",
        "type": "nominal",
        "sort": list(names),
        "scale": {"domain": list(names), "range": shades},
        "legend": {"title": None, "orient": "top", "columns": 3, "labelLimit": 260},
    }
    bar = {
        "mark": {"type": "bar", "height": 20, "stroke": "#6b7280", "strokeWidth": 0.5},
        "encoding": {"x": x, "x2": {"field": "to"}, "color": colour},
    }
    text = {
        "mark": {"type": "text", "fontSize": 11, "color": {"expr": "datum.ink"}},
        "encoding": {"x": {**x, "field": "middle"}, "text": {"field": "text"}},
    }
    values = [one for pair in found for one in _segments(*pair, names, language)]
    parts = {"encoding": {"y": LABELS}, "layer": [bar, text]}
    return spec_of(parts, values, _ROW * len(found))


def _segments(
    variable: Variable, cell: Cell, names: Sequence[str], language: Language
) -> Iterator[dict[str, Any]]:
    start = 0.0
    for at, share in enumerate(cell.shares or ()):
        yield {
            "label": wrapped(variable.label.in_(language)),
            "answer": names[at],
            "from": start,
            "to": start + share,
            "middle": start + share / 2,
            "text": Writer(language).share(share, 0) if share >= _ROOM else "",
            "ink": "white" if _step(at, len(names)) < 2 else "#1f2937",
        }
        start += share


def _direction(variable: Variable, language: Language) -> str:
    if variable.direction == "none":
        return ""
    return say(f"survey_files.answers_{variable.direction}", language)


def _answer(variable: Variable, at: int, language: Language) -> str:
    return f"{variable.values[at]} {label_of_value(variable, at, language)}".strip()


def _shade(at: int, of: int) -> str:
    return _SHADES[_step(at, of)]


def _step(at: int, of: int) -> int:
    """Few answers are spread over all shades, many share them."""
    return round((len(_SHADES) - 1) * at / max(1, of - 1))
