"""The pages of the cycle ask as much of the database however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arbetsro.web.risks.actions import add_risk
from web.conftest import unit
from web.cycle.work import thread_in, told

AT_MOST = 20
#: What waits is asked of nine apps; it is loaded beside the start page.
AT_MOST_WAITING = 45


def counted(client, path: str) -> int:
    """The queries of a page that has been opened once."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def much_more(cast) -> None:
    for number in range(8):
        below = unit(cast.organisation, f"Enhet {number}", cast.home_care)
        thread_in(cast, below, f"Fynd {number}")


@pytest.mark.parametrize("who", ["mats", "siv", "vera"])
def test_the_hub_stays_within_its_budget(cast, as_, who):
    thread_in(cast, cast.home_care)
    path = reverse("cycle:unit", args=["demo", cast.north.pk])
    before = counted(as_(getattr(cast, who)), path)
    much_more(cast)
    assert counted(as_(getattr(cast, who)), path) == before <= AT_MOST


@pytest.mark.parametrize("who", ["mats", "siv", "anna", "erik"])
def test_what_waits_is_asked_for_once(cast, as_, who):
    thread_in(cast, cast.home_care)
    much_more(cast)
    path = reverse("cycle:waiting", args=["demo"])
    before = counted(as_(getattr(cast, who)), path)
    for number in range(5):
        thread_in(cast, cast.north, f"Till {number}")
    assert counted(as_(getattr(cast, who)), path) == before <= AT_MOST_WAITING


def test_a_long_thread_takes_no_more_than_a_short_one(cast, as_):
    work = thread_in(cast, cast.home_care)
    told(cast, work)
    path = reverse("cycle:thread", args=["demo", "finding", work.finding.pk])
    before = counted(as_(cast.siv), path)
    for number in range(6):
        add_risk(by=cast.anna, unit=cast.home_care, title=f"Risk {number}", findings=[work.finding])
    assert counted(as_(cast.siv), path) == before <= AT_MOST
