"""What stands in the addresses of meetings, questions by e-mail, interviews and maps."""

from collections.abc import Callable

from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.investigations.actions.letters import close_questions, give_reply
from arbetsro.web.investigations.actions.meetings import open_dots
from arbetsro.web.investigations.models import (
    Asking,
    BalanceMap,
    Conversation,
    Investigation,
    Letter,
    Meeting,
    MeetingCard,
)
from web.access.sample import UNIT, Sample
from web.conftest import Cast
from web.meetings.gatherings import asked, drawn, interviewed, meeting, voted

_TOKEN = "nyckel-i-ett-brev"


def _three(found: Callable[[Cast, str], object]) -> Sample:
    """The same thing in the home care, in the other organisation, and in South."""
    return Sample(
        lambda cast, who: found(cast, "home_care"),
        lambda cast, who: found(cast, "other_root"),
        lambda cast, who: found(cast, "south"),
    )


def _meeting(cast: Cast, unit: str) -> Meeting:
    """A meeting that talks."""
    there = Meeting.objects.filter(investigation__unit=getattr(cast, unit), stage="talk")
    return there.first() or voted(cast, 5, unit)


def _card(cast: Cast, unit: str) -> object:
    return MeetingCard.objects.get(meeting=_meeting(cast, unit), card="pace").pk


def _asking(cast: Cast, unit: str) -> Asking:
    """Questions that are still open."""
    there = Asking.objects.filter(investigation__unit=getattr(cast, unit), closed_at=None)
    return there.first() or asked(cast, unit)


def _closed(cast: Cast, unit: str) -> Asking:
    """Questions that five have answered, closed."""
    there = Asking.objects.filter(investigation__unit=getattr(cast, unit), answered=5).first()
    return there or _answered(cast, asked(cast, unit))


def _answered(cast: Cast, asking: Asking) -> Asking:
    first = asking.investigation.questions.first()
    for letter in Letter.objects.filter(investigation=asking.pk)[:5]:
        give_reply(letter=letter, answers={first.pk: "Svar"})
    return close_questions(by=cast.anna, asking=asking)


def _question(cast: Cast, unit: str) -> object:
    return _closed(cast, unit).investigation.questions.first().pk


def _interviews(cast: Cast, unit: str) -> Investigation:
    there = Investigation.objects.filter(unit=getattr(cast, unit), way="interviews")
    return there.first() or interviewed(cast, unit)


def _conversation(cast: Cast, unit: str) -> object:
    return Conversation.objects.filter(investigation=_interviews(cast, unit)).first().pk


def _theme(cast: Cast, unit: str) -> object:
    return _interviews(cast, unit).questions.first().pk


def _map(cast: Cast, unit: str) -> BalanceMap:
    there = BalanceMap.objects.filter(unit=getattr(cast, unit), investigation=None)
    return there.first() or drawn(cast, unit=unit)


def _item(cast: Cast, unit: str) -> object:
    return _map(cast, unit).items.first().pk


def _giving(cast: Cast, who: Person) -> object:
    """The address of a meeting where dots are given."""
    there = Meeting.objects.filter(investigation__unit=cast.north, stage="dots").first()
    return (there or open_dots(by=cast.anna, meeting=meeting(cast, "north"))).token


def _letter(cast: Cast, who: Person) -> object:
    """The key of a letter that nobody has answered."""
    of = _asking(cast, "home_care").pk
    if not Letter.objects.filter(token_hash=hash_of(_TOKEN)).exists():
        first = Letter.objects.filter(investigation=of).first()
        Letter.objects.filter(pk=first.pk).update(token_hash=hash_of(_TOKEN))
    return _TOKEN


MEETING = _three(lambda cast, unit: _meeting(cast, unit).pk)
CARD = _three(_card)
INTERVIEWS = _three(lambda cast, unit: _interviews(cast, unit).pk)
ITEM = _three(_item)

SAMPLES = {
    "investigations:meeting": MEETING,
    "investigations:meeting_note:card": CARD,
    "investigations:meeting_finding:card": CARD,
    "investigations:asking": _three(lambda cast, unit: _asking(cast, unit).pk),
    "investigations:questions_finding:asking": _three(lambda cast, unit: _closed(cast, unit).pk),
    "investigations:questions_finding:question": _three(_question),
    "investigations:interviewing": INTERVIEWS,
    "investigations:conversation": _three(_conversation),
    "investigations:theme": _three(_theme),
    "investigations:map": _three(lambda cast, unit: _map(cast, unit).pk),
    "investigations:item": ITEM,
    "investigations:unit_pk": UNIT,
    "meeting:vote:token": Sample(_giving),
    "meeting:questions:token": Sample(_letter),
}
BODIES = {"investigations:meeting_note": {"seen": "0", "cause": "Vakanser"}}
