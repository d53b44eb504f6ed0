"""The photos of a round, each only to those who may read its investigation."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.acting import pressed
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.models import Investigation, Photo
from arbetsro.web.investigations.reading import to_read, to_write


def show(request: OrganisationRequest, organisation: str, pk: UUID, photo: UUID) -> HttpResponse:
    """A photo. The browser is told not to guess what it is, and to keep no copy."""
    found = _photo(to_read(request, pk), photo)
    response = HttpResponse(bytes(found.content), content_type="image/jpeg")
    response.headers["Content-Disposition"] = f'inline; filename="{found.pk}.jpg"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def remove(request: OrganisationRequest, organisation: str, pk: UUID, photo: UUID) -> HttpResponse:
    """Asks whether a photo is to be removed for good, and removes it."""
    investigation = to_write(request, pk)
    found = _photo(investigation, photo)
    if request.method != "POST":
        context = {"investigation": investigation, "photo": found}
        return render(request, "investigations/photo_remove.html", context)
    return pressed(
        request,
        lambda: actions.remove_photo(by=request.user, photo=found),
        reverse("investigations:show", args=[organisation, investigation.pk]),
        "rounds.photo_removed",
    )


def _photo(investigation: Investigation, pk: UUID) -> Photo:
    found = investigation.photos.filter(pk=pk, removed_at=None).first()
    if found is None:
        raise Http404
    return found
