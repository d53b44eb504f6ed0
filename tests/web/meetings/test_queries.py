"""How many questions a page puts to the database, however much there is to show."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.access.roles import Role
from arbetsro.web.investigations.actions.interviews import note_conversation
from arbetsro.web.investigations.actions.letters import close_questions, give_reply
from arbetsro.web.investigations.actions.meetings import note_card
from arbetsro.web.investigations.models import Letter
from web.conftest import give, person
from web.conftest import unit as new_unit
from web.meetings.gatherings import BASE, asked, drawn, interviewed, investigation, voted

AT_MOST = 15
DAY = date(2025, 3, 12)


def counted(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_the_pages_of_a_meeting_ask_no_more_when_more_is_said(cast, as_):
    of, mats = voted(cast, 5), as_(cast.mats)
    paths = [f"{BASE}{of.pk}/meeting/{rest}" for rest in ("", "screen/", "cards/")]
    before = [counted(mats, path) for path in paths]
    resources = list(of.cards.filter(side="resource").values_list("pk", flat=True))
    for one in of.cards.filter(side="demand"):
        note_card(by=cast.mats, card=one, seen=0, cause="Orsak", answered_by=resources)
    assert [counted(mats, path) for path in paths] == before
    assert max(before) <= AT_MOST


def test_the_telephone_asks_little(cast, as_):
    of = voted(cast, 5)
    assert counted(as_(None), f"/meeting/{of.token}/") <= 4


def test_the_page_of_replies_asks_no_more_when_there_are_more(cast, as_):
    few, many = (asked(cast, unit) for unit in ("home_care", "north"))
    for asking, replies in ((few, 5), (many, 7)):
        questions = asking.investigation.questions.all()
        for letter in Letter.objects.filter(investigation=asking.pk)[:replies]:
            give_reply(letter=letter, answers={one.pk: "Svar" for one in questions})
        close_questions(by=cast.anna, asking=asking)
    mats = as_(cast.mats)
    found = [counted(mats, f"{BASE}{one.pk}/questions/") for one in (few, many)]
    assert found[0] == found[1] <= AT_MOST


def test_the_form_of_questions_asks_no_more_when_the_staff_is_larger(cast, as_):
    path = f"{BASE}{investigation(cast, 'questions').pk}/questions/"
    before = counted(as_(cast.mats), path)
    for number in range(10):
        give(person(f"Vårdare {number}"), Role.EMPLOYEE, cast.home_care)
    assert counted(as_(cast.mats), path) == before <= AT_MOST


def test_the_page_of_interviews_asks_no_more_when_there_are_more(cast, as_):
    of = interviewed(cast)
    path = f"{BASE}{of.pk}/interviews/"
    before = counted(as_(cast.mats), path)
    themes = list(of.questions.all())
    for number in range(10):
        note_conversation(
            by=cast.mats, investigation=of, about=f"Yrke {number}", held_on=DAY,
            notes={one.pk: "Sagt" for one in themes},
        )  # fmt: skip
    assert counted(as_(cast.mats), path) == before <= AT_MOST


@pytest.mark.parametrize("rest", ["", "links/", "change/"])
def test_a_map_asks_no_more_when_it_is_one_of_many(cast, as_, rest):
    path = f"{BASE}maps/{drawn(cast, DAY).pk}/{rest}"
    drawn(cast, DAY - timedelta(days=400))
    before = counted(as_(cast.mats), path)
    for number in range(5):
        drawn(cast, DAY - timedelta(days=300 - number))
    assert counted(as_(cast.mats), path) == before <= AT_MOST


def test_the_list_of_maps_asks_no_more_when_more_units_have_one(cast, as_):
    drawn(cast)
    before = counted(as_(cast.mats), f"{BASE}maps/")
    for number in range(60):
        drawn(cast, unit=new_unit(cast.organisation, f"Grupp {number}", cast.north))
    assert counted(as_(cast.mats), f"{BASE}maps/") == before <= AT_MOST


def test_the_history_of_a_unit_asks_no_more_when_it_is_long(cast, as_):
    path = f"{BASE}maps/?unit={cast.home_care.pk}"
    for number in range(6):
        drawn(cast, DAY - timedelta(days=number))
    before = counted(as_(cast.mats), path)
    for number in range(20):
        drawn(cast, DAY - timedelta(days=100 + number))
    assert counted(as_(cast.mats), path) == before <= AT_MOST
