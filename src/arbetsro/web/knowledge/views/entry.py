"""The page of an entry, as it is now and as it was."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.vocabulary import terms
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.audit.recording import record
from arbetsro.web.knowledge.entries import entry_at, library_of
from arbetsro.web.knowledge.models import OwnEntry
from arbetsro.web.knowledge.shown import shown


def show(request: OrganisationRequest, organisation: str, entry: str) -> HttpResponse:
    """An entry as it is now."""
    library = library_of(request.standing.organisation)
    if entry not in library.entries:
        raise Http404
    return _page(request, library[entry], library)


def show_as_it_was(
    request: OrganisationRequest, organisation: str, entry: str, digest: str
) -> HttpResponse:
    """An entry as it was when something referred to it."""
    found = entry_at(request.standing.organisation, f"{entry}@{digest}")
    if found is None:
        raise Http404
    return _page(request, found, library_of(request.standing.organisation))


def _page(request: OrganisationRequest, entry: Entry, library: Library) -> HttpResponse:
    if entry.owner:
        own = OwnEntry.objects.select_related("current").filter(key=entry.id)
        target = own.get(organisation=request.standing.organisation)
        record("entry.read", by=request.user, target=target, reading=True, version=entry.version)
    now = library.get(entry.id)
    context = {
        "shown": shown(entry, library, request.language),
        "strengths": terms("strength"),
        "now": now,
        "is_older": now is None or now.digest != entry.digest,
    }
    return render(request, "knowledge/entry.html", context)
