"""How many questions a page puts to the database, however many reports and units there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from web.conftest import unit
from web.reports import making
from web.reports.conftest import BASE

PATHS = ("", "?all=1", "doors/", "cases/", "doors/{unit}/", "{report}/", "cases/{case}/")
AT_MOST = 15


def counted(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_no_more_when_there_is_more(cast, as_, path):
    report, case = making.report(cast), making.case(cast, cast.siv)
    address = BASE + path.format(unit=cast.home_care.pk, report=report.pk, case=case.pk)
    siv = as_(cast.siv)
    before = counted(siv, address)
    for number in range(20):
        where = unit(cast.organisation, f"Grupp {number}", cast.home_care)
        making.door(cast, where)
        making.row(where, cast.mats)
        making.case_row(where, cast.siv)
    assert counted(siv, address) == before <= AT_MOST


def test_the_form_asks_little(cast):
    from django.test import Client

    door = making.door(cast, others=[cast.siv], readers=[cast.anna])
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(f"/report/{door.token}/").status_code == 200
    assert len(queries) <= 10
