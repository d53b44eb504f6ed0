"""The pages of times: the clinic's, and the person's own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from arbetsro.web.access.standing import standing_of
from arbetsro.web.bookings import actions
from arbetsro.web.bookings.models import Booking
from arbetsro.web.bookings.waiting import waiting_for
from arbetsro.web.care.models import CareEvent
from arbetsro.web.frame.clock import at
from web import clinic
from web.bookings.making import FRIDAY, booked, offered, tuesdays
from web.clinic import NINE


@pytest.fixture(autouse=True)
def _on_friday():
    with at(FRIDAY):
        yield


def text(answer) -> str:
    return answer.content.decode()


def value(staff, moment) -> str:
    return f"{staff.pk}|{moment.isoformat()}"


def test_a_coordinator_offers_and_the_person_takes_it(cast, as_):
    tuesdays(cast)
    application = clinic.accepted(cast)
    page = reverse("bookings:application", args=["kliniken", application.pk])
    shown = text(as_(cast.klara).get(page))
    assert "tisdag 2026-12-01 kl. 08:00, Rut" in shown
    sent = {"starts_at": value(cast.rut, NINE), "way": "video", "how": "offer"}
    assert as_(cast.klara).post(page, sent).status_code == 302
    mine = Booking.objects.get()
    alva = as_(cast.alva)
    assert "Ja, boka tiden" in text(alva.get(reverse("time:mine"), follow=True))
    alva.post(reverse("times:accept", args=["kliniken", mine.pk]))
    assert "Du har en bokad tid" in text(alva.get(reverse("times:mine", args=["kliniken"])))
    file = Calendar.from_ical(alva.get(reverse("times:file", args=["kliniken", mine.pk])).content)
    assert str(file["method"]) == "PUBLISH"


def test_who_is_too_late_is_shown_the_nearest_free_times(cast, as_):
    tuesdays(cast)
    clinic.accepted(cast)
    other = clinic.accepted(cast, cast.nils)
    actions.book(by=cast.klara, application=other, staff=cast.rut.pk, starts_at=NINE)
    page = reverse("times:choose", args=["kliniken"])
    answer = as_(cast.alva).post(page, {"starts_at": value(cast.rut, NINE)})
    assert answer.status_code == 422
    assert "någon annan hann före" in text(answer)
    # Nine to ten is taken, with the pause: the nearest is at 10:15, and eight is too near.
    assert text(answer).index("kl. 10:15") < text(answer).index("2026-12-08")
    assert Booking.objects.filter(application__applicant=clinic.record(cast)).count() == 0


def test_the_person_cancels_late_and_is_told_so(cast, as_):
    mine = booked(cast)
    page = reverse("times:cancel", args=["kliniken", mine.pk])
    assert "mindre än ett dygn" not in text(as_(cast.alva).get(page))
    with at(NINE - timedelta(hours=20)):
        assert "mindre än ett dygn" in text(as_(cast.alva).get(page))
        as_(cast.alva).post(page)
    mine.refresh_from_db()
    assert (mine.state, mine.cancelled_by_person) == ("cancelled", True)


def test_the_calendar_names_people_only_to_whom_meets_them_and_notes_it(cast, as_):
    booked(cast)
    page = reverse("bookings:calendar", args=["kliniken"]) + "?day=2026-12-01"
    assert "Alva Alm" in text(as_(cast.rut).get(page))
    event = CareEvent.objects.get(action="booking.listed")
    assert (event.by_key, event.is_reading) == (cast.rut.pk, True)
    shown = text(as_(cast.klara).get(page))
    assert "Alva" not in shown
    assert "2026-00001" in shown


def test_those_who_lost_their_time_get_a_new_one_by_one_press(cast, as_):
    tuesdays(cast)
    mine = booked(cast)
    ill = reverse("bookings:ill", args=["kliniken"])
    as_(cast.klara).post(ill, {"staff": cast.rut.pk, "day": "2026-12-01"})
    page = reverse("bookings:anew", args=["kliniken"])
    assert "Föreslå tisdag 2026-12-08 kl. 08:00, Rut" in text(as_(cast.klara).get(page))
    week = NINE + timedelta(days=7)
    as_(cast.klara).post(page, {"lost": mine.pk, "starts_at": value(cast.rut, week)})
    assert Booking.objects.get(state="offered").starts_at == week
    assert "Alla som ska ha en tid har en." in text(as_(cast.klara).get(page))


def test_a_counsellor_sees_to_their_own_hours_only(cast, as_):
    page = reverse("bookings:hours", args=["kliniken", cast.rut.pk])
    sent = {"weekday": 1, "starts": "08:00", "ends": "12:00", "valid_from": "2026-11-27"}
    assert as_(cast.rut).post(page, sent).status_code == 302
    again = as_(cast.rut).post(page, sent)
    assert again.status_code == 422
    assert "en annan tid samma dag" in text(again)
    assert as_(cast.ivar).post(page, sent).status_code == 404
    assert as_(cast.klara).get(page).status_code == 200


def test_an_absence_over_booked_times_is_told(cast, as_):
    booked(cast)
    page = reverse("bookings:deviation", args=["kliniken", cast.rut.pk])
    sent = {
        "kind": "away", "first_day": "2026-12-01", "starts": "08:00", "last_day": "2026-12-01",
        "ends": "17:00",
    }  # fmt: skip
    assert "redan bokade tider under den: 1" in text(as_(cast.rut).post(page, sent, follow=True))


def test_a_secret_address_tells_when_and_nothing_more_until_it_is_closed(cast, as_):
    booked(cast)
    key = actions.open_feed(by=cast.rut, clinic=clinic.clinic(cast))
    page = reverse("times:feed", args=["kliniken", key])
    told = Client().get(page).content.decode()
    (event,) = Calendar.from_ical(told).walk("VEVENT")
    assert event.decoded("dtstart") == NINE
    assert not any(word in told for word in ("Alva", "2026-00001", "samtal"))
    cast.rut.memberships.all().delete()
    assert Client().get(page).status_code == 404


def test_what_waits_is_told_by_counts(cast):
    offered(cast)
    klara, rut = (standing_of(one, "kliniken") for one in (cast.klara, cast.rut))
    assert [one.text_key for one in waiting_for(klara)] == ["bookings.waiting_offered"]
    assert list(waiting_for(rut)) == []
    mine = Booking.objects.get()
    actions.accept(by=mine.application.applicant, booking=mine)
    with at(NINE - timedelta(hours=1)):
        assert [one.text_key for one in waiting_for(rut)] == ["bookings.waiting_today"]
    with at(NINE + timedelta(hours=4)):
        assert [one.text_key for one in waiting_for(rut)] == ["bookings.waiting_no_outcome"]
