"""How many questions each page puts to the database, however much there is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arbetsro.web.frame.clock import at
from arbetsro.web.oversight.figures import figures
from arbetsro.web.oversight.models import BoardPack, ManagersConditions, OperationsFigure
from web.conftest import unit
from web.oversight.history import DAY, made_up, noon
from web.oversight.making import pack_of

YEAR_AGO = date(2025, 11, 19)
#: As many as each page may ask.
PAGES = {
    "show": 17, "figures": 20, "trend": 10, "together": 14, "conditions": 8, "operations": 7,
    "board": 7,
}  # fmt: skip


@pytest.fixture(autouse=True)
def the_day():
    with at(noon(DAY)):
        yield


def more(cast, seed):
    """More units, and more of everything in them."""
    for number in range(6):
        made = unit(cast.organisation, f"Grupp {seed} {number}", cast.north)
        ManagersConditions.objects.create(
            unit=made, valid_from=DAY, staff=20, managers=1, told_by=cast.mats
        )
    for name in ("Vårddygn", "Övertid"):
        OperationsFigure.objects.create(
            unit=cast.root, name=name, month=date(2026, seed, 1), value=1, told_by=cast.mats,
            measured_in="st",
        )  # fmt: skip
    made_up(cast, seed, 20)


@pytest.mark.parametrize(("name", "most"), PAGES.items())
def test_a_page_asks_no_more_when_there_is_more(cast, as_, name, most):
    vera, address = as_(cast.vera), reverse(f"oversight:{name}", args=["demo", cast.root.pk])

    def counted() -> int:
        vera.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert vera.get(address).status_code == 200
        return len(queries)

    more(cast, 1)
    before = counted()
    more(cast, 2)
    more(cast, 3)
    assert counted() == before <= most


def test_a_pack_asks_no_more_when_there_is_more(cast):
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            pack_of(cast.vera, cast.root, since=YEAR_AGO, until=DAY)
        return len(queries)

    more(cast, 1)
    before = counted()
    more(cast, 2)
    assert counted() == before
    assert BoardPack.objects.count() == 2


def test_the_figures_are_counted_in_as_many_questions_however_much_there_is(cast):
    root = cast.root
    root.organisation = cast.organisation

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            figures(root, YEAR_AGO, DAY)
        return len(queries)

    empty = counted()
    more(cast, 1)
    assert counted() == empty <= 15
