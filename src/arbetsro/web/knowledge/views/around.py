"""What there is to know around the interventions: contexts, practice, coverage and sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arbetsro.knowledge.contexts import Point, contexts
from arbetsro.knowledge.coverage import COLUMNS, Item, coverage
from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.practice import Effort, efforts
from arbetsro.knowledge.sources import Source, sources, sources_by_kind
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import Writer
from arbetsro.reporting.interventions import resting_on
from arbetsro.reporting.interventions.surroundings import written
from arbetsro.reporting.knowledge import word
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.knowledge.entries import library_of
from arbetsro.web.knowledge.shown import Notes, Told


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """One of the things that a context lists, with the entries that it points to."""

    point: Point
    told: Told
    value: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ShownEffort:
    """How common an effort is, with its figures written."""

    effort: Effort
    mean: str
    branches: tuple[tuple[str, str], ...]
    sizes: tuple[tuple[str, str], ...]
    told: Told


def all_contexts(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The list of contexts."""
    return render(request, "knowledge/contexts.html", {"contexts": contexts()})


def context(request: OrganisationRequest, organisation: str, context: str) -> HttpResponse:
    """A context: what it lists, each with what it points to."""
    found = contexts().get(context)
    if found is None:
        raise Http404
    library, notes = library_of(request.standing.organisation), Notes(request.language)
    shown = {
        "about": found,
        "summary": notes.claim(found.summary),
        "points": [_point(one, library, notes) for one in found.points],
        "notes": notes,
    }
    return render(request, "knowledge/context.html", shown)


def practice(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """How common six efforts are."""
    notes = Notes(request.language)
    shown = [_effort(one, notes) for one in efforts().values()]
    return render(request, "knowledge/practice.html", {"efforts": shown, "notes": notes})


def covered(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The tables of the source, cell by cell, with the entries that cover them."""
    library = library_of(request.standing.organisation)
    context = {
        "columns": [(one, f"knowledge.column_{one}") for one in COLUMNS],
        "tables": [(stage, list(_rows(stage, library))) for stage in terms("stage")],
    }
    return render(request, "knowledge/coverage.html", context)


def all_sources(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Every source, with the entries that rest on it."""
    library = library_of(request.standing.organisation)
    resting = resting_on(library)
    kinds = {
        kind: [(one, _through(one), library.known(resting[one.id])) for one in found]
        for kind, found in sources_by_kind().items()
    }
    return render(request, "knowledge/sources.html", {"kinds": kinds})


def _through(source: Source) -> Source | None:
    return sources().get(source.through)


def _point(point: Point, library: Library, notes: Notes) -> ShownPoint:
    value = "" if point.value is None else Writer(notes.language).number(point.value, 1)
    return ShownPoint(point, notes.claim(point.says), value, library.known(point.entries))


def _effort(effort: Effort, notes: Notes) -> ShownEffort:
    language = notes.language

    def figures(values: Mapping[str, float], kind: Kind) -> tuple[tuple[str, str], ...]:
        return tuple(
            (word(kind, key, language), written(value, effort.unit, language))
            for key, value in values.items()
        )

    return ShownEffort(
        effort,
        written(effort.mean, effort.unit, language),
        figures(effort.values, "branch"),
        figures(effort.sizes, "size"),
        notes.told(effort.question, effort.sources),
    )


def _rows(
    stage: str, library: Library
) -> Iterator[tuple[str, list[tuple[str, list[tuple[Item, tuple[Entry, ...]]]]]]]:
    """Each level of a table with its cells: the column, and its items with their entries."""
    for level in terms("level"):
        cells = (coverage()[stage, level, column] for column in COLUMNS)
        yield (
            level,
            [
                (cell.column, [(item, library.known(item.entries)) for item in cell.items])
                for cell in cells
            ],
        )
