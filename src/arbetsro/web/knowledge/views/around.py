"""What there is to know around the interventions: contexts, practice, coverage and sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arbetsro.knowledge.contexts import Point, contexts
from arbetsro.knowledge.coverage import COLUMNS, Item, coverage
from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.practice import Effort, efforts
from arbetsro.knowledge.sources import Source, sources
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, Writer
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
        "tables": [(stage, list(_rows(stage, library, request.language))) for stage in _stages()],
    }
    return render(request, "knowledge/coverage.html", context)


def all_sources(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Every source, with the entries that rest on it."""
    library = library_of(request.standing.organisation)
    rests: dict[str, list[Entry]] = {id_: [] for id_ in sources()}
    for entry in library:
        for id_ in sorted({one.source for one in entry.references()}):
            rests[id_].append(entry)
    kinds = {
        kind: [
            (one, _through(one), rests[one.id]) for one in sources().values() if one.kind == kind
        ]
        for kind in ("read", "reported", "own", "organisation")
    }
    return render(request, "knowledge/sources.html", {"kinds": kinds})


def _through(source: Source) -> Source | None:
    return sources().get(source.through)


def _stages() -> Iterable[str]:
    return terms("stage")


def _point(point: Point, library: Library, notes: Notes) -> ShownPoint:
    value = "" if point.value is None else Writer(notes.language).number(point.value, 1)
    entries = tuple(found for id_ in point.entries if (found := library.get(id_)))
    return ShownPoint(point, notes.claim(point.says), value, entries)


def _effort(effort: Effort, notes: Notes) -> ShownEffort:
    def written(values: dict[str, float], kind: str) -> tuple[tuple[str, str], ...]:
        names = terms(kind)
        return tuple(
            (names[key].label.in_(notes.language), _figure(value, effort.unit, notes.language))
            for key, value in values.items()
        )

    return ShownEffort(
        effort,
        _figure(effort.mean, effort.unit, notes.language),
        written(dict(effort.values), "branch"),
        written(dict(effort.sizes), "size"),
        notes.told(effort.question, effort.sources),
    )


def _figure(value: float, unit: str, language: Language) -> str:
    writer = Writer(language)
    return writer.share(value, 0) if unit == "share" else writer.number(value, 1)


def _rows(
    stage: str, library: Library, language: Language
) -> Iterator[tuple[str, list[tuple[str, list[tuple[Item, list[Entry]]]]]]]:
    """Each level of a table with its cells: the column, and its items with their entries."""
    for level in terms("level"):
        cells = [
            (column, [(item, _entries(item, library)) for item in _items(stage, level, column)])
            for column in COLUMNS
        ]
        yield level, cells


def _items(stage: str, level: str, column: str) -> tuple[Item, ...]:
    return coverage()[stage, level, column].items


def _entries(item: Item, library: Library) -> list[Entry]:
    return [found for id_ in item.entries if (found := library.get(id_))]
