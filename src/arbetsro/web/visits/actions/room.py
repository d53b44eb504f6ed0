"""What the two do in the room of a visit."""

from typing import Any

from arbetsro.web.accounts.models import Person
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.recording import care_action, log
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits import presence, rounds
from arbetsro.web.visits.entrance import closed_because, is_by_telephone, is_invited, person_of
from arbetsro.web.visits.models import Signal, Visit
from arbetsro.web.visits.rounds import Body, Side

Invited = Person | Applicant


@care_action("visit.entered")
def enter(*, by: Invited, visit: Visit) -> Visit:
    """Goes into the room: the person to wait there, the staff member to let them in.

    Raises:
        Refusal: The room is closed, or ``by`` is not one of the two.
    """
    found = _in_open_room(by, visit)
    presence.comes(found, side_of(by))
    return _noted("visit.entered", by, found)


@care_action("visit.admitted")
def admit(*, by: Person, visit: Visit) -> Visit:
    """Lets the person in from the waiting room.

    Raises:
        Refusal: Nobody waits there.
    """
    found = _in_open_room(by, visit)
    if found.applicant_seen_at is None:
        raise Refusal("room.nobody_waits")
    found.admitted_at, found.turned_away_at = now(), None
    found.save(update_fields=["admitted_at", "turned_away_at"])
    return _noted("visit.admitted", by, found)


@care_action("visit.turned_away")
def turn_away(*, by: Person, visit: Visit) -> Visit:
    """Does not let in whoever waits, who may not be the one invited; or shows them out."""
    found = _in_open_room(by, visit)
    found.admitted_at, found.turned_away_at = None, now()
    found.save(update_fields=["admitted_at", "turned_away_at"])
    found.signals.all().delete()
    return _noted("visit.turned_away", by, found)


@care_action("visit.round_begun")
def begin_round(*, by: Invited, visit: Visit, after: int, page: str) -> int:
    """Begins a new attempt to meet, after a round that has led nowhere or whose line was lost.

    Args:
        by: Whose page has no line.
        visit: Whose room.
        after: The round that the page knows of.
        page: The mark of the page.

    Raises:
        Refusal: Another round goes on already, or the person has not been let in.
    """
    found = _admitted(by, visit)
    if rounds.current(found) != after:
        raise Refusal("room.round_is_over")
    begun = rounds.begin(found, side_of(by), page)
    _noted("visit.round_begun", by, found, begun)
    return begun


@care_action("visit.signalled")
def signal(*, by: Invited, visit: Visit, round: int, body: Body) -> Signal:  # noqa: A002 - its name
    """Leaves an offer or an answer for the other's page.

    Raises:
        Refusal: The round is over, this side has sent its own already, or it is none.
    """
    found, side = _admitted(by, visit), side_of(by)
    if not rounds.is_right(body, side):
        raise Refusal("room.no_signal")
    sent = found.signals.filter(round=round, side=side).exists()
    if sent or rounds.current(found) != round:
        raise Refusal("room.round_is_over")
    kept: Any = dict(body)
    made = Signal.objects.create(visit=found, round=round, side=side, body=kept)
    if side == "applicant":
        _has_begun(found)
    _noted("visit.signalled", by, found, round)
    return made


@care_action("visit.by_telephone")
def go_by_telephone(*, by: Invited, visit: Visit) -> Visit:
    """Goes on by telephone: the staff member calls the person."""
    found = _in_open_room(by, visit)
    found.by_telephone = True
    found.save(update_fields=["by_telephone"])
    found.signals.all().delete()
    if isinstance(by, Person):
        _has_begun(found)
    return _noted("visit.by_telephone", by, found)


@care_action("visit.by_video")
def go_by_video(*, by: Invited, visit: Visit) -> Visit:
    """Tries with pictures again."""
    found = _in_open_room(by, visit)
    found.by_telephone = False
    found.save(update_fields=["by_telephone"])
    return _noted("visit.by_video", by, found)


@care_action("visit.ended")
def end_visit(*, by: Person, visit: Visit) -> Visit:
    """Ends the visit: the booking has been held, and nobody can enter any more.

    Raises:
        Refusal: The two have not met.
    """
    found = _in_open_room(by, visit)
    if is_by_telephone(found):
        _has_begun(found)
    if found.began_at is None:
        raise Refusal("room.not_met")
    found.ended_at = now()
    found.save(update_fields=["ended_at"])
    found.signals.all().delete()
    Booking.objects.filter(pk=found.booking_id).update(state=Booking.State.HELD)
    person_of(found).entered_on(today())
    return _noted("visit.ended", by, found)


def side_of(who: Invited) -> Side:
    """Which of the two somebody is."""
    return "applicant" if isinstance(who, Applicant) else "staff"


def _in_open_room(by: Invited, visit: Visit) -> Visit:
    """The visit, held so that nobody else changes it meanwhile."""
    # With the booking, so that it is not cancelled or noted as missed meanwhile.
    rows = Visit.objects.select_for_update(of=("self", "booking")).select_related("booking")
    found = rows.get(pk=visit.pk)
    if not is_invited(by, found):
        raise Refusal("room.not_invited")
    if why := closed_because(found):
        raise Refusal(f"room.closed_{why}")
    return found


def _admitted(by: Invited, visit: Visit) -> Visit:
    found = _in_open_room(by, visit)
    if found.admitted_at is None or is_by_telephone(found):
        raise Refusal("room.not_admitted")
    return found


def _has_begun(visit: Visit) -> None:
    if visit.began_at is None:
        visit.began_at = now()
        visit.save(update_fields=["began_at"])


def _noted(code: str, by: Invited, visit: Visit, number: int | None = None) -> Visit:
    """Writes the event, with the number of the round where there is one."""
    detail: dict[str, Any] = {} if number is None else {"round": number}
    purpose, person = _purpose(by, visit), person_of(visit)
    log(code, by=by, purpose=purpose, applicant=person, target=visit, **detail)
    return visit


def _purpose(by: Invited, visit: Visit) -> Purpose:
    if isinstance(by, Applicant):
        return Purpose.OWN
    is_follow_up = visit.booking.kind == Booking.Kind.FOLLOW_UP
    return Purpose.FOLLOW_UP if is_follow_up else Purpose.CARE
