"""Figures in running text, computed from case files when the pages are built."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from arbetsro.economics.analysis import Analysis, analyse
from arbetsro.economics.case_file import read_case
from arbetsro.economics.result import as_data
from arbetsro.language import Writer
from arbetsro.worksheets.formula import parse, value

ROOT = Path(__file__).resolve().parents[2]
WORKED_EXAMPLE = "examples/demo-alltjanst.toml"
_ENGLISH = Writer("en")


@cache
def analysis_of(case: str) -> Analysis:
    """The analysis of a case file, named from the root of the repository."""
    return analyse(read_case(ROOT / case))


@cache
def data_of(case: str) -> dict[str, Any]:
    """The same as plain data."""
    return as_data(analysis_of(case))


def written(number: float, form: str) -> str:
    """A number in English: money, share, number, years, hours or points, with decimals as in
    ``share:1``.
    """
    kind, _, decimals = form.partition(":")
    places = int(decimals) if decimals else {"share": 1, "years": 1, "points": 2}.get(kind, 0)
    match kind:
        case "money":
            return _ENGLISH.money(number, places)
        case "share":
            return _ENGLISH.share(number, places)
        case "years":
            return f"{_ENGLISH.number(number, places)} years"
        case "points":
            return f"{_ENGLISH.number(100 * number, places)} percentage points"
        case "hours":
            return f"{_ENGLISH.number(number, places)} hours"
        case "number":
            return _ENGLISH.number(number, places)
    raise ValueError(f"no form {form!r}")


def figure(text: str) -> str:
    """``CASE:ROW`` or ``CASE:path.to.0.value``, with `` as FORM`` where no unit tells it."""
    place, _, form = text.partition(" as ")
    case, _, key = place.strip().partition(":")
    if re.fullmatch(r"[A-K]\d+\S*", key):
        result = analysis_of(case).evaluation[key]
        if result.number is None:
            raise ValueError(f"{place} has no value")
        if form:
            return written(result.number, form.strip())
        return _ENGLISH.value(result.number, result.cell.row.unit)
    return written(_follow(data_of(case), key), form.strip() or "money")


def _follow(data: Any, path: str) -> float:  # noqa: ANN401 - plain data of any depth
    for step in path.split("."):
        if step == "count":
            return len(data)
        data = data[int(step)] if isinstance(data, list) else data[step]
    return float(data)


def reckoned(text: str) -> str:
    """Arithmetic on numbers and rows of the worked example: ``150 * D11 as money``."""
    expression, _, form = text.partition(" as ")
    return written(reckon(expression.strip()), form.strip() or "money")


def reckon(expression: str) -> float:
    """The value of arithmetic on numbers and rows of the worked example.

    A row of sheet H or I is that of the first activity, which the source fills in.
    """

    def look_up(name: str) -> float:
        place = f"{name}@1.1" if name[0] in "HI" else name
        number = analysis_of(WORKED_EXAMPLE).evaluation[place].number
        if number is None:
            raise ValueError(f"{name} has no value")
        return number

    return value(parse(expression), look_up)


class Figure(SphinxRole):
    """``{figure}`` shows a value of a case."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The value as text."""
        self.env.note_dependency(str(ROOT / self.text.partition(":")[0]))
        return [nodes.inline(text=figure(self.text), classes=["figure-value"])], []


class Reckon(SphinxRole):
    """``{reckon}`` shows the value of a short calculation."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The value as text."""
        self.env.note_dependency(str(ROOT / WORKED_EXAMPLE))
        return [nodes.inline(text=reckoned(self.text), classes=["figure-value"])], []
