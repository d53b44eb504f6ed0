"""Every action in the room of a visit, ready to be taken; ``care_scenarios.py`` takes it up."""

from collections.abc import Callable
from datetime import timedelta

from arbetsro.web.frame.clock import now
from arbetsro.web.visits import actions
from arbetsro.web.visits.models import Visit
from web import clinic
from web.conftest import Cast

Call = Callable[[], object]
_OFFER = {"type": "offer", "sdp": "v=0", "page": "r1"}


def _visit(cast: Cast) -> Visit:
    starts = now() - timedelta(minutes=1)
    return clinic.visit(cast, clinic.booking(cast, clinic.accepted(cast), starts_at=starts))


def _waiting(cast: Cast) -> Visit:
    visit = _visit(cast)
    return actions.enter(by=clinic.record(cast), visit=visit)


def _admitted(cast: Cast) -> Visit:
    return actions.admit(by=cast.rut, visit=_waiting(cast))


def _enter(cast: Cast) -> Call:
    visit = _visit(cast)
    return lambda: actions.enter(by=clinic.record(cast), visit=visit)


def _admit(cast: Cast) -> Call:
    visit = _waiting(cast)
    return lambda: actions.admit(by=cast.rut, visit=visit)


def _turn_away(cast: Cast) -> Call:
    visit = _waiting(cast)
    return lambda: actions.turn_away(by=cast.rut, visit=visit)


def _begin_round(cast: Cast) -> Call:
    visit = _admitted(cast)
    return lambda: actions.begin_round(by=cast.rut, visit=visit, after=0, page="r1")


def _signal(cast: Cast) -> Call:
    visit = _admitted(cast)
    actions.begin_round(by=cast.rut, visit=visit, after=0, page="r1")
    return lambda: actions.signal(by=cast.rut, visit=visit, round=1, body=_OFFER)


def _telephone(cast: Cast) -> Call:
    visit = _visit(cast)
    return lambda: actions.go_by_telephone(by=cast.rut, visit=visit)


def _video(cast: Cast) -> Call:
    visit = actions.go_by_telephone(by=cast.rut, visit=_visit(cast))
    return lambda: actions.go_by_video(by=cast.rut, visit=visit)


def _end(cast: Cast) -> Call:
    visit = actions.go_by_telephone(by=cast.rut, visit=_visit(cast))
    return lambda: actions.end_visit(by=cast.rut, visit=visit)


ROOM_SCENARIOS: dict[str, Callable[[Cast], Call]] = {
    "visit.entered": _enter,
    "visit.admitted": _admit,
    "visit.turned_away": _turn_away,
    "visit.round_begun": _begin_round,
    "visit.signalled": _signal,
    "visit.by_telephone": _telephone,
    "visit.by_video": _video,
    "visit.ended": _end,
}
