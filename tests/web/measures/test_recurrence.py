"""When what comes back is next due. The days were counted by hand in a calendar of 2026."""

from datetime import UTC, date, datetime

import pytest

from arbetsro.web.frame.clock import at
from arbetsro.web.measures.actions import change_measure, follow_up, set_state
from arbetsro.web.measures.models import Measure
from arbetsro.web.measures.recurrence import months_later, next_due
from web.measures.making import measure_in


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),  # a leap year
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
        (date(2026, 3, 15), 12, date(2027, 3, 15)),
    ],
)
def test_some_months_later_at_the_end_of_a_month(day, months, found):
    assert months_later(day, months) == found


def test_what_falls_on_the_31st_comes_back_to_it():
    february = next_due(date(2026, 1, 31), 1, 31, date(2026, 1, 31))
    march = next_due(february, 1, 31, february)
    assert (february, march) == (date(2026, 2, 28), date(2026, 3, 31))


def test_what_was_missed_is_not_made_up_for():
    assert next_due(date(2026, 1, 31), 1, 31, date(2026, 4, 15)) == date(2026, 4, 30)


def done_on(day: date, measure: Measure, by) -> Measure:
    with at(datetime(day.year, day.month, day.day, 10, tzinfo=UTC)):
        set_state(by=by, measure=measure, state="done")
    return Measure.objects.filter(repeats=measure).first()


def test_what_comes_back_is_added_when_it_is_done(cast):
    first = measure_in(
        cast, cast.north, due_on=date(2026, 1, 31), follow_up_on=date(2026, 2, 10),
        repeats_months=1, indicator_start="Tolv", mechanism="Så att ingen är ensam",
    )  # fmt: skip
    second = done_on(date(2026, 1, 30), first, cast.mats)
    assert (second.due_on, second.follow_up_on) == (date(2026, 2, 28), date(2026, 3, 10))
    assert (second.title, second.owner, second.state) == (first.title, cast.mats, "planned")
    assert (second.mechanism, second.indicator_start) == ("Så att ingen är ensam", "Tolv")
    third = done_on(date(2026, 2, 28), second, cast.mats)
    assert third.due_on == date(2026, 3, 31)


def test_it_is_added_once_however_often_it_is_done(cast):
    first = measure_in(cast, cast.north, repeats_months=3)
    done_on(date(2026, 4, 1), first, cast.mats)
    set_state(by=cast.mats, measure=first, state="started")
    done_on(date(2026, 4, 2), first, cast.mats)
    assert Measure.objects.filter(repeats=first).count() == 1


def test_the_next_one_begins_where_the_indicator_is_now(cast):
    first = measure_in(cast, cast.north, repeats_months=3, indicator_start="Tolv")
    follow_up(
        by=cast.mats, measure=first, done="yes", moved="better", worked="as_meant",
        indicator_now="Fyra", next_step="close",
    )  # fmt: skip
    assert Measure.objects.get(repeats=first).indicator_start == "Fyra"


def test_a_new_day_is_the_day_of_the_series_from_then_on(cast):
    first = measure_in(cast, cast.north, repeats_months=1)
    moved = change_measure(by=cast.mats, measure=first, seen=1, due_on=date(2026, 5, 15))
    second = done_on(date(2026, 5, 15), moved, cast.mats)
    assert second.due_on == date(2026, 6, 15)


def test_nothing_comes_back_in_a_unit_that_is_closed(cast):
    first = measure_in(cast, cast.home_care, repeats_months=1)
    cast.home_care.valid_to = date(2026, 4, 1)
    cast.home_care.save()
    assert done_on(date(2026, 4, 30), first, cast.mats) is None
