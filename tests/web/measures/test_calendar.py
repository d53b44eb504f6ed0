"""Somebody's dates in a calendar program, read back by the library that calendars are read with."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import at
from arbetsro.web.measures.actions import change_measure, open_calendar, set_state
from arbetsro.web.measures.models import CalendarFeed
from web.measures.making import BASE, measure_in

MARCH = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def feed(cast, client):
    """What the calendar program of Mats gets."""
    key = open_calendar(by=cast.mats, organisation=cast.organisation)

    def fetch() -> Calendar:
        with at(MARCH):
            answer = client.get(f"/calendar/{key}.ics")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(answer.content)

    return fetch


def events(calendar: Calendar) -> list:
    return list(calendar.walk("VEVENT"))


def test_a_measure_is_two_days(cast, feed):
    measure = measure_in(cast, cast.north)
    due, follow_up = events(feed())
    assert due.decoded("dtstart") == date(2026, 4, 30)
    assert due.decoded("dtend") - due.decoded("dtstart") == timedelta(days=1)
    assert follow_up.decoded("dtstart") == date(2026, 7, 30)
    assert str(due["uid"]) == f"{measure.pk}-due@arbetsro"
    assert {str(one["class"]) for one in (due, follow_up)} == {"PRIVATE"}


def test_the_calendar_says_nothing_of_what_it_is_about(cast, feed):
    measure = measure_in(cast, cast.north, mechanism="Ingen ska vara ensam")
    told = feed().to_ical().decode()
    assert [str(one["summary"]) for one in events(feed())] == [
        "Arbetsro: något att göra",
        "Arbetsro: uppföljning",
    ]
    for secret in (measure.title, "ensam", "Norr", "Mats"):
        assert secret not in told


def test_its_link_leads_to_the_measure(cast, feed):
    measure = measure_in(cast, cast.north)
    assert str(events(feed())[0]["url"]).endswith(f"/o/demo/measures/{measure.pk}/")


def test_a_day_that_is_moved_is_the_same_event_in_a_later_version(cast, feed):
    measure = measure_in(cast, cast.north)
    before = events(feed())[0]
    change_measure(by=cast.mats, measure=measure, seen=1, due_on=date(2026, 5, 4))
    after = events(feed())[0]
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (1, 2)
    assert after.decoded("dtstart") == date(2026, 5, 4)
    assert after.decoded("dtstamp") == MARCH


def test_what_is_done_is_only_to_be_followed_up(cast, feed):
    set_state(by=cast.mats, measure=measure_in(cast, cast.north), state="done")
    assert [str(one["summary"]) for one in events(feed())] == ["Arbetsro: uppföljning"]


def test_it_holds_only_ones_own(cast, feed):
    measure_in(cast, cast.north, cast.erik)
    assert events(feed()) == []


def test_it_speaks_the_language_of_its_owner(cast, feed):
    Person.objects.filter(pk=cast.mats.pk).update(language="da")
    measure_in(cast, cast.north)
    assert str(events(feed())[0]["summary"]) == "Arbetsro: noget at gøre"


def test_no_line_is_longer_than_calendars_take(cast, client):
    measure_in(cast, cast.north)
    key = open_calendar(by=cast.mats, organisation=cast.organisation)
    lines = client.get(f"/calendar/{key}.ics").content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75  # RFC 5545, 3.1


def test_a_new_address_closes_the_old_one(cast, as_, client):
    old = open_calendar(by=cast.mats, organisation=cast.organisation)
    page = as_(cast.mats).post(f"{BASE}calendar/").content.decode()
    assert client.get(f"/calendar/{old}.ics").status_code == 404
    new = page.split("/calendar/")[1].split(".ics")[0]
    assert client.get(f"/calendar/{new}.ics").status_code == 200
    assert new not in as_(cast.mats).get(f"{BASE}calendar/").content.decode()


def test_a_closed_address_gives_nothing(cast, as_, client):
    key = open_calendar(by=cast.mats, organisation=cast.organisation)
    as_(cast.mats).post(f"{BASE}calendar/close/")
    assert client.get(f"/calendar/{key}.ics").status_code == 404


def test_only_the_hash_of_the_address_is_kept(cast):
    key = open_calendar(by=cast.mats, organisation=cast.organisation)
    assert key not in repr(CalendarFeed.objects.values_list().get())


def test_who_has_left_gets_nothing(cast, client):
    key = open_calendar(by=cast.mats, organisation=cast.organisation)
    cast.mats.memberships.update(valid_to=date(2021, 1, 1))
    assert client.get(f"/calendar/{key}.ics").status_code == 404


def test_an_address_that_nobody_has_is_not_found(db, client):
    assert client.get("/calendar/hemlig.ics").status_code == 404
