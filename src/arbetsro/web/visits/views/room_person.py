"""The room of a visit, for the person."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.care.mine import ApplicantRequest
from arbetsro.web.care.staff import names
from arbetsro.web.visits.actions import room as actions
from arbetsro.web.visits.entrance import persons_visit
from arbetsro.web.visits.models import Visit
from arbetsro.web.visits.views import room_doing as doing


def show(request: ApplicantRequest, clinic: str, visit: uuid.UUID) -> HttpResponse:
    """The room, or why it is closed."""
    found = persons_visit(request, visit)
    who = found.booking.staff
    context = {
        **doing.shown(found, request.applicant),
        "other": names([who]).get(who, ""),
        "room": _address("show", found),
        "test": reverse("room:test", args=[clinic]),
    }
    return doing.with_camera(render(request, "visits/room/person.html", context))


def test(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """Tries camera, microphone and line, whenever one likes."""
    context = {
        "clinic": request.clinic,
        "ways": doing.ways_to_try(),
        **doing.protection(),
    }
    return doing.with_camera(render(request, "visits/room/test_page.html", context))


def enter(request: ApplicantRequest, clinic: str, visit: uuid.UUID) -> HttpResponse:
    """Goes into the waiting room."""
    found = persons_visit(request, visit)
    me, back = request.applicant, _address("show", found)
    answer = doing.done_in_room(request, found, me, lambda: actions.enter(by=me, visit=found), back)
    is_for_script = answer.status_code == 200
    return doing.entered(found, me) if is_for_script else answer


def now(request: ApplicantRequest, clinic: str, visit: uuid.UUID) -> HttpResponse:
    """How the visit stands."""
    return doing.state_now(request, persons_visit(request, visit), request.applicant)


def begin_round(request: ApplicantRequest, clinic: str, visit: uuid.UUID) -> HttpResponse:
    """Asks for a new round."""
    found = persons_visit(request, visit)
    return doing.begin_round(request, found, request.applicant, _address("show", found))


def signal(request: ApplicantRequest, clinic: str, visit: uuid.UUID) -> HttpResponse:
    """Answers an offer."""
    found = persons_visit(request, visit)
    return doing.signal(request, found, request.applicant, _address("show", found))


def telephone(request: ApplicantRequest, clinic: str, visit: uuid.UUID) -> HttpResponse:
    """Goes on by telephone."""
    found, me = persons_visit(request, visit), request.applicant
    return doing.done_in_room(
        request, found, me,
        lambda: actions.go_by_telephone(by=me, visit=found), _address("show", found),
    )  # fmt: skip


def video(request: ApplicantRequest, clinic: str, visit: uuid.UUID) -> HttpResponse:
    """Tries with pictures again."""
    found, me = persons_visit(request, visit), request.applicant
    return doing.done_in_room(
        request, found, me,
        lambda: actions.go_by_video(by=me, visit=found), _address("show", found),
    )  # fmt: skip


def leave(request: ApplicantRequest, clinic: str, visit: uuid.UUID) -> HttpResponse:
    """Leaves the page."""
    return doing.leave(persons_visit(request, visit), request.applicant)


def _address(name: str, visit: Visit) -> str:
    clinic = visit.booking.application.applicant.clinic
    return reverse(f"room:{name}", args=[clinic.slug, visit.pk])
