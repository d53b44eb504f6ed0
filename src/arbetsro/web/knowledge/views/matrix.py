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
from arbetsro.reporting.knowledge import none_found, silence
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.knowledge.entries import library_of
from arbetsro.web.knowledge.finding import EntryFilter

_ON_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the matrix.

    Attributes:
        cell: What there is in it of what was found.
        is_narrowed: Whether it is empty only because of what was asked for.
        silence: What the source is silent on there.
    """

    cell: Cell
    is_narrowed: bool
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
        "how_many": len(found.entries),
        "none_found": none_found(library, form.cleaned_data.get("factor", ""), request.language),
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
        places = [(level, stage) for stage in terms("stage")]
        yield level, [_shown(cells[one], everything[one], language) for one in places]


def _shown(cell: Cell, whole: Cell, language: Language) -> ShownCell:
    return ShownCell(
        cell=cell,
        is_narrowed=bool(whole.entries and not cell.entries),
        silence=silence(cell.level, cell.stage, language, is_empty=not whole.entries),
    )
