"""What the staff of a unit read, which is what has been published, and the sheet for the wall."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.letters import absolute
from arbetsro.web.frame.codes import qr_svg
from arbetsro.web.frame.paper import paper_answer
from arbetsro.web.organisations.models import Unit
from arbetsro.web.telling.models import Message, published
from arbetsro.web.telling.on_the_wall import as_document, parts_of

_ON_A_PAGE = 10


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """What has been told in the units around the person, the latest first."""
    found = published().filter(unit__in=fetching.around(request)).select_related("unit")
    context = {"page": Paginator(found, 50).get_page(request.GET.get("page"))}
    return render(request, "telling/list.html", context)


def unit(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """What the staff of a unit have been told."""
    found = _unit(request, pk)
    page = Paginator(_told(found), _ON_A_PAGE).get_page(request.GET.get("page"))
    may_tell = request.standing.may(Permission.TELL_STAFF, found)
    drafts = Message.objects.filter(unit=found, published_at=None) if may_tell else None
    context = {
        "unit": found,
        "messages_here": [(one, parts_of(one, request.language)) for one in page],
        "page": page,
        "may_tell": may_tell,
        "drafts": drafts,
    }
    return render(request, "telling/unit.html", context)


def wall(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """The latest message as a sheet for the wall, to print from the browser."""
    found = _unit(request, pk)
    message = _latest(found)
    address = absolute(reverse("telling:unit", args=[organisation, pk]))
    context = {
        "unit": found,
        "message": message,
        "parts": parts_of(message, request.language) if message else (),
        "address": address,
        "code": qr_svg(address),
    }
    return render(request, "telling/wall.html", context)


def wall_pdf(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """The same sheet as PDF."""
    found = _unit(request, pk)
    message = _latest(found)
    if message is None:
        raise Http404
    address = absolute(reverse("telling:unit", args=[organisation, pk]))
    return paper_answer(as_document(message, address, request.language), "pdf", "arbetsro")


def _unit(request: OrganisationRequest, pk: int) -> Unit:
    found = fetching.around(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _told(unit: Unit) -> QuerySet[Message]:
    """What is published, and in the place of what has been withdrawn the note about it."""
    told = Message.objects.filter(Q(published_at__isnull=False), unit=unit)
    return told.select_related("unit").order_by("-published_at", "pk")


def _latest(unit: Unit) -> Message | None:
    return published().filter(unit=unit).select_related("unit__organisation").first()
