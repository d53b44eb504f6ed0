"""Reminders: a month, a week and a day before, and when the day has passed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import at
from arbetsro.web.measures.actions import change_measure, set_state
from arbetsro.web.measures.models import Reminder
from arbetsro.web.measures.reminding import remind_everybody
from web.measures.making import measure_in

#: Due on a Thursday; follow-up long after, so that the two do not meet.
DUE, FOLLOW_UP = date(2026, 4, 30), date(2026, 12, 1)


@pytest.fixture
def reminded_on(django_capture_on_commit_callbacks):
    """The letters that are sent on a day."""

    def letters(day: date, hour: int = 8):
        before = len(mail.outbox)
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        with at(moment), django_capture_on_commit_callbacks(execute=True):
            remind_everybody()
        return mail.outbox[before:]

    return letters


@pytest.fixture
def measure(cast):
    return measure_in(cast, cast.north, due_on=DUE, follow_up_on=FOLLOW_UP)


def days_with_letters(reminded_on, first: date, last: date) -> list[date]:
    found, day = [], first
    while day <= last:
        found += [day] if reminded_on(day) else []
        day += timedelta(days=1)
    return found


def test_a_month_a_week_and_a_day_before_and_when_it_is_overdue(measure, reminded_on):
    # 30 March is a month before 30 April, 23 April a week, 29 April a day; 1 May is the day after.
    assert days_with_letters(reminded_on, date(2026, 3, 20), date(2026, 6, 20)) == [
        date(2026, 3, 30), date(2026, 4, 23), date(2026, 4, 29), date(2026, 5, 1),
    ]  # fmt: skip


def test_the_follow_up_has_reminders_of_its_own(cast, measure, reminded_on):
    set_state(by=cast.mats, measure=measure, state="done")
    assert days_with_letters(reminded_on, date(2026, 4, 1), date(2026, 12, 31)) == [
        date(2026, 11, 1), date(2026, 11, 24), date(2026, 11, 30), date(2026, 12, 2),
    ]  # fmt: skip


def test_the_worker_may_ask_every_hour(measure, reminded_on):
    assert len(reminded_on(date(2026, 4, 23), 8)) == 1
    assert [reminded_on(date(2026, 4, 23), hour) for hour in range(9, 20)] == [[]] * 11


def test_one_letter_a_day_for_everything(cast, measure, reminded_on):
    measure_in(cast, cast.south, due_on=DUE, follow_up_on=FOLLOW_UP)
    (letter,) = reminded_on(date(2026, 4, 23))
    assert letter.to == [cast.mats.email]
    assert "2" in letter.body


def test_what_comes_later_on_the_day_waits_until_tomorrow(cast, measure, reminded_on):
    assert reminded_on(date(2026, 4, 23), 8)
    measure_in(cast, cast.south, due_on=DUE, follow_up_on=FOLLOW_UP)
    assert not reminded_on(date(2026, 4, 23), 12)
    assert reminded_on(date(2026, 4, 24), 8)


def test_the_letter_names_no_measure_and_no_unit(cast, measure, reminded_on):
    (letter,) = reminded_on(date(2026, 4, 23))
    said = letter.subject + letter.body
    assert measure.title not in said
    assert "Norr" not in said
    assert "/o/demo/measures/mine/" in said
    assert "Demo Alltjänst AB" in said


@pytest.mark.parametrize(
    ("language", "word"), [("sv", "åtgärder"), ("en", "measures"), ("da", "tiltag")]
)
def test_the_letter_speaks_the_language_of_its_reader(cast, measure, reminded_on, language, word):
    Person.objects.filter(pk=cast.mats.pk).update(language=language)
    (letter,) = reminded_on(date(2026, 4, 23))
    assert word in letter.body


def test_a_day_that_is_changed_is_reminded_of_anew(cast, measure, reminded_on):
    assert reminded_on(date(2026, 4, 23))
    change_measure(by=cast.mats, measure=measure, seen=1, due_on=date(2026, 5, 10))
    assert days_with_letters(reminded_on, date(2026, 4, 24), date(2026, 5, 31)) == [
        date(2026, 4, 24), date(2026, 5, 3), date(2026, 5, 9), date(2026, 5, 11),
    ]  # fmt: skip


def test_whoever_takes_over_is_reminded(cast, measure, reminded_on):
    assert reminded_on(date(2026, 4, 23))
    change_measure(by=cast.mats, measure=measure, seen=1, owner=cast.erik)
    (letter,) = reminded_on(date(2026, 4, 24))
    assert letter.to == [cast.erik.email]


def test_nobody_is_reminded_of_what_is_done_or_stopped(cast, measure, reminded_on):
    set_state(by=cast.mats, measure=measure, state="stopped", reason="Huset är rivet")
    assert not reminded_on(date(2026, 4, 23))
    assert not reminded_on(date(2026, 12, 2))


def test_who_has_left_is_not_reminded(cast, measure, reminded_on):
    cast.mats.memberships.update(valid_to=date(2026, 4, 1))
    assert not reminded_on(date(2026, 4, 23))
    assert not Reminder.objects.exists()
