"""What waits for somebody among the measures."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from arbetsro.web.access.standing import standing_of
from arbetsro.web.frame.clock import today
from arbetsro.web.measures.actions import set_state
from arbetsro.web.measures.waiting import waiting_for
from web.measures.making import measure_in


def waits(person) -> dict[str, int]:
    found = waiting_for(standing_of(person, "demo"))
    return {one.text_key.removeprefix("measures.waiting_"): one.values["count"] for one in found}


def due(cast, days: int, owner=None):
    day = today() + timedelta(days=days)
    return measure_in(cast, cast.north, owner, due_on=day, follow_up_on=day)


def test_what_is_late_soon_due_and_to_be_followed_up_is_counted_apart(cast):
    due(cast, -1), due(cast, -8), due(cast, 0), due(cast, 7), due(cast, 8)
    set_state(by=cast.mats, measure=due(cast, -3), state="done")
    assert waits(cast.mats) == {"overdue": 2, "this_week": 2, "to_follow_up": 1}


def test_an_owner_without_a_role_is_told_too(cast):
    due(cast, -1, cast.erik)
    assert waits(cast.erik) == {"overdue": 1}
    assert waits(cast.olle) == {}


def test_measures_without_an_owner_wait_for_those_who_manage_the_unit(cast):
    due(cast, 3, cast.erik)
    cast.erik.memberships.update(valid_to=date(2021, 1, 1))
    assert waits(cast.mats) == {"without_owner": 1}
    assert waits(cast.vera) == {}


def test_it_takes_two_questions(cast):
    standing = standing_of(cast.mats, "demo")
    with CaptureQueriesContext(connection) as queries:
        list(waiting_for(standing))
    assert len(queries) == 2
