"""How many questions a page puts to the database, however many documents and units there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.access.standing import standing_of
from arbetsro.web.policies.waiting import waiting_for
from web.conftest import unit
from web.policies.conftest import BASE, employ
from web.policies.writing import decided, drafted
from web.risks.making import rated

PATHS = {
    "": 15,
    "needed/": 21,  # one or two for each kind of record that the workbench keeps
    "help/": 10,
}


def asked(get) -> int:
    get()
    with CaptureQueriesContext(connection) as queries:
        get()
    return len(queries)


def more(cast):
    for number in range(8):
        place = unit(cast.organisation, f"Plats {number}", cast.north)
        for template in ("policy", "victimisation", "instruction"):
            decided(cast.mats, place, template, title=f"{template} {number}")
        drafted(cast.mats, place)
        rated(cast, "high", where=place)
        employ(place, f"Person {number}")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_no_more_when_there_is_more(cast, as_, path):
    mats = as_(cast.mats)
    decided(cast.mats, cast.north, "victimisation")
    rated(cast, "high")

    def get():
        assert mats.get(f"{BASE}{path}").status_code == 200

    before = asked(get)
    more(cast)
    assert asked(get) == before <= PATHS[path]


def test_a_document_asks_no_more_when_many_have_read_it(cast, as_):
    policy = decided(cast.mats, cast.north, "instruction")
    employ(cast.north, "Ada", "Bo", "Cia", "Dan")  # with fewer nothing is counted
    mats = as_(cast.mats)
    paths = [f"{BASE}{policy.pk}/", f"{BASE}{policy.pk}/readers/"]
    before = [asked(lambda path=path: mats.get(path)) for path in paths]
    employ(cast.north, *(f"Person {number}" for number in range(12)))
    assert [asked(lambda path=path: mats.get(path)) for path in paths] == before
    assert max(before) <= 15


def test_what_waits_takes_as_many_questions_however_much_waits(cast):
    standing = standing_of(cast.mats, "demo")
    before = asked(lambda: list(waiting_for(standing)))
    more(cast)
    assert asked(lambda: list(waiting_for(standing))) == before <= 21
