"""The results of a unit, with all that is part of it, as files. They are made of what is published.

There is no file of single answers: nobody can fetch one.
"""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.paper import PAPER, paper_answer
from arbetsro.web.surveys.files_shown import (
    ANY_SIZE,
    BOOKS,
    DATA,
    DRAWN,
    book_of,
    charts_of,
    drawn,
    export_of,
    report_of,
)
from arbetsro.web.surveys.results_fetching import AtUnit, unit_to_read
from arbetsro.web.surveys.views.damage import told_of_damage


@told_of_damage
def show(request: OrganisationRequest, organisation: str, wave: UUID, unit: int) -> HttpResponse:
    """The files that can be fetched."""
    found = unit_to_read(request, wave, unit)
    export = export_of(found)
    context = {
        "wave": found.told.wave,
        "unit": found.unit,
        "is_there": bool(export.spots),
        "is_large": export.is_large,
        "data": [one for one in DATA if one in ANY_SIZE or not export.is_large],
        "books": BOOKS,
        "papers": PAPER,
        "charts": list(charts_of(found, request.language).values()),
        "drawn": DRAWN,
    }
    return render(request, "surveys/files/show.html", context)


@told_of_damage
def data(
    request: OrganisationRequest, organisation: str, wave: UUID, unit: int, kind: str
) -> HttpResponse:
    """The figures as a file."""
    found = unit_to_read(request, wave, unit)
    export = export_of(found)
    if kind not in DATA or not export.spots or (export.is_large and kind not in ANY_SIZE):
        raise Http404
    one = DATA[kind]
    content = one.make(export, request.language)
    return _download(content, _name(found, kind), one.ending, one.content_type)


@told_of_damage
def book(
    request: OrganisationRequest, organisation: str, wave: UUID, unit: int, kind: str
) -> HttpResponse:
    """The codebook as ``pdf``, ``docx`` or ``csv``."""
    found = unit_to_read(request, wave, unit)
    if kind not in BOOKS:
        raise Http404
    content, content_type = book_of(export_of(found), kind, request.language)
    return _download(content, _name(found, "codebook"), kind, content_type)


@told_of_damage
def report(
    request: OrganisationRequest, organisation: str, wave: UUID, unit: int, kind: str
) -> HttpResponse:
    """The report as ``pdf`` or ``docx``."""
    made = report_of(unit_to_read(request, wave, unit), request.language)
    if kind not in PAPER or made is None:
        raise Http404
    document = made.document()
    return paper_answer(document, kind, document.title)


@told_of_damage
def picture(
    request: OrganisationRequest, organisation: str, wave: UUID, unit: int, name: str, what: str
) -> HttpResponse:
    """A chart, or its table, as a picture."""
    found = unit_to_read(request, wave, unit)
    chart = charts_of(found, request.language).get(name)
    if chart is None or what not in DRAWN:
        raise Http404
    content, kind, content_type = drawn(chart, what, request.language)
    return _download(content, _name(found, name), kind, content_type)


def _name(found: AtUnit, what: str) -> str:
    return f"{found.told.wave.title} {found.unit.name} {what}"


def _download(content: bytes, name: str, kind: str, content_type: str) -> HttpResponse:
    file = f"{slugify(name)[:80] or 'arbetsro'}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
