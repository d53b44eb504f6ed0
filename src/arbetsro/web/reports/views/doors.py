"""The doors of units: link and QR code, who receives, and the sheet for the wall."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.language import say
from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.accounts.letters import absolute
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.codes import qr_svg
from arbetsro.web.organisations.models import Unit, valid_on
from arbetsro.web.reports import actions
from arbetsro.web.reports.forms.receiving import DoorForm
from arbetsro.web.reports.models import Channel
from arbetsro.web.reports.receivers import in_place

_ON_A_PAGE = 50


def every(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The units whose reports the person receives, each with its door."""
    open_doors = Channel.objects.filter(closed_at=None).select_related("receiver")
    units = fetching.units(request, Permission.RECEIVE_REPORTS).filter(valid_on(today()))
    found = units.order_by("path").prefetch_related(
        Prefetch("channels", open_doors, to_attr="open_doors")
    )
    context = {"page": Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "reports/doors.html", context)


def show(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """The door of a unit."""
    unit = _unit(request, pk)
    door = _door(unit)
    context: dict[str, object] = {"unit": unit, "door": door}
    if door:
        instead = in_place(door.receiver, unit)
        context |= {
            "address": _address(door),
            "code": qr_svg(_address(door)),
            "instead": instead if instead != door.receiver else None,
            "others": door.others.order_by("name", "pk"),
            "readers": door.readers.order_by("name", "pk"),
        }
    return render(request, "reports/door.html", context)


def open_door(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form that opens the door of a unit."""
    unit = _unit(request, pk)
    form = DoorForm(request.POST or None, unit=unit, by=request.user, language=request.language)
    return form_page(
        request,
        "reports/door_form.html",
        form,
        lambda: actions.open_channel(by=request.user, unit=unit, **form.chosen),
        lambda _: done(request, _back(unit), "reports.door_opened"),
        {"unit": unit, "door": None},
    )


def change(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A form that says anew who receives."""
    door = _door_of(request, pk)
    form = DoorForm(
        request.POST or None, unit=door.unit, door=door, by=request.user, language=request.language
    )
    return form_page(
        request,
        "reports/door_form.html",
        form,
        lambda: actions.change_channel(by=request.user, channel=door, **form.chosen),
        lambda _: done(request, _back(door.unit), "reports.door_changed"),
        {"unit": door.unit, "door": door},
    )


def renew(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Gives a unit a new link."""
    door = _door_of(request, pk)
    return pressed(
        request,
        lambda: actions.renew_channel(by=request.user, channel=door),
        _back(door.unit),
        "reports.door_renewed",
    )


def close(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Closes the door of a unit."""
    door = _door_of(request, pk)
    return pressed(
        request,
        lambda: actions.close_channel(by=request.user, channel=door),
        _back(door.unit),
        "reports.door_closed",
    )


def sheet(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """A sheet to print and put up, with the code."""
    door = _door_of(request, pk)
    context = {
        "unit": door.unit,
        "receiver": in_place(door.receiver, door.unit) or door.receiver,
        "address": _address(door),
        "code": qr_svg(_address(door)),
    }
    return render(request, "reports/sheet.html", context)


def to_form(request: OrganisationRequest, organisation: str, pk: int) -> HttpResponse:
    """Leads a member to the form of a unit around them, or of the nearest unit above that has one.

    The form is the same as for everybody: it does not know who is logged in.
    """
    unit = fetching.around(request).filter(pk=pk).first()
    if unit is None:
        raise Http404
    above = [int(one) for one in unit.path.strip("/").split("/")]
    doors = Channel.objects.filter(unit__in=above, closed_at=None).select_related("unit")
    door = max(doors, key=lambda one: one.unit.depth, default=None)
    if door:
        return redirect("reporting:form", door.token)
    messages.info(request, say("reports.no_door", request.language, unit=unit.name))
    return redirect("telling:unit", organisation, unit.pk)


def _unit(request: OrganisationRequest, pk: int) -> Unit:
    return fetching.unit(request, Permission.RECEIVE_REPORTS, pk)


def _door(unit: Unit) -> Channel | None:
    return _open().filter(unit=unit).first()


def _door_of(request: OrganisationRequest, pk: int) -> Channel:
    door = _door(_unit(request, pk))
    if door is None:
        raise Http404
    return door


def _open() -> QuerySet[Channel]:
    return Channel.objects.filter(closed_at=None).select_related("unit__organisation", "receiver")


def _address(door: Channel) -> str:
    return absolute(reverse("reporting:form", args=[door.token]))


def _back(unit: Unit) -> str:
    return reverse("reports:door", args=[unit.organisation.slug, unit.pk])
