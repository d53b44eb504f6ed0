"""How many questions a page puts to the database, however many measures and units there are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.frame.clock import today
from arbetsro.web.measures.actions import set_state
from web.conftest import unit
from web.measures.making import BASE, measure_in, risk_in

AT_MOST = 15


def counted(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def some(cast, count: int) -> list:
    """Measures in as many new units, some done, each with a risk."""
    made = []
    for number in range(count):
        where = unit(cast.organisation, f"Grupp {number}", cast.north)
        due = today() + timedelta(days=number - 5)
        one = measure_in(
            cast, where, title=f"Nummer {number}", due_on=due, follow_up_on=due,
            risk=risk_in(cast, where), entry="task-influence",
        )  # fmt: skip
        if number % 3 == 0:
            set_state(by=cast.mats, measure=one, state="done")
        made.append(one)
    return made


@pytest.mark.parametrize(
    "path", ["", "?overdue=on", "?without_owner=on", "?q=nummer", "board/", "mine/", "new/"]
)
def test_a_list_asks_no_more_when_there_are_more(cast, as_, path):
    mats = as_(cast.mats)
    some(cast, 6)
    before = counted(mats, f"{BASE}{path}")
    some(cast, 20)
    assert counted(mats, f"{BASE}{path}") == before <= AT_MOST


def test_the_list_of_a_unit_asks_no_more_when_there_are_more(cast, as_):
    mats, path = as_(cast.mats), f"{BASE}?unit={cast.north.pk}"
    some(cast, 6)
    before = counted(mats, path)
    some(cast, 20)
    assert counted(mats, path) == before <= AT_MOST


def test_the_pages_of_one_measure_stay_within_the_budget(cast, as_):
    mats = as_(cast.mats)
    one = some(cast, 6)[4]
    paths = ("", "change/", "state/", "follow-up/", "count/")
    before = {path: counted(mats, f"{BASE}{one.pk}/{path}") for path in paths}
    some(cast, 20)
    assert {path: counted(mats, f"{BASE}{one.pk}/{path}") for path in paths} == before
    assert max(before.values()) <= AT_MOST


def test_changing_many_asks_no_more_when_there_are_more(cast, as_):
    mats = as_(cast.mats)

    def path(measures) -> str:
        return f"{BASE}many/?" + "&".join(f"measure={one.pk}" for one in measures)

    few = counted(mats, path(some(cast, 4)))
    assert counted(mats, path(some(cast, 30))) == few <= AT_MOST
