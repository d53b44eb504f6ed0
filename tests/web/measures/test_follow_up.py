"""Following up: process and effect apart, and what comes next."""

from datetime import UTC, date, datetime

import pytest

from arbetsro.web.frame.clock import at
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.actions import follow_up, set_state
from arbetsro.web.measures.finding import to_follow_up
from arbetsro.web.measures.models import Measure
from web.measures.making import measure_in

AUGUST = datetime(2026, 8, 3, 9, tzinfo=UTC)


def followed(cast, measure, **told):
    given = {
        "done": "yes", "moved": "better", "worked": "as_meant", "next_step": "close", **told
    }  # fmt: skip
    return follow_up(by=cast.mats, measure=measure, **given)


def test_it_is_to_be_followed_up_from_its_day_done_or_not(cast):
    measure_in(cast, cast.north)
    with at(datetime(2026, 7, 29, 9, tzinfo=UTC)):
        assert not Measure.objects.filter(to_follow_up()).exists()
    with at(datetime(2026, 7, 30, 9, tzinfo=UTC)):
        assert Measure.objects.filter(to_follow_up()).exists()


def test_closing_ends_it_as_done(cast):
    measure = measure_in(cast, cast.north)
    with at(AUGUST):
        followed(cast, measure)
        measure.refresh_from_db()
        assert (measure.state, measure.followed_up_at) == ("done", AUGUST)
        assert not Measure.objects.filter(to_follow_up()).exists()


def test_closing_what_was_never_done_stops_it_and_asks_why(cast):
    measure = measure_in(cast, cast.north)
    with pytest.raises(Refusal) as found:
        followed(cast, measure, done="no", worked="not_known", moved="same")
    assert (found.value.code, found.value.field) == ("measures.not_done_reason_needed", "says")
    assert not measure.follow_ups.exists()
    followed(cast, measure, done="no", worked="not_known", moved="same", says="Ingen tid")
    measure.refresh_from_db()
    assert (measure.state, measure.state_reason) == ("stopped", "Ingen tid")


def test_what_goes_on_gets_new_days_and_is_followed_up_again(cast):
    measure = measure_in(cast, cast.north)
    with at(AUGUST):
        followed(
            cast, measure, done="partly", next_step="change",
            new_due_on=date(2026, 10, 1), new_follow_up_on=date(2026, 12, 1),
        )  # fmt: skip
    measure.refresh_from_db()
    assert (measure.due_on, measure.follow_up_on) == (date(2026, 10, 1), date(2026, 12, 1))
    assert (measure.state, measure.followed_up_at) == ("started", None)


def test_what_is_done_can_be_looked_at_again_later(cast):
    measure = set_state(by=cast.mats, measure=measure_in(cast, cast.north), state="done")
    followed(cast, measure, next_step="change", new_follow_up_on=date(2026, 12, 1))
    measure.refresh_from_db()
    assert (measure.state, measure.follow_up_on) == ("done", date(2026, 12, 1))


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({}, "new_follow_up_needed"),
        ({"new_follow_up_on": date(2026, 12, 1)}, "new_due_needed"),
        (
            {"new_due_on": date(2026, 12, 2), "new_follow_up_on": date(2026, 12, 1)},
            "follow_up_before_due",
        ),
    ],
)
def test_what_goes_on_needs_its_days(cast, days, code):
    measure = measure_in(cast, cast.north)
    with pytest.raises(Refusal) as found:
        followed(cast, measure, next_step="change", **days)
    assert found.value.code == f"measures.{code}"


def test_each_follow_up_is_kept_with_what_the_indicator_was(cast):
    measure = measure_in(cast, cast.north, indicator_start="Tolv")
    first = followed(
        cast, measure, indicator_now="Åtta", next_step="change",
        new_due_on=date(2026, 10, 1), new_follow_up_on=date(2026, 12, 1),
    )  # fmt: skip
    second = followed(cast, measure, indicator_now="Två")
    assert (first.indicator_was, second.indicator_was) == ("Tolv", "Åtta")
    assert measure.follow_ups.count() == 2


def test_what_was_stopped_is_not_followed_up(cast):
    measure = measure_in(cast, cast.north)
    set_state(by=cast.mats, measure=measure, state="stopped", reason="Huset är rivet")
    with pytest.raises(Refusal, match="stopped_is_not_followed_up"):
        followed(cast, measure)
