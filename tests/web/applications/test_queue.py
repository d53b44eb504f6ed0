"""The clinic's side: who waits, what is answered, who takes whom."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connections
from django.test.utils import CaptureQueriesContext

from arbetsro.web.applications import actions
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.queue import by_urgency, queue
from arbetsro.web.applications.regular_work import let_coordinators_go, remind
from arbetsro.web.care.models import Block, CareEvent, Opening
from arbetsro.web.frame.clock import at
from arbetsro.web.frame.refusal import Refusal
from web import clinic as rows
from web.clinic import NINE
from web.conftest import person

QUEUE = "/o/kliniken/applications/"


@pytest.fixture(autouse=True)
def on_tuesday():
    with at(NINE):
        yield


def somebody(cast, name, **fields):
    return rows.application(cast, person(name), **fields)


def of(application, way=""):
    return f"{QUEUE}{application.pk}/{way}"


def ordered(cast):
    clinic = rows.clinic(cast)
    return [one.applicant.name for one in by_urgency(queue(clinic), clinic)]


def test_danger_stands_first_then_what_is_furthest_beyond_the_goal_then_the_longest_wait(cast):
    rows.clinic(cast, visit_days=14)
    recent = {"sent_at": NINE - timedelta(days=1)}
    somebody(cast, "Ny", **recent)
    somebody(cast, "Fara", is_flagged=True, **recent)
    somebody(cast, "Sedd", is_flagged=True, flag_seen_at=NINE, sent_at=NINE - timedelta(days=2))
    somebody(cast, "Sen", sent_at=NINE - timedelta(days=7))  # two days beyond the answer
    # Accepted without a time, twenty days after applying: six days beyond the visit.
    somebody(cast, "Utan tid", state="accepted", sent_at=NINE - timedelta(days=20))
    assert ordered(cast) == ["Fara Alm", "Utan tid Alm", "Sen Alm", "Sedd Alm", "Ny Alm"]


def test_only_those_who_wait_for_the_clinic_stand_in_the_queue(cast):
    for name, state in (("D", "draft"), ("N", "declined"), ("W", "withdrawn"), ("C", "closed")):
        somebody(cast, name, state=state)
    rows.booking(cast)  # Alva has a time
    assert ordered(cast) == []
    Application.objects.get(applicant__name__isnull=False, state="accepted").bookings.update(
        state="cancelled"
    )
    assert ordered(cast) == ["Alva Alm"]


def test_the_queue_shows_scores_and_says_in_words_what_is_late(cast, as_):
    """All fives: 60 of 84, and 30 for each half of six."""
    rows.application(cast)
    page = as_(cast.klara).get(QUEUE).content.decode()
    assert "Alva Alm" in page
    assert "60 av 84" in page
    assert "Fysisk och känslomässig trötthet: 30; Mental trötthet: 30" in page
    assert "Över målet" in page
    seen = CareEvent.objects.get(action="application.listed")
    assert (seen.by_key, seen.is_reading, seen.purpose) == (cast.klara.pk, True, "triage")


def test_whoever_is_shut_out_sees_a_number_only(cast, as_):
    applicant = rows.application(cast).applicant
    Block.objects.create(applicant=applicant, staff=cast.klara.pk)
    page = as_(cast.klara).get(QUEUE).content.decode()
    assert applicant.number in page
    assert "Alva" not in page
    assert "60 av 84" not in page


def test_the_queue_asks_as_little_for_many_as_for_one(cast, as_):
    client = as_(cast.klara)
    rows.application(cast)
    one = counted(client)
    for number in range(12):
        somebody(cast, f"Nummer {number}")
    assert counted(client) == one


def counted(client):
    with CaptureQueriesContext(connections["care"]) as care:
        assert client.get(QUEUE).status_code == 200
    return len(care)


def test_an_application_is_read_by_who_runs_the_queue_and_each_reading_is_logged(cast, as_):
    found = rows.application(cast)
    page = as_(cast.klara).get(of(found)).content.decode()
    assert "För mycket att göra sedan två slutade." in page
    assert "Medelvärdet ligger på eller över 4,0." in page
    assert "prövad för versionen med elva frågor, inte för den här versionen" in page
    assert "ställer ingen diagnos" in page
    assert "Storgatan 1" in page
    assert CareEvent.objects.get(action="application.read").by_key == cast.klara.pk


def test_a_protected_address_stands_on_no_page(cast, as_):
    found = rows.application(cast)
    type(found.applicant).objects.update(is_protected=True)
    page = as_(cast.klara).get(of(found)).content.decode()
    assert "Storgatan" not in page
    assert "skyddade personuppgifter" in page


def test_a_counsellor_who_has_not_been_given_it_is_asked_why(cast, as_):
    found = rows.application(cast)
    answer = as_(cast.rut).get(of(found))
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/o/kliniken/care/open/{found.applicant_id}/")


@pytest.mark.parametrize("who", ["kim", "eva", "ivar"])
def test_nobody_else_at_the_clinic_finds_it(cast, as_, who):
    found = rows.application(cast)
    assert as_(getattr(cast, who)).get(of(found)).status_code == 404


def test_a_draft_is_the_persons_own(cast, as_):
    assert as_(cast.klara).get(of(rows.application(cast, state="draft"))).status_code == 404


def test_accepting_gives_it_at_once_to_whoever_has_the_least_to_do(
    cast, as_, django_capture_on_commit_callbacks
):
    found = rows.application(cast)
    sent = {"outcome": "within", "give_to": "evenly", "how": "message", "message": "Välkommen!"}
    with django_capture_on_commit_callbacks(using="care", execute=True):
        assert as_(cast.klara).post(of(found, "decide/"), sent).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.counsellor) == ("accepted", cast.rut.pk)
    assert found.messages.get().text == "Välkommen!"
    assert {one.to[0] for one in mail.outbox} == {"alva@exempel.se", "rut@exempel.se"}
    letters = " ".join(one.subject + one.body for one in mail.outbox)
    assert not any(word in letters for word in ("Alva", "Välkommen", "hälsa", "ansökan"))
    assert as_(cast.rut).get(of(found)).status_code == 200


def test_outside_needs_words_and_ends_that_coordinators_take_part(cast):
    found = rows.application(cast)
    with pytest.raises(Refusal, match="message_missing"):
        actions.decide(by=cast.klara, application=found, outcome="outside", advice=["union"])
    actions.decide(
        by=cast.klara, application=found, outcome="outside", message="Ring facket.",
        advice=["union"], how="telephone",
    )  # fmt: skip
    found.refresh_from_db()
    assert (found.state, found.decision["advice"]) == ("declined", ["union"])
    assert found.messages.get().way == "telephone"
    assert not found.applicant.taking_part.filter(until=None).exists()


def test_somebody_who_is_asked_for_more_is_late_again_if_nobody_hears(cast):
    rows.clinic(cast, answer_days=5)
    found = rows.application(cast)
    actions.decide(by=cast.klara, application=found, outcome="more", message="Hur länge?")
    found.refresh_from_db()
    # Five working days from Tuesday the first: Tuesday the eighth.
    assert (found.state, found.answer_by.date().isoformat()) == ("asked", "2026-12-08")


def test_two_who_answer_at_once_do_not_both_answer(cast):
    found = rows.application(cast)
    actions.decide(by=cast.klara, application=found, outcome="within")
    with pytest.raises(Refusal, match="answered_already"):
        actions.decide(by=cast.klara, application=found, outcome="outside", message="Nej.")


def test_a_counsellor_whom_the_person_has_shut_out_cannot_be_given_it(cast):
    found = rows.application(cast, state="accepted")
    Block.objects.create(applicant=found.applicant, staff=cast.rut.pk)
    with pytest.raises(Refusal, match="cannot_take"):
        actions.assign(by=cast.klara, application=found, counsellor=cast.rut)
    with pytest.raises(Refusal, match="nobody_free"):
        actions.share_evenly(by=cast.klara, application=found)


def test_another_counsellor_takes_over_the_reading_too(cast, as_):
    found = rows.accepted(cast)
    actions.assign(by=cast.klara, application=found, counsellor=cast.rut)
    assert as_(cast.rut).get(of(found)).status_code == 200
    again = cast.clinic_root.memberships.model.objects.get(person=cast.ivar)
    again.role = "counsellor"
    again.save()
    actions.assign(by=cast.klara, application=found, counsellor=cast.ivar)
    assert as_(cast.rut).get(of(found)).status_code == 302
    assert as_(cast.ivar).get(of(found)).status_code == 200


def test_a_flag_is_seen_once_by_name(cast, as_):
    found = rows.application(cast, is_flagged=True)
    assert "Det kan vara fara" in as_(cast.klara).get(of(found)).content.decode()
    as_(cast.klara).post(of(found, "flag/"))
    assert "Klara tog hand om varningen" in as_(cast.klara).get(of(found)).content.decode()


def test_coordinators_are_told_once_a_day_of_who_is_forgotten(
    cast, django_capture_on_commit_callbacks
):
    rows.application(cast)
    with django_capture_on_commit_callbacks(using="care", execute=True):
        remind()
        remind()
    assert [one.to for one in mail.outbox] == [["klara@exempel.se"]]
    assert "Alva" not in mail.outbox[0].body
    with at(NINE + timedelta(days=1)):
        remind()
    assert CareEvent.objects.filter(action="queue.reminded").count() == 2


def test_coordinators_no_longer_take_part_once_nothing_is_open(cast, as_):
    found = rows.application(cast)
    as_(cast.klara).get(of(found))
    let_coordinators_go()
    assert found.applicant.taking_part.filter(until=None).exists()
    Application.objects.update(state="closed")
    let_coordinators_go()
    assert not found.applicant.taking_part.filter(until=None).exists()


def test_a_reason_opens_what_one_takes_no_part_in_until_midnight(cast, as_):
    found = rows.application(cast)
    client = as_(cast.rut)
    asked = client.get(of(found))["Location"]
    assert "Alva" not in client.get(asked).content.decode()
    why = {"purpose": "standing_in", "reason": "Klara är sjuk i dag", "next": of(found)}
    assert client.post(asked, why)["Location"] == of(found)
    assert client.get(of(found)).status_code == 200
    assert CareEvent.objects.filter(action="application.read").latest("pk").purpose == "standing_in"
    # Midnight in Stockholm, an hour before that of Greenwich.
    assert Opening.objects.get().until.isoformat() == "2026-12-01T23:00:00+00:00"
    with at(NINE + timedelta(hours=16)):
        assert client.get(of(found)).status_code == 302


def test_what_is_said_on_the_telephone_is_an_application_like_any_other(cast, as_):
    rows.clinic(cast)
    client = as_(cast.klara)
    items = {f"item_{number}": "5" for number in range(1, 13)}
    said = {
        "name": "Berit Berg", "telephone": "070-765 43 21", "speaks": "da",
        "tells": "Chefen skriker.", "age": "51", "sector": "public", "sick_leave": "part",
        "for_follow_up": "on", **items,
    }  # fmt: skip
    assert client.post(f"{QUEUE}by-telephone/", {**said, "tells": ""}).status_code == 422
    assert not Application.objects.exists()
    assert client.post(f"{QUEUE}by-telephone/", said).status_code == 302
    made = Application.objects.get()
    assert (made.state, made.applicant.language, made.for_follow_up) == ("sent", "da", True)
    assert made.content["items"]["12"] == 5
    assert made.content["facts"] == {"age": 51, "sector": "public", "sick_leave": "part"}
    assert (made.for_evaluation, made.applicant.registered_by) == (False, cast.klara.pk)
    assert "På deltid" in client.get(of(made)).content.decode()


def test_the_start_page_counts_and_names_nobody(cast, as_):
    rows.application(cast, is_flagged=True)
    page = as_(cast.klara).get("/o/kliniken/").content.decode()
    assert "1 i kön kan vara i fara" in page
    assert "Alva" not in page
    assert "/o/kliniken/analyses/" not in page


def test_the_goal_of_the_first_visit_is_passed_by_once_there_has_been_one(cast, as_):
    long_ago = NINE - timedelta(days=60)
    of = rows.accepted(cast, sent_at=long_ago)
    assert b'data-state="late"' in as_(cast.rut).get(f"{QUEUE}mine/").content
    rows.booking(cast, of, state="held")
    assert b'data-state="late"' not in as_(cast.rut).get(f"{QUEUE}mine/").content


def test_by_telephone_a_way_to_reach_the_person_is_asked_for_and_danger_straight_out(cast, as_):
    rows.clinic(cast, uses_demo_wording=True)
    rated = {f"item_{number}": "5" for number in range(1, 13)}
    given = {"name": "Tore", "speaks": "sv", "tells": "Chefen.", "danger_now": "yes", **rated}
    client = as_(cast.klara)
    for telephone in ("", "sju"):
        answer = client.post(f"{QUEUE}by-telephone/", {**given, "telephone": telephone})
        assert answer.status_code == 422
    answer = client.post(f"{QUEUE}by-telephone/", {**given, "telephone": "070-111 22 33"})
    assert answer.status_code == 302
    assert Application.objects.get().is_flagged


def test_a_sign_of_danger_stays_in_the_queue_when_the_application_is_taken_back(cast, as_):
    flagged = rows.application(cast, is_flagged=True)
    actions.withdraw_application(by=flagged.applicant, application=flagged)
    page = as_(cast.klara).get("/o/kliniken/applications/")
    assert flagged.applicant.number in page.content.decode()
    path = f"/o/kliniken/applications/{flagged.pk}/"
    assert as_(cast.klara).get(path).status_code == 200
    as_(cast.klara).post(f"{path}flag/")
    page = as_(cast.klara).get("/o/kliniken/applications/")
    assert flagged.applicant.number not in page.content.decode()
