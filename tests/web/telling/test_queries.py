"""How many questions a page puts to the database, however much has been told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from web.telling import making

PATHS = ("", "units/{unit}/", "units/{unit}/write/", "drafts/", "drafts/{draft}/", "examples/")
AT_MOST = 15


def counted(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_no_more_when_there_is_more(cast, as_, path):
    more(cast)
    draft = making.message(cast)
    address = f"/o/demo/telling/{path.format(unit=cast.home_care.pk, draft=draft.pk)}"
    before = counted(as_(cast.mats), address)
    for _ in range(15):
        more(cast)
    assert counted(as_(cast.mats), address) == before <= AT_MOST


def more(cast) -> None:
    for unit in (cast.home_care, cast.north):
        finding, measure = making.finding(unit), making.measure(cast, unit)
        making.told(cast, unit, findings=[finding], measures=[measure])
        making.example(cast, unit)
