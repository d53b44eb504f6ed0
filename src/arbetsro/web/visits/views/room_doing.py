"""What the two sides' pages of the room have in common: what is sent to them, and the answers."""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from arbetsro.web.access.request import PersonRequest
from arbetsro.web.care.sealing import index_of
from arbetsro.web.frame.acting import pressed
from arbetsro.web.frame.plain import whole
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits import presence, turn
from arbetsro.web.visits.actions import room as actions
from arbetsro.web.visits.actions.room import Invited
from arbetsro.web.visits.entrance import (
    closed_because,
    closes_at,
    is_by_telephone,
    opens_at,
    person_of,
)
from arbetsro.web.visits.models import Visit
from arbetsro.web.visits.room_state import room_state, stage
from arbetsro.web.visits.rounds import Body

#: The pages of the room, and no others, may ask the browser for camera, microphone and screen.
PERMISSIONS_POLICY = (
    "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=()"
)
_TEST_LIFE = 600


def with_camera(response: HttpResponse) -> HttpResponse:
    """A page that may use camera, microphone and screen, if the one who looks at it agrees."""
    response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
    return response


def told_by(request: HttpRequest, name: str) -> int:
    """A number of a round that a page sent; 0 where it makes no sense."""
    return whole(request.POST.get(name, "")) or 0


def page_of(request: HttpRequest) -> str:
    """The mark of the page that asks."""
    return request.POST.get("page", "")[:40]


def shown(visit: Visit, by: Invited) -> dict[str, Any]:
    """What both sides' pages show."""
    return {
        "visit": visit,
        "booking": visit.booking,
        "person": person_of(visit),
        "clinic": person_of(visit).clinic,
        "side": actions.side_of(by),
        "stage": stage(visit, actions.side_of(by)),
        "closed_because": closed_because(visit),
        "opens_at": opens_at(visit),
        "closes_at": closes_at(visit),
        "is_by_telephone": is_by_telephone(visit),
        "is_telephone_booking": visit.booking.way == "telephone",
        **protection(),
    }


def protection() -> dict[str, bool]:
    """What the page says of the ways that media take."""
    return {"has_relay": bool(settings.TURN_SERVERS), "is_relay_only": settings.TURN_ONLY}


def state_now(request: HttpRequest, visit: Visit, by: Invited) -> JsonResponse:
    """How the visit stands, for a page that is open."""
    side = actions.side_of(by)
    if not closed_because(visit):
        presence.comes(visit, side)
    return JsonResponse(room_state(visit, side, told_by(request, "heard")))


def entered(visit: Visit, by: Invited) -> JsonResponse:
    """How the visit stands, and the ways that media may take."""
    side = actions.side_of(by)
    pseudonym = index_of("turn", visit.pk, side)[:20]
    return JsonResponse({**room_state(visit, side), "ways": turn.ways(pseudonym)})


def ways_to_try() -> str:
    """The ways that a test of the line may take, for some minutes, as JSON for the page."""
    return json.dumps(turn.ways(index_of("turn", "test")[:20], _TEST_LIFE))


def done_in_room(
    request: PersonRequest, visit: Visit, by: Invited, act: Callable[[], object], back: str
) -> HttpResponse:
    """Acts; a script is answered with how the visit stands, a form with the page of the room."""
    if request.headers.get("X-Requested-With") != "fetch":
        return pressed(request, act, back)
    try:
        act()
    except Refusal as refusal:
        return JsonResponse({"refused": refusal.told(request.language)}, status=409)
    visit.refresh_from_db()
    return JsonResponse(room_state(visit, actions.side_of(by), told_by(request, "heard")))


def begin_round(request: PersonRequest, visit: Visit, by: Invited, back: str) -> HttpResponse:
    """A page has no line: a new round."""
    after, page = told_by(request, "after"), page_of(request)
    return done_in_room(
        request, visit, by,
        lambda: actions.begin_round(by=by, visit=visit, after=after, page=page), back,
    )  # fmt: skip


def signal(request: PersonRequest, visit: Visit, by: Invited, back: str) -> HttpResponse:
    """A page offers or answers."""
    body: Body = {
        "type": request.POST.get("type", ""),
        "sdp": request.POST.get("sdp", ""),
        "page": page_of(request),
    }
    number = told_by(request, "round")
    return done_in_room(
        request, visit, by,
        lambda: actions.signal(by=by, visit=visit, round=number, body=body), back,
    )  # fmt: skip


def leave(visit: Visit, by: Invited) -> HttpResponse:
    """A page is being left."""
    presence.goes(visit, actions.side_of(by))
    return HttpResponse(status=204)
