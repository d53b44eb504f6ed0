"""How many questions a page puts to the database, however many entries there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.knowledge.actions import add_entry
from web.knowledge.conftest import BASE
from web.knowledge.content import own_content

PATHS = (
    "", "?q=chefer", "staff-screening/", "recommend/?strained=demands", "about/", "practice/",
    "about/conditions-for-success/", "coverage/", "sources/", "own/new/",
)  # fmt: skip
AT_MOST = 10


def counted(client, path):
    client.get(f"{BASE}{path}")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{BASE}{path}").status_code == 200
    return len(queries)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_no_more_when_there_are_more_entries(cast, as_, path):
    anna = as_(cast.anna)
    before = counted(anna, path)
    for number in range(20):
        content = own_content(f"Nummer {number}")
        add_entry(by=cast.anna, organisation=cast.organisation, content=content)
    assert counted(anna, path) == before <= AT_MOST
