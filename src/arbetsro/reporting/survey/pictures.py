"""The charts of a place: its areas, and the answers to the questions of each area."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from arbetsro.language import Language, Writer, say
from arbetsro.reporting.charts.areas import areas_chart
from arbetsro.reporting.charts.vega import LABELS, rights, spec_of
from arbetsro.reporting.document import Chart, Table
from arbetsro.reporting.survey.export import label_of_value
from arbetsro.surveys.asking import Section
from arbetsro.surveys.form import Form
from arbetsro.surveys.published import Cell, PlaceResult
from arbetsro.surveys.variables import Variable

#: From the first answer to the last. They differ in lightness, so they can be told apart in grey.
_SHADES = ("#0f3a52", "#3f7590", "#7fabbf", "#bdd5df", "#e6eff3")
#: A share that is smaller than this has no room for its figure.
_ROOM = 0.06
_ROW = 46
#: Questions are longer than the names of areas.
_WIDE = 44

Group = Sequence[tuple[Variable, Cell]]


def charts(place: PlaceResult, form: Form, language: Language) -> Iterator[Chart]:
    """Every chart of a place, by the order of the questions; none of what is hidden."""
    areas = areas_chart(place, form.variables, language)
    if areas is not None:
        yield areas
    for section in form.sections:
        groups = _groups(place, form, section)
        for number, group in enumerate(groups, 1):
            name = section.key if number == 1 else f"{section.key}-{number}"
            yield _answers(f"answers-{name}", section.label.in_(language), group, language)


def _groups(place: PlaceResult, form: Form, section: Section) -> list[Group]:
    """The questions of a section that are told of, those with the same answers together."""
    variables = {one.key: one for one in form.variables}
    found: dict[object, list[tuple[Variable, Cell]]] = {}
    for question in section.questions:
        cell = place.cells.get(question.key)
        if cell is not None and cell.counts is not None:
            one = variables[question.key]
            found.setdefault((one.values, one.value_labels), []).append((one, cell))
    return list(found.values())


def _answers(name: str, area: str, group: Group, language: Language) -> Chart:
    """The answers to some questions as bars of shares."""
    title = say("survey_files.chart_answers", language, area=area)
    first = group[0][0]
    names = [_answer(first, at, language) for at in range(len(first.values))]
    table = _table(group, names, title, language)
    told = "; ".join(f"{row[0]} {_said(row[1:], names)}" for row in table.rows)
    alt = say("survey_files.chart_answers_alt", language, area=area, told=told)
    return Chart(name, _bars(group, names, language), alt, table)


def _said(shares: Sequence[str], names: Sequence[str]) -> str:
    return ", ".join(f"{name} {share}" for name, share in zip(names, shares, strict=False))


def _table(found: Group, names: Sequence[str], title: str, language: Language) -> Table:
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


def _bars(found: Group, names: Sequence[str], language: Language) -> dict[str, Any]:
    directions = {one.direction for one, _ in found}
    x = {
        "field": "from",
        "type": "quantitative",
        "title": _direction(found[0][0], language) if len(directions) == 1 else "",
        "scale": {"domain": [0, 1]},
        "axis": {"format": ".0%", "tickCount": 5},
    }
    shades = [_shade(at, len(names)) for at in range(len(names))]
    colour = {
        "field": "answer",
        "type": "nominal",
        "sort": list(names),
        "scale": {"domain": list(names), "range": shades},
        "legend": {"title": None, "orient": "top", "columns": 2, "labelLimit": 230},
    }
    bar = {
        "mark": {"type": "bar", "height": 20, "stroke": "#6b7280", "strokeWidth": 0.5},
        "encoding": {"x": x, "x2": {"field": "to"}, "color": colour},
    }
    text = {
        "mark": {"type": "text", "fontSize": 11, "color": {"expr": "datum.ink"}},
        "encoding": {"x": {**x, "field": "middle"}, "text": {"field": "text"}},
    }
    values = [
        {**segment, "label": _label(one, language, with_direction=len(directions) > 1)}
        for one, cell in found
        for segment in _segments(cell, names, language)
    ]
    parts = {"encoding": {"y": LABELS}, "layer": [bar, text]}
    return spec_of(parts, values, _ROW * len(found))


def _segments(cell: Cell, names: Sequence[str], language: Language) -> Iterator[dict[str, Any]]:
    start = 0.0
    for at, share in enumerate(cell.shares or ()):
        yield {
            "answer": names[at],
            "from": start,
            "to": start + share,
            "middle": start + share / 2,
            "text": Writer(language).share(share, 0) if share >= _ROOM else "",
            "ink": "white" if _step(at, len(names)) < 2 else "#1f2937",
        }
        start += share


def _label(variable: Variable, language: Language, *, with_direction: bool) -> str:
    label = variable.label.in_(language)
    if with_direction and variable.direction != "none":
        label = f"{label} ({say(f'survey_files.{variable.direction}', language)})"
    return "\n".join(textwrap.wrap(label, _WIDE))


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
