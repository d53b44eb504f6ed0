"""What the page of the room is told every second: how the visit stands for its side."""

from typing import TypedDict

from arbetsro.web.visits import presence, rounds
from arbetsro.web.visits.entrance import closed_because, is_by_telephone
from arbetsro.web.visits.models import Visit
from arbetsro.web.visits.rounds import Meeting, Side


class RoomState(TypedDict):
    """How a visit stands for one of the two.

    Attributes:
        stage: What the page shows; see ``stage``.
        is_other_here: Whether the other's page is open.
        meeting: How far the two browsers have come; none before the person has been let in.
    """

    stage: str
    is_other_here: bool
    meeting: Meeting | None


def stage(visit: Visit, side: Side) -> str:
    """What the page shows.

    ``closed`` and ``ended``, ``telephone``, ``in`` (let in), ``turned_away`` (the person only) or
    ``waiting``.
    """
    if why := closed_because(visit):
        return "ended" if why == "ended" else "closed"
    if is_by_telephone(visit):
        return "telephone"
    if visit.admitted_at is not None:
        return "in"
    return "turned_away" if side == "applicant" and visit.turned_away_at else "waiting"


def room_state(visit: Visit, side: Side, heard: int = 0) -> RoomState:
    """How a visit stands for one of the two.

    Args:
        visit: With its booking.
        side: Which of the two asks.
        heard: The round of which the page has the other's word already; it is not sent again.
    """
    now_at = stage(visit, side)
    meeting = rounds.meeting(visit, side) if now_at == "in" else None
    if meeting and meeting["round"] == heard:
        meeting["heard"] = None
    is_here = presence.is_here(visit, rounds.other(side))
    return {"stage": now_at, "is_other_here": is_here, "meeting": meeting}
