"""What the tests of meetings, questions by e-mail, interviews and maps share."""

import re
from datetime import date

from django.core import mail

from arbetsro.web.access.roles import Role
from arbetsro.web.investigations.actions import start_investigation
from arbetsro.web.investigations.actions.interviews import choose_themes, note_conversation
from arbetsro.web.investigations.actions.letters import close_questions, give_reply, send_questions
from arbetsro.web.investigations.actions.maps import draw_map
from arbetsro.web.investigations.actions.meetings import (
    close_dots,
    give_dots,
    open_dots,
    prepare_meeting,
)
from arbetsro.web.investigations.models import Asking, BalanceMap, Investigation, Letter, Meeting
from arbetsro.web.organisations.models import Unit
from arbetsro.workenv.maps import Item
from web.conftest import Cast, give, person

BASE = "/o/demo/investigations/"
CARDS = ("too-much", "pace", "interruptions", "staffing", "priorities", "colleagues")
QUESTIONS = ("Vad tär mest?", "Vad är orsaken?")
ADDRESSES = tuple(f"medarbetare{number}@exempel.se" for number in range(1, 8))


def investigation(cast: Cast, way: str, unit: str = "home_care", by: str = "anna") -> Investigation:
    """An open investigation of a way."""
    return start_investigation(
        by=getattr(cast, by),
        unit=getattr(cast, unit),
        way=way,
        title=f"Undersökning {way}",
        planned_on=date(2025, 3, 12),
    )


def meeting(cast: Cast, unit: str = "home_care") -> Meeting:
    """A meeting whose cards lie on the table."""
    of = investigation(cast, "meeting", unit)
    own = [("demand", "Journalsystemet hänger sig")]
    return prepare_meeting(by=cast.anna, investigation=of, cards=CARDS, own=own)


def card(of: Meeting, key: str) -> int:
    """The key of a built-in card on the table."""
    return of.cards.get(card=key).pk


def voted(cast: Cast, telephones: int, unit: str = "home_care") -> Meeting:
    """A meeting that has closed its dots. Each telephone chose pace and staffing, one more too."""
    of = open_dots(by=cast.anna, meeting=meeting(cast, unit))
    for number in range(telephones):
        more = [card(of, "too-much")] if number == 0 else []
        chosen = [card(of, "pace"), card(of, "staffing"), *more]
        give_dots(meeting=of, telephone=f"telefon {number}", cards=chosen)
    return close_dots(by=cast.anna, meeting=of)


def asked(cast: Cast, unit: str = "home_care") -> Asking:
    """Questions that have been sent to seven."""
    of = investigation(cast, "questions", unit)
    return send_questions(by=cast.anna, investigation=of, questions=QUESTIONS, addresses=ADDRESSES)


def answered(cast: Cast, replies: int, *, closed: bool = True) -> Asking:
    """Questions that some have answered."""
    asking = asked(cast)
    first, second = asking.investigation.questions.all()
    for number, letter in enumerate(Letter.objects.all()[:replies]):
        give_reply(letter=letter, answers={first.pk: f"Svar {number}", second.pk: ""})
    return close_questions(by=cast.anna, asking=asking) if closed else asking


def keys_in_letters() -> dict[str, str]:
    """The key in the latest letter to each address."""
    found = {}
    for message in mail.outbox:
        if match := re.search(r"/meeting/questions/([\w-]+)/", str(message.body)):
            found[message.to[0]] = match[1]
    return found


def interviewed(cast: Cast, unit: str = "home_care") -> Investigation:
    """Interviews with two themes and one conversation."""
    of = investigation(cast, "interviews", unit)
    first, _ = choose_themes(by=cast.anna, investigation=of, themes=["Vad tär?", "Vad hjälper?"])
    note_conversation(
        by=cast.anna,
        investigation=of,
        about="Undersköterska, natt",
        held_on=date(2025, 3, 3),
        notes={first.pk: "Ensam på natten"},
    )
    return of


ITEMS = (
    Item("d1", "demand", "Högt tempo", 5, card="pace", meets=("r1",)),
    Item("d2", "demand", "Svåra samtal", 2, cause="Ingen handledning", meets=("r1", "r2")),
    Item("r1", "resource", "Kollegor", 3),
    Item("r2", "resource", "Handledning", 1),
)


def drawn(cast: Cast, day: date = date(2025, 3, 12), unit: str | Unit = "home_care") -> BalanceMap:
    """A map drawn by hand."""
    where = getattr(cast, unit) if isinstance(unit, str) else unit
    return draw_map(by=cast.anna, unit=where, items=ITEMS, drawn_on=day, note="Efter mötet")


def staff(cast: Cast, count: int) -> list[str]:
    """Employees of the home care."""
    people = [person(f"Vårdare {number}") for number in range(count)]
    for one in people:
        give(one, Role.EMPLOYEE, cast.home_care)
    return [one.email for one in people]
