"""How many questions a page puts to the database, however much there is; and what waits."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.access.standing import standing_of
from arbetsro.web.frame.clock import at
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.waiting import waiting_for
from web.conftest import unit
from web.investigations.making import (
    PRIORITY,
    TIME,
    answer,
    finding_of,
    own_list,
    photo_of,
    round_of,
)
from web.investigations.test_answers import NINE

BASE = "/o/demo/investigations/"
AT_MOST = 15
LISTS = ("", "?state=open", "findings/", "findings/?source=other", "checklists/", "findings/new/")


def counted(client, path):
    client.get(f"{BASE}{path}")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{BASE}{path}").status_code == 200
    return len(queries)


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_no_more_when_there_is_more(cast, as_, path):
    def more(name):
        for number in range(3):
            where = unit(cast.organisation, f"{name} {number}", cast.north)
            round_of(cast.mats, where)
            finding_of(cast.mats, where)
            own_list(cast.anna, cast.organisation, f"{name} {number}")

    more("Först")
    client = as_(cast.mats)
    before = counted(client, path)
    more("Sedan")
    assert counted(client, path) == before <= AT_MOST


@pytest.mark.parametrize("path", ["{pk}/", "{pk}/close/", "round/{pk}/", "{pk}/participants/"])
def test_a_page_asks_no_more_when_more_is_answered(cast, as_, path):
    last = round_of(cast.mats, cast.north)
    found = round_of(cast.mats, cast.north, based_on=last)

    def more(by):
        for one in (last, found):
            for question in (TIME, PRIORITY, "rest"):
                answer(by, one, question, "not", "Ord", cause="Orsak")
                photo_of(by, one, question)
            finding_of(by, cast.north)

    more(cast.mats)
    client, address = as_(cast.mats), path.format(pk=found.pk)
    before = counted(client, address)
    more(cast.siv)
    more(cast.anna)
    assert counted(client, address) == before <= AT_MOST


# What waits ------------------------------------------------------------------------------------


def told(who, organisation):
    return [(one.text_key, one.values) for one in waiting_for(standing_of(who, organisation.slug))]


def test_what_is_near_waits_for_those_who_take_part(cast):
    with at(NINE):
        near = round_of(cast.mats, cast.north, "Nära", planned_on=NINE.date())
        round_of(cast.mats, cast.north, "Långt borta", planned_on="2027-03-01")
        ended = round_of(cast.mats, cast.north, "Slut", planned_on=NINE.date())
        actions.close_investigation(by=cast.mats, investigation=ended)
        expected = ("investigations.waiting_round", {"title": "Nära", "day": "2026-11-23"})
        assert told(cast.mats, cast.organisation) == [expected]
        assert told(cast.siv, cast.organisation) == []
        answer(cast.siv, near, TIME)
        assert told(cast.siv, cast.organisation) == [expected]


def test_open_findings_wait_for_the_manager(cast):
    finding_of(cast.siv, cast.home_care)
    finding_of(cast.anna, cast.south)
    assert told(cast.mats, cast.organisation) == [("investigations.waiting_finding", {"count": 1})]
    finding_of(cast.siv, cast.north)
    assert told(cast.mats, cast.organisation) == [("investigations.waiting_findings", {"count": 2})]
    assert told(cast.siv, cast.organisation) == []
