"""How many questions a page puts to the database, however much there is to go through."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.access.standing import standing_of
from arbetsro.web.frame.clock import today
from arbetsro.web.oversight.figures import figures
from arbetsro.web.oversight.years_figures import period_of
from arbetsro.web.oversight.years_waiting import years_waiting_for
from web.conftest import unit
from web.measures.making import measure_in
from web.risks.making import rated
from web.years.following import BASE, answered, closed


def asked(get) -> int:
    get()
    with CaptureQueriesContext(connection) as queries:
        get()
    return len(queries)


def more(cast):
    for number in range(8):
        place = unit(cast.organisation, f"Plats {number}", cast.north)
        rated(cast, "high", where=place)
        measure_in(cast, place, due_on=today(), follow_up_on=today())
        closed(cast, place)


@pytest.mark.parametrize("make", [answered, closed])
def test_a_follow_up_asks_no_more_when_there_is_more_to_go_through(cast, as_, make):
    rated(cast, "high")
    measure_in(cast, cast.north, due_on=today(), follow_up_on=today())
    one, mats = make(cast, cast.north), as_(cast.mats)
    before = asked(lambda: mats.get(f"{BASE}{one.pk}/"))
    more(cast)
    assert asked(lambda: mats.get(f"{BASE}{one.pk}/")) == before <= 15


def test_a_section_asks_for_the_figures_and_little_more(cast, as_):
    one, mats = answered(cast, cast.north), as_(cast.mats)
    counted = asked(lambda: figures(cast.north, *period_of(one)))
    before = asked(lambda: mats.get(f"{BASE}{one.pk}/section/act/"))
    more(cast)
    assert asked(lambda: mats.get(f"{BASE}{one.pk}/section/act/")) == before <= counted + 11


def test_the_list_of_years_asks_no_more_when_there_are_more(cast, as_):
    mats = as_(cast.mats)
    closed(cast, cast.north)
    before = asked(lambda: mats.get(f"/o/demo/oversight/{cast.north.pk}/years/"))
    more(cast)
    assert asked(lambda: mats.get(f"/o/demo/oversight/{cast.north.pk}/years/")) == before <= 12


def test_what_waits_takes_as_many_questions_however_much_waits(cast):
    standing = standing_of(cast.siv, "demo")
    before = asked(lambda: list(years_waiting_for(standing)))
    more(cast)
    assert asked(lambda: list(years_waiting_for(standing))) == before <= 3
