"""How many questions a page puts to the database, however many risks there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.access.standing import standing_of
from arbetsro.web.risks.waiting import waiting_for
from web.conftest import unit
from web.risks import making

AT_MOST = 15
#: A page of one risk also tells who has read it, and what hangs together with it.
OF_ONE = 22


def counted(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def many(cast, risk):
    """More units, more risks, and more of everything that a risk has."""
    for number in range(8):
        where = unit(cast.organisation, f"Enhet {number}", cast.north)
        made = making.risk(cast, where, factor="recovery", causes=[["a", "b"]])
        making.rate(cast, made, "high", "low")
        making.measure(cast, made)
        making.measure(cast, risk, "done")
        making.rate(cast, risk, "low", "high")


@pytest.mark.parametrize(
    "query", ["", "?level=high", "?todo=rerate", "?todo=instructions", "?q=x", "?unit={north}"]
)
def test_the_list_asks_no_more_when_there_is_more(cast, as_, query):
    risk = making.rated(cast, "high", "low")
    mats, path = as_(cast.mats), f"/o/demo/risks/{query.format(north=cast.north.pk)}"
    before = counted(mats, path)
    many(cast, risk)
    assert before <= AT_MOST
    # A list that was empty does not fetch its rows.
    assert counted(mats, path) <= before + 1


@pytest.mark.parametrize("page", ["", "rate/", "change/", "close/", "accept/"])
def test_the_page_of_a_risk_asks_no_more_when_there_is_more(cast, as_, page):
    risk = making.rated(cast, "high", "low", factor="demands", causes=[["a"]])
    making.measure(cast, risk)
    mats, path = as_(cast.mats), f"/o/demo/risks/{risk.pk}/{page}"
    before = counted(mats, path)
    many(cast, risk)
    assert counted(mats, path) == before <= (AT_MOST if page else OF_ONE)


def test_the_form_from_many_findings_asks_no_more_than_from_one(cast, as_):
    found = [making.finding(cast.home_care) for _ in range(20)]
    mats = as_(cast.mats)
    query = "&".join(f"finding={one.pk}" for one in found)
    before = counted(mats, f"/o/demo/risks/new/?finding={found[0].pk}")
    assert counted(mats, f"/o/demo/risks/new/?{query}") == before <= AT_MOST


def test_what_waits_asks_no_more_when_there_is_more(cast):
    risk = making.rated(cast, "high", "low")
    many(cast, risk)
    standing = standing_of(cast.mats, "demo")
    with CaptureQueriesContext(connection) as queries:
        assert list(waiting_for(standing))
    assert len(queries) == 4  # one for each kind
