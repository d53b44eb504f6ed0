"""The matrix of levels and stages, and the list of what is found."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.knowledge.library import Library
from arbetsro.knowledge.matrix import Cell, matrix
from arbetsro.knowledge.search import Found
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language
from arbetsro.reporting.knowledge import silence
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.knowledge.entries import library_of
from arbetsro.web.knowledge.finding import EntryFilter

_ON_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the matrix, with what the source is silent on there."""

    cell: Cell
    silence: str


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """What there is, by level and stage; narrowed by words and by choices."""
    library = library_of(request.standing.organisation)
    form = EntryFilter(request.GET, language=request.language)
    found = form.find(library)
    context = {
        "form": form,
        "strengths": terms("strength"),
        "found": found,
        "count": len(found.entries),
        "stages": terms("stage"),
        "rows": list(_rows(found, library, request.language)),
        "page": Paginator(found.entries, _ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "knowledge/matrix.html", context)


def _rows(
    found: Found, library: Library, language: Language
) -> Iterator[tuple[str, list[ShownCell]]]:
    """Each level with its cells, by stage."""
    cells, everything = matrix(found.entries), matrix(library)
    for level in terms("level"):
        yield (
            level,
            [
                ShownCell(
                    cells[level, stage],
                    silence(level, stage, language, is_empty=not everything[level, stage].entries),
                )
                for stage in terms("stage")
            ],
        )
