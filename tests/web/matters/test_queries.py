"""How many questions a page puts to the database, however many matters and tasks there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.access.standing import standing_of
from arbetsro.web.frame import clock
from arbetsro.web.matters import actions
from arbetsro.web.matters.models import Matter
from arbetsro.web.matters.waiting import waiting_for
from arbetsro.workenv.tasks import tasks
from web.conftest import unit
from web.matters.conftest import BASE
from web.matters.making import days_on, given_task, manager, requested, returned

AT_MOST = 15


def counted(client, path):
    client.get(f"{BASE}{path}")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{BASE}{path}").status_code == 200
    return len(queries)


def many(cast):
    """Thirty units with managers of their own and what they have sent, and every task given."""
    for number in range(30):
        where = unit(cast.organisation, f"Grupp {number}", cast.north)
        by = manager(f"Chef {number}", where)
        with clock.at(days_on(-number)):
            sent = returned(cast, by=by, where=where, subject=f"Ärende {number}")
            requested(cast, where, subject=f"Begäran {number}")
        if number % 2:
            actions.confirm(by=cast.mats, matter=sent)
        if number % 5 == 0:
            by.memberships.all().delete()
    for key in list(tasks())[1:]:
        given_task(cast, cast.mats, key=key, text=key)


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("mats", ""), ("mats", "?view=mine"), ("vera", ""), ("siv", "?view=area"),
        ("siv", "?view=own"), ("anna", "?state=all"), ("mats", "tasks/"), ("mats", "mine/"),
        ("mats", "tasks/{north}/"), ("mats", "new/?unit={north}"),
    ],
)  # fmt: skip
def test_a_page_asks_no_more_when_there_is_more(cast, as_, who, path):
    given_task(cast, cast.mats)
    returned(cast)
    nina = manager("Nina", cast.home_care)
    returned(cast, by=nina, where=cast.home_care)
    requested(cast)
    client, path = as_(getattr(cast, who)), path.format(north=cast.north.pk)
    before = counted(client, path)
    many(cast)
    assert counted(client, path) <= max(before, AT_MOST)
    assert counted(client, path) <= AT_MOST


def test_a_matter_asks_no_more_after_a_long_way(cast, as_):
    nina = manager("Nina", cast.home_care)
    with clock.at(days_on(-60)):
        matter = returned(cast, by=nina, where=cast.home_care)
    siv = as_(cast.siv)
    before = counted(siv, f"{matter.pk}/")
    actions.climb(matter=Matter.objects.get())
    assert counted(siv, f"{matter.pk}/") == before <= AT_MOST


@pytest.mark.parametrize("who", ["mats", "vera", "siv", "olle", "erik"])
def test_what_waits_is_found_in_few_questions(cast, who):
    many(cast)
    standing = standing_of(getattr(cast, who), "demo")
    with CaptureQueriesContext(connection) as queries:
        list(waiting_for(standing))
    assert len(queries) <= 10
