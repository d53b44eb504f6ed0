"""A conversation at the workplace meeting: cards are laid, dots are given, causes are noted."""

import secrets
from collections.abc import Collection, Iterator, Sequence

from django.db import transaction
from django.db.models import F

from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.investigating import locked_open
from arbetsro.web.investigations.models import Investigation, Meeting, MeetingCard
from arbetsro.workenv.cards import cards as built_in
from arbetsro.workenv.maps import SIDES

#: Signs of an address that somebody types on a telephone: none looks like another.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 10
#: More cards than this cannot be read from the back of a room.
MOST_CARDS = 15
#: Fewer cards than this leave nothing to choose between.
LEAST_CARDS = 2


@action("meeting.prepared")
def prepare_meeting(
    *,
    by: Person,
    investigation: Investigation,
    cards: Collection[str],
    own: Sequence[tuple[str, str]] = (),
) -> Meeting:
    """Lays the cards on the table, in the place of those that lie there.

    Args:
        by: Who leads the meeting.
        investigation: What the meeting belongs to.
        cards: The keys of built-in cards.
        own: The meeting's own cards: side and text.

    Raises:
        Refusal: Dots have been given, there are too many cards or too few, or the investigation
            is closed.
    """
    open_one = locked_open(investigation)
    meeting, _ = Meeting.objects.get_or_create(
        investigation=open_one, defaults={"token": _token(), "changed_at": now()}
    )
    if meeting.stage != Meeting.Stage.CARDS:
        raise Refusal("meetings.begun_already")
    laid = list(_laid(meeting, cards, own))
    _check_numbers(laid)
    meeting.cards.all().delete()
    MeetingCard.objects.bulk_create(laid)
    record("meeting.prepared", by=by, target=meeting, cards=len(laid))
    return meeting


def _token() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


def _laid(
    meeting: Meeting, keys: Collection[str], own: Sequence[tuple[str, str]]
) -> Iterator[MeetingCard]:
    language = meeting.investigation.language
    chosen = [(one.side, one.key, one.label.in_(language)) for one in built_in().values()]  # type: ignore[arg-type]
    named = [(side, key, text) for side, key, text in chosen if key in keys]
    added = [(side, "", text) for side, text in dict.fromkeys(own)]
    for place, (side, key, text) in enumerate([*named, *added]):
        yield MeetingCard(meeting=meeting, side=side, card=key, text=text[:200], place=place)


def _check_numbers(laid: Sequence[MeetingCard]) -> None:
    for side in SIDES:
        count = sum(card.side == side for card in laid)
        if count > MOST_CARDS:
            raise Refusal("meetings.too_many_cards", field=side, most=MOST_CARDS)
        if count < LEAST_CARDS:
            raise Refusal("meetings.too_few_cards", field=side, least=LEAST_CARDS)


@action("meeting.dots_opened")
def open_dots(*, by: Person, meeting: Meeting) -> Meeting:
    """Lets the telephones give their dots.

    Raises:
        Refusal: They have been able to already, or the investigation is closed.
    """
    locked_open(meeting.investigation)
    return _go_on(by, meeting, Meeting.Stage.CARDS, Meeting.Stage.DOTS, "meeting.dots_opened")


@action("meeting.dots_closed")
def close_dots(*, by: Person, meeting: Meeting) -> Meeting:
    """Ends the giving for good, and lets the result be seen.

    Raises:
        Refusal: No dots are being given.
    """
    return _go_on(by, meeting, Meeting.Stage.DOTS, Meeting.Stage.TALK, "meeting.dots_closed")


def _go_on(
    by: Person, meeting: Meeting, before: Meeting.Stage, after: Meeting.Stage, code: str
) -> Meeting:
    found = _locked(meeting)
    if found.stage != before:
        raise Refusal("meetings.stage_passed")
    found.stage, found.changed_at = after, now()
    found.save(update_fields=["stage", "changed_at"])
    record(code, by=by, target=found)
    return found


@transaction.atomic
def give_dots(*, meeting: Meeting, telephone: str, cards: Collection[int]) -> bool:
    """Counts the dots of a telephone, once; whether they were counted now.

    It leaves no event, unlike all else that changes anything: events have a time, and from the time
    one could tell in which order people gave their dots. What is kept is a counter for each card,
    and apart from them that this telephone has had its turn.

    Args:
        meeting: The meeting.
        telephone: The secret that only this telephone has.
        cards: The keys of the cards that get a dot each.

    Raises:
        Refusal: No dots are being given, or these are too many or none.
    """
    found = _locked(meeting)
    mark = hash_of(f"{found.pk}:{telephone}")
    if found.ballots.filter(token_hash=mark).exists():
        return False
    if found.stage != Meeting.Stage.DOTS or not found.investigation.is_open:
        raise Refusal("meetings.not_giving")
    chosen = list(found.cards.filter(pk__in=cards))
    _check_dots(found, chosen)
    found.ballots.create(token_hash=mark)
    found.cards.filter(pk__in=[card.pk for card in chosen]).update(dots=F("dots") + 1)
    return True


def _check_dots(meeting: Meeting, chosen: Sequence[MeetingCard]) -> None:
    if not chosen:
        raise Refusal("meetings.no_dots")
    for side in SIDES:
        if sum(card.side == side for card in chosen) > meeting.dots:
            raise Refusal(f"meetings.too_many_dots_{side}", most=meeting.dots)


@action("meeting.noted")
def note_card(
    *, by: Person, card: MeetingCard, seen: int, cause: str, answered_by: Collection[int] = ()
) -> MeetingCard:
    """Writes what the meeting says of a card: the cause, and which resources answer the demand.

    Args:
        by: Who writes.
        card: The card.
        seen: The version that the page showed.
        cause: What is behind it.
        answered_by: The keys of resources on the same table; of a demand only.

    Raises:
        Refusal: Somebody else has written meanwhile, or the investigation is closed.
    """
    locked_open(card.meeting.investigation)
    found = MeetingCard.objects.select_for_update(of=("self",)).get(pk=card.pk)
    if found.version != seen:
        raise Refusal("meetings.noted_since")
    found.cause, found.version = cause.strip(), seen + 1
    found.save(update_fields=["cause", "version"])
    if found.side == MeetingCard.Side.DEMAND:
        resources = MeetingCard.objects.filter(meeting=found.meeting_id, side="resource")
        found.answered_by.set(resources.filter(pk__in=answered_by))
    record("meeting.noted", by=by, target=card.meeting)
    return found


def _locked(meeting: Meeting) -> Meeting:
    found = Meeting.objects.select_for_update(of=("self",))
    return found.select_related("investigation__unit__organisation").get(pk=meeting.pk)
