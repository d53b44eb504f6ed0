"""The scenarios of the actions of meetings, questions by e-mail, interviews and maps."""

from datetime import date

from arbetsro.web.investigations.actions import interviews, letters, maps, meetings
from arbetsro.web.investigations.models import Conversation
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.meetings.gatherings import (
    CARDS,
    ITEMS,
    QUESTIONS,
    answered,
    asked,
    drawn,
    interviewed,
    investigation,
    meeting,
    voted,
)


@scenario("meeting.prepared", by="mats", target="meeting")
def _(cast: Cast) -> Call:
    of = investigation(cast, "meeting")
    return lambda: meetings.prepare_meeting(by=cast.mats, investigation=of, cards=CARDS)


@scenario("meeting.dots_opened", by="mats", target="meeting")
def _(cast: Cast) -> Call:
    of = meeting(cast)
    return lambda: meetings.open_dots(by=cast.mats, meeting=of)


@scenario("meeting.dots_closed", by="mats", target="meeting")
def _(cast: Cast) -> Call:
    of = meetings.open_dots(by=cast.mats, meeting=meeting(cast))
    return lambda: meetings.close_dots(by=cast.mats, meeting=of)


@scenario("meeting.noted", by="siv", target="meeting")
def _(cast: Cast) -> Call:
    pace = voted(cast, 5).cards.get(card="pace")
    return lambda: meetings.note_card(by=cast.siv, card=pace, seen=0, cause="Vakanser")


@scenario("questions.sent", by="mats", target="asking")
def _(cast: Cast) -> Call:
    of = investigation(cast, "questions")
    addresses = [f"a{number}@exempel.se" for number in range(5)]
    return lambda: letters.send_questions(
        by=cast.mats, investigation=of, questions=QUESTIONS, addresses=addresses
    )


@scenario("questions.reminded", by="mats", target="asking")
def _(cast: Cast) -> Call:
    asking = asked(cast)
    return lambda: letters.remind_of_questions(by=cast.mats, asking=asking)


@scenario("questions.closed", by="mats", target="asking")
def _(cast: Cast) -> Call:
    asking = answered(cast, 5, closed=False)
    return lambda: letters.close_questions(by=cast.mats, asking=asking)


@scenario("interviews.themes_chosen", by="mats", target="investigation")
def _(cast: Cast) -> Call:
    of = investigation(cast, "interviews")
    return lambda: interviews.choose_themes(by=cast.mats, investigation=of, themes=["Vad tär?"])


@scenario("conversation.noted", by="mats", target="conversation")
def _(cast: Cast) -> Call:
    of = interviewed(cast)
    theme = of.questions.first()
    return lambda: interviews.note_conversation(
        by=cast.mats,
        investigation=of,
        about="Sjuksköterska",
        held_on=date(2025, 3, 4),
        notes={theme.pk: "Avbrott"},
    )


@scenario("conversation.removed", by="mats", target="conversation")
def _(cast: Cast) -> Call:
    interviewed(cast)
    one = Conversation.objects.get()
    return lambda: interviews.remove_conversation(by=cast.mats, conversation=one)


@scenario("map.drawn", by="mats", target="balancemap")
def _(cast: Cast) -> Call:
    return lambda: maps.draw_map(
        by=cast.mats, unit=cast.home_care, items=ITEMS, drawn_on=date(2025, 3, 12)
    )


@scenario("map.changed", by="mats", target="balancemap")
def _(cast: Cast) -> Call:
    of = drawn(cast)
    return lambda: maps.change_map(
        by=cast.mats, drawn=of, seen=1, items=ITEMS, drawn_on=of.drawn_on, note="Ny"
    )
