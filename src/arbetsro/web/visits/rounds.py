"""How the two browsers of a visit find each other: rounds of one offer and one answer.

A page that has no line to the other asks for a new round. In a round the staff member's page
gathers its candidates and offers, and the person's page gathers its own and answers. Each is a row
that the other page fetches, so no server for messages is needed.
"""

from typing import Any, Literal, TypedDict

from django.db.models import Max

from arbetsro.web.visits.models import Signal, Visit

Side = Literal["staff", "applicant"]

WISH = "wish"
#: What each side sends.
TYPES: dict[Side, str] = {"staff": "offer", "applicant": "answer"}
#: More than a browser writes of itself with every candidate it can have.
LONGEST = 60_000


class Body(TypedDict):
    """An offer or an answer, and the page that sent it."""

    type: str
    sdp: str
    page: str


class Meeting(TypedDict):
    """How far the two have come, as one of them is told.

    Attributes:
        round: The round that goes on; 0 before the first.
        wished_here: The page of this side that asked for it, if this side did.
        sent: The page of this side that has offered or answered in it, if any.
        heard: The offer or the answer of the other side, if there is one.
    """

    round: int
    wished_here: str
    sent: str
    heard: Body | None


def other(side: Side) -> Side:
    """The other of the two."""
    return "applicant" if side == "staff" else "staff"


def current(visit: Visit) -> int:
    """The round that goes on; 0 before the first."""
    return visit.signals.aggregate(last=Max("round"))["last"] or 0


def meeting(visit: Visit, side: Side) -> Meeting:
    """How far the two have come, for one of them."""
    rows = list(visit.signals.all())
    last = max((row.round for row in rows), default=0)
    bodies = {row.side: row.body for row in rows if row.round == last}
    wish = bodies.get(WISH, {})
    return {
        "round": last,
        "wished_here": wish.get("page", "") if wish.get("side") == side else "",
        "sent": bodies.get(side, {}).get("page", ""),
        "heard": bodies.get(other(side)),
    }


def begin(visit: Visit, side: Side, page: str) -> int:
    """Begins a new round and gives its number."""
    number = current(visit) + 1
    visit.signals.all().delete()  # what was sent in rounds that are over is kept nowhere
    wish: Any = {"side": side, "page": page}
    Signal.objects.create(visit=visit, round=number, side=WISH, body=wish)
    return number


def is_right(body: Body, side: Side) -> bool:
    """Whether a body is what this side may send."""
    return body["type"] == TYPES[side] and 0 < len(body["sdp"]) <= LONGEST
