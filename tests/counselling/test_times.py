"""Free times. The clocks of Stockholm change on 29 March and 25 October 2026, by hand."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.counselling.times import (
    Exception_,
    Preferred,
    Weekly,
    by_fit,
    free_starts,
    part_of_day,
    quarters,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAY = date(2026, 3, 2)
HOUR, NONE = timedelta(hours=1), timedelta()
MONDAYS = Weekly(0, time(9), time(12), date(2026, 1, 1))
SUNDAY_NIGHT = Weekly(6, time(1), time(4), date(2026, 1, 1))


def local(day, hour, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=STOCKHOLM)


def starts(weekly=(MONDAYS,), exceptions=(), busy=(), **given):
    days = {"first": MONDAY, "last": MONDAY}
    rest = {"length": HOUR, "buffer": NONE, "step": timedelta(minutes=30)}
    return free_starts(weekly, exceptions, busy, zone=STOCKHOLM, **{**days, **rest, **given})


def walls(found):
    return [one.astimezone(STOCKHOLM).strftime("%H:%M") for one in found]


class TestFreeStarts:
    def test_an_appointment_ends_within_the_hours(self):
        assert walls(starts()) == ["09:00", "09:30", "10:00", "10:30", "11:00"]

    def test_they_are_in_utc(self):
        assert starts()[0] == datetime(2026, 3, 2, 8, tzinfo=UTC)
        assert starts()[0].tzinfo is UTC

    def test_what_is_taken_is_left_out_with_its_buffer_on_both_sides(self):
        taken = (local(MONDAY, 10), local(MONDAY, 10, 30))
        assert walls(starts(busy=[taken])) == ["09:00", "10:30", "11:00"]
        assert walls(starts(busy=[taken], buffer=timedelta(minutes=15))) == ["11:00"]

    def test_being_away_goes_before_being_there(self):
        away = Exception_("away", local(MONDAY, 9), local(MONDAY, 11))
        extra = Exception_("extra", local(MONDAY, 10), local(MONDAY, 14))
        assert walls(starts(exceptions=[away, extra])) == [
            "11:00", "11:30", "12:00", "12:30", "13:00",
        ]  # fmt: skip

    def test_hours_that_meet_are_one_and_those_that_overlap_count_once(self):
        weekly = [MONDAYS, Weekly(0, time(11), time(13), date(2026, 1, 1))]
        assert walls(starts(weekly))[-2:] == ["11:30", "12:00"]
        assert len(starts(weekly)) == len(set(starts(weekly)))

    def test_hours_are_valid_from_their_first_day_to_their_last(self):
        only = Weekly(0, time(9), time(10), MONDAY, MONDAY)
        weeks = {"first": MONDAY - timedelta(7), "last": MONDAY + timedelta(7)}
        assert [one.date() for one in starts([only], **weeks)] == [MONDAY]

    def test_hours_may_go_past_midnight(self):
        night = Weekly(6, time(23), time(1), date(2026, 1, 1))
        assert walls(starts([night])) == ["00:00"]

    def test_starts_stand_on_the_clock_though_hours_begin_between(self):
        crooked = Weekly(0, time(9, 10), time(11), date(2026, 1, 1))
        assert walls(starts([crooked], step=timedelta(minutes=15)))[0] == "09:15"

    @pytest.mark.parametrize("bad", [{"length": NONE}, {"step": NONE}, {"buffer": -HOUR}])
    def test_lengths_must_be_above_zero(self, bad):
        with pytest.raises(ValueError, match="above zero"):
            starts(**bad)

    def test_a_time_without_a_zone_is_refused(self):
        naive = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - what is refused
        with pytest.raises(ValueError, match="no time zone"):
            starts(busy=[(naive, naive)])


class TestSummerTime:
    def test_the_same_wall_clock_is_another_hour_in_utc(self):
        weeks = {"first": date(2026, 3, 23), "last": date(2026, 3, 30)}
        assert [one.hour for one in starts(**weeks) if one.minute == 0] == [8, 9, 10, 7, 8, 9]

    def test_the_hour_that_is_skipped_in_spring_is_never_offered(self):
        day = date(2026, 3, 29)
        found = starts([SUNDAY_NIGHT], first=day, last=day)
        assert walls(found) == ["01:00", "01:30", "03:00"]
        assert found[-1] - found[0] == HOUR

    def test_half_past_two_that_does_not_exist_is_read_with_the_offset_before(self):
        day = date(2026, 3, 29)
        found = starts([Weekly(6, time(2, 30), time(5), day)], first=day, last=day)
        assert found[0] == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
        assert walls(found)[0] == "03:30"

    def test_the_hour_that_comes_twice_in_autumn_is_offered_twice(self):
        day = date(2026, 10, 25)
        found = starts([SUNDAY_NIGHT], first=day, last=day)
        assert walls(found) == ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00"]
        assert len(set(found)) == 7

    def test_half_past_two_that_comes_twice_is_the_first(self):
        day = date(2026, 10, 25)
        found = starts([Weekly(6, time(2, 30), time(4), day)], first=day, last=day)
        assert found[0] == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


minutes = st.integers(0, 95).map(lambda n: n * 15)
spans = st.tuples(minutes, minutes).filter(lambda one: one[0] < one[1])
HOURS = st.lists(st.tuples(st.integers(0, 6), spans), max_size=4)
TAKEN = st.lists(st.tuples(st.integers(0, 6), spans), max_size=4)


@settings(max_examples=60, deadline=None)
@given(HOURS, TAKEN, TAKEN, st.sampled_from([15, 45, 60]), st.sampled_from([0, 15, 20]))
def test_free_starts_are_those_that_looking_at_every_minute_finds(
    hours, away, busy, length, buffer
):
    """Against an implementation of its own: a week as minutes that are open or not."""
    is_open = [False] * (7 * 1440)
    for day, (start, end) in hours:
        is_open[day * 1440 + start : day * 1440 + end] = [True] * (end - start)
    for margin, taken in ((0, away), (buffer, busy)):
        for day, (start, end) in taken:
            first, last = max(0, day * 1440 + start - margin), day * 1440 + end + margin
            is_open[first:last] = [False] * (min(last, len(is_open)) - first)
    expected = [
        minute
        for minute in range(0, 7 * 1440 - length + 1, 15)
        if all(is_open[minute : minute + length])
    ]
    midnight = local(MONDAY, 0)

    def span(day, of):
        return tuple(midnight + timedelta(days=day, minutes=minute) for minute in of)

    found = free_starts(
        [Weekly(day, *(time(m // 60, m % 60) for m in of), MONDAY) for day, of in hours],
        [Exception_("away", *span(day, of)) for day, of in away],
        [span(day, of) for day, of in busy],
        zone=STOCKHOLM,
        first=MONDAY,
        last=MONDAY + timedelta(6),
        length=timedelta(minutes=length),
        buffer=timedelta(minutes=buffer),
    )
    assert [(one - midnight) // timedelta(minutes=1) for one in found] == expected


class TestFit:
    def test_what_suits_both_day_and_part_comes_first_then_by_time(self):
        tuesday = MONDAY + timedelta(1)
        given = [local(MONDAY, 9), local(MONDAY, 13), local(tuesday, 9), local(tuesday, 13)]
        wish = Preferred({tuesday}, {"afternoon"})
        assert by_fit(given, wish, STOCKHOLM) == [given[3], given[1], given[2], given[0]]

    def test_without_a_wish_it_is_the_order_of_time(self):
        given = [local(MONDAY, 13), local(MONDAY, 9)]
        assert by_fit(given, Preferred(), STOCKHOLM) == given[::-1]

    def test_the_part_of_the_day_is_that_of_the_clinics_clock(self):
        at_noon = datetime(2026, 3, 2, 11, tzinfo=UTC)
        wish = Preferred(parts={"afternoon"})
        assert by_fit([at_noon - HOUR, at_noon], wish, STOCKHOLM)[0] == at_noon

    @pytest.mark.parametrize(
        ("hour", "part"),
        [(8, "morning"), (11, "morning"), (12, "afternoon"), (16, "afternoon"), (17, "evening")],
    )
    def test_parts_begin_at_twelve_and_at_five(self, hour, part):
        assert part_of_day(local(MONDAY, hour)) == part


class TestQuarters:
    def test_an_hour_takes_four(self):
        found = quarters(local(MONDAY, 9), local(MONDAY, 10))
        assert walls(found) == ["09:00", "09:15", "09:30", "09:45"]

    def test_one_that_is_only_touched_is_taken_too(self):
        found = quarters(local(MONDAY, 9, 10), local(MONDAY, 9, 31))
        assert walls(found) == ["09:00", "09:15", "09:30"]

    def test_appointments_after_each_other_share_none(self):
        before = quarters(local(MONDAY, 9), local(MONDAY, 10))
        after = quarters(local(MONDAY, 10), local(MONDAY, 11))
        assert not set(before) & set(after)

    def test_the_two_half_past_twos_of_autumn_are_not_the_same(self):
        day = date(2026, 10, 25)
        first = local(day, 2, 30)
        second = first.replace(fold=1)
        half = timedelta(minutes=30)
        one = quarters(first.astimezone(UTC), first.astimezone(UTC) + half)
        other = quarters(second.astimezone(UTC), second.astimezone(UTC) + half)
        assert not set(one) & set(other)
