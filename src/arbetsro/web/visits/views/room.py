"""The room of a visit, for the staff member who holds it."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.fetching import clinic_of
from arbetsro.web.care.reading import read
from arbetsro.web.visits.actions import room as actions
from arbetsro.web.visits.entrance import person_of, staffs_visit
from arbetsro.web.visits.models import Visit
from arbetsro.web.visits.views import room_doing as doing


def show(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """The room, or why it is closed."""
    found = staffs_visit(request, visit)
    read(request.standing, person_of(found), "visit.room_read")
    context: dict[str, Any] = {
        **doing.shown(found, request.user),
        "other": person_of(found).name,
        "room": _address(request, found),
        "test": reverse("visits:room_test", args=[organisation]),
        "has_guide": found.booking.kind != Booking.Kind.FOLLOW_UP,
    }
    return doing.with_camera(render(request, "visits/room/staff.html", context))


def test(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Tries camera, microphone and line, whenever one likes."""
    if not any(map(request.standing.may, (Permission.COUNSEL, Permission.FOLLOW_UP))):
        raise Http404
    context = {
        "clinic": clinic_of(request),
        "ways": doing.ways_to_try(),
        **doing.protection(),
    }
    return doing.with_camera(render(request, "visits/room/test_page.html", context))


def enter(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """Goes into the room."""
    found, me = staffs_visit(request, visit), request.user
    answer = _do(request, found, lambda: actions.enter(by=me, visit=found))
    return doing.entered(found, me) if answer.status_code == 200 else answer


def now(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """How the visit stands."""
    return doing.state_now(request, staffs_visit(request, visit), request.user)


def begin_round(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """Asks for a new round."""
    found = staffs_visit(request, visit)
    return doing.begin_round(request, found, request.user, _address(request, found))


def signal(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """Offers."""
    found = staffs_visit(request, visit)
    return doing.signal(request, found, request.user, _address(request, found))


def admit(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """Lets the person in."""
    found = staffs_visit(request, visit)
    return _do(request, found, lambda: actions.admit(by=request.user, visit=found))


def turn_away(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """Does not let in whoever waits."""
    found = staffs_visit(request, visit)
    return _do(request, found, lambda: actions.turn_away(by=request.user, visit=found))


def telephone(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """Goes on by telephone."""
    found = staffs_visit(request, visit)
    return _do(request, found, lambda: actions.go_by_telephone(by=request.user, visit=found))


def video(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """Tries with pictures again."""
    found = staffs_visit(request, visit)
    return _do(request, found, lambda: actions.go_by_video(by=request.user, visit=found))


def leave(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """Leaves the page."""
    return doing.leave(staffs_visit(request, visit), request.user)


def end(request: OrganisationRequest, organisation: str, visit: uuid.UUID) -> HttpResponse:
    """Ends the visit."""
    found = staffs_visit(request, visit)
    return _do(request, found, lambda: actions.end_visit(by=request.user, visit=found))


def _do(request: OrganisationRequest, visit: Visit, act: Callable[[], object]) -> HttpResponse:
    return doing.done_in_room(request, visit, request.user, act, _address(request, visit))


def _address(request: OrganisationRequest, visit: Visit) -> str:
    return reverse("visits:room", args=[request.standing.organisation.slug, visit.pk])
