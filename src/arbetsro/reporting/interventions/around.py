"""What stands around the entries as plain data, for programs."""

from collections.abc import Iterable, Mapping
from typing import Any

from arbetsro.knowledge import coverage, matrix
from arbetsro.knowledge.contexts import Context, Point
from arbetsro.knowledge.entry import overall_strength
from arbetsro.knowledge.practice import Effort
from arbetsro.knowledge.sources import Source
from arbetsro.language import Language
from arbetsro.reporting.interventions.data import claim_data


def matrix_data(
    cells: Mapping[tuple[str, str], matrix.Cell], language: Language
) -> list[dict[str, Any]]:
    """The cells of the matrix with their entries, and the columns the source is silent in."""
    return [
        {
            "level": level,
            "stage": stage,
            "strengths": dict(cell.strengths),
            "entries": [
                {"id": e.id, "name": e.name.in_(language), "strength": overall_strength(e)}
                for e in matrix.in_order(cell.entries, language)
            ],
            "silent": list(coverage.silent_columns(level, stage)),
        }
        for (level, stage), cell in cells.items()
    ]


def context_data(context: Context, language: Language) -> dict[str, Any]:
    """A page of what to know around the interventions."""
    return {
        "id": context.id,
        "version": context.version,
        "reviewed": context.reviewed.isoformat(),
        "title": context.title.in_(language),
        "summary": claim_data(context.summary, language),
        "points": [_point(one, language) for one in context.points],
    }


def _point(point: Point, language: Language) -> dict[str, Any]:
    return {
        "name": point.name.in_(language),
        **claim_data(point.says, language),
        "entries": list(point.entries),
        "value": point.value,
        "answer": point.answer.in_(language) if point.answer else None,
    }


def effort_data(effort: Effort, language: Language) -> dict[str, Any]:
    """How common an effort is: shares from 0 to 1, or scores from 1 to 4."""
    return {
        "id": effort.id,
        "stage": effort.stage,
        "label": effort.label.in_(language),
        "question": effort.question.in_(language),
        "unit": effort.unit,
        "mean": effort.mean,
        "branches": dict(effort.values),
        "sizes": dict(effort.sizes),
        "most": list(effort.most),
        "least": list(effort.least),
        "note": effort.note.in_(language) if effort.note else None,
        "from": list(map(str, effort.sources)),
    }


def coverage_data(cells: Iterable[coverage.Cell], language: Language) -> list[dict[str, Any]]:
    """The cells of the source's tables, with the entries that cover each item."""
    return [
        {
            "stage": cell.stage,
            "level": cell.level,
            "column": cell.column,
            "items": [
                {"says": item.says.in_(language), "entries": list(item.entries)}
                for item in cell.items
            ],
        }
        for cell in cells
    ]


def source_data(source: Source, entries: Iterable[str]) -> dict[str, Any]:
    """A source, and the ids of the entries that rest on it."""
    return {
        "id": source.id,
        "kind": source.kind,
        "authors": source.authors,
        "title": source.title,
        "year": source.year,
        "language": source.language,
        "places": list(source.places),
        "through": source.through,
        "number": source.number,
        "entries": list(entries),
    }
