"""The room of a visit: who may enter and when, the waiting room, rounds, the telephone, the end."""

import base64
import hashlib
import hmac
from datetime import timedelta

import pytest

from arbetsro.web.care.models import CareEvent
from arbetsro.web.care.reading import take_part
from arbetsro.web.frame.clock import at
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits import actions, turn
from arbetsro.web.visits.models import Signal
from arbetsro.web.visits.room_state import room_state
from web import clinic
from web.clinic import NINE

FETCH = {"X-Requested-With": "fetch"}
OFFER = {"type": "offer", "sdp": "v=0 offer", "page": "r1"}
ANSWER = {"type": "answer", "sdp": "v=0 answer", "page": "a1"}
MINUTE = timedelta(minutes=1)


@pytest.fixture
def visit(cast):
    return clinic.visit(cast)


def persons(visit, name=""):
    return f"/clinic/kliniken/visit/{visit.pk}/{name}"


def staffs(visit, name=""):
    return f"/o/kliniken/visits/{visit.pk}/room/{name}"


def send(client, path, **values):
    return client.post(path, values, headers=FETCH)


def admitted(cast, visit):
    person = clinic.record(cast)
    actions.enter(by=person, visit=visit)
    actions.enter(by=cast.rut, visit=visit)
    visit = actions.admit(by=cast.rut, visit=visit)
    return visit, person


# Who, and when ---------------------------------------------------------------------------------


def test_only_the_two_who_are_invited_find_the_room(cast, as_, visit):
    # Nils has a record of his own at the clinic, and Klara runs its queue.
    clinic.record(cast, cast.nils)
    with at(NINE):
        assert as_(cast.alva).get(persons(visit)).status_code == 200
        assert as_(cast.nils).get(persons(visit)).status_code == 404
        assert as_(cast.rut).get(staffs(visit)).status_code == 200
        for who in (cast.klara, cast.ivar, cast.eva, cast.kim, cast.anna, cast.alva):
            assert as_(who).get(staffs(visit)).status_code == 404, who
        for who in (cast.klara, cast.ivar):
            assert send(as_(who), staffs(visit, "now/")).status_code == 404, who
        with pytest.raises(Refusal, match="not_invited"):
            actions.enter(by=cast.klara, visit=visit)


def test_a_counsellor_who_has_left_does_not_find_it(cast, as_, visit):
    cast.rut.memberships.all().delete()
    with at(NINE):
        assert as_(cast.rut).get(staffs(visit)).status_code == 404


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (NINE - 16 * MINUTE, False),
        (NINE - 15 * MINUTE, True),
        (NINE + 180 * MINUTE, True),  # the hour and two hours more
        (NINE + 181 * MINUTE, False),
    ],
)
def test_the_room_is_open_from_a_quarter_before_until_two_hours_after(
    cast, as_, visit, moment, is_open
):
    with at(moment):
        page = as_(cast.alva).get(persons(visit))
        assert page.status_code == 200
        assert ('id="room"' in page.text) is is_open
        assert send(as_(cast.alva), persons(visit, "enter/")).status_code == (
            200 if is_open else 409
        )
        assert room_state(visit, "applicant")["stage"] == ("waiting" if is_open else "closed")


def test_a_time_that_is_cancelled_has_no_room(cast, as_, visit):
    type(visit.booking).objects.update(state="cancelled")
    with at(NINE):
        assert "avbokad" in as_(cast.alva).get(persons(visit)).text
        assert send(as_(cast.rut), staffs(visit, "enter/")).status_code == 409


def test_camera_and_microphone_are_allowed_on_the_rooms_pages_only(cast, as_, visit):
    with at(NINE):
        for page in (as_(cast.alva).get(persons(visit)), as_(cast.rut).get(staffs(visit))):
            assert "camera=(self), microphone=(self)" in page.headers["Permissions-Policy"]
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "camera=()" in as_(cast.rut).get("/o/kliniken/").headers["Permissions-Policy"]


def test_whoever_follows_up_meets_the_person_without_the_guide(cast, as_):
    booking = clinic.booking(cast, staff=cast.ivar.pk, kind="follow_up")
    take_part(booking.application.applicant, cast.ivar.pk, "interviewer")
    visit = clinic.visit(cast, booking)
    with at(NINE):
        page = as_(cast.ivar).get(staffs(visit))
        actions.enter(by=cast.ivar, visit=visit)
    assert page.status_code == 200
    assert "data-record" not in page.text
    assert "För mycket att göra" not in page.text
    assert CareEvent.objects.get(action="visit.entered").purpose == "follow_up"


# The waiting room ------------------------------------------------------------------------------


def test_the_person_waits_until_let_in_and_each_is_told_whether_the_other_is_there(
    cast, as_, visit
):
    alva, rut = as_(cast.alva), as_(cast.rut)
    with at(NINE):
        told = send(alva, persons(visit, "enter/")).json()
        assert (told["stage"], told["is_other_here"], told["meeting"]) == ("waiting", False, None)
        assert send(rut, staffs(visit, "enter/")).json()["is_other_here"]
        assert send(alva, persons(visit, "now/")).json()["is_other_here"]
        assert send(rut, staffs(visit, "admit/")).json()["stage"] == "in"
        assert send(alva, persons(visit, "now/")).json()["stage"] == "in"
    with at(NINE + 2 * MINUTE):  # nobody's page has told of itself since
        assert not send(rut, staffs(visit, "now/")).json()["is_other_here"]


def test_nobody_is_let_in_who_is_not_there(cast, visit):
    with at(NINE), pytest.raises(Refusal, match="nobody_waits"):
        actions.admit(by=cast.rut, visit=visit)


def test_whoever_is_turned_away_sends_nothing_and_may_be_let_in_after_all(cast, visit):
    with at(NINE):
        visit, person = admitted(cast, visit)
        actions.begin_round(by=cast.rut, visit=visit, after=0, page="r1")
        visit = actions.turn_away(by=cast.rut, visit=visit)
        assert room_state(visit, "applicant")["stage"] == "turned_away"
        assert not visit.signals.exists()
        with pytest.raises(Refusal, match="not_admitted"):
            actions.begin_round(by=person, visit=visit, after=0, page="a1")
        visit = actions.admit(by=cast.rut, visit=visit)
        assert room_state(visit, "applicant")["stage"] == "in"


def test_leaving_the_page_is_told_at_once(cast, as_, visit):
    with at(NINE):
        send(as_(cast.alva), persons(visit, "enter/"))
        assert as_(cast.alva).post(persons(visit, "leave/")).status_code == 204
        visit.refresh_from_db()
        assert not room_state(visit, "staff")["is_other_here"]


# Rounds ----------------------------------------------------------------------------------------


def test_a_round_is_one_offer_and_one_answer(cast, visit):
    with at(NINE):
        visit, person = admitted(cast, visit)
        assert actions.begin_round(by=cast.rut, visit=visit, after=0, page="r1") == 1
        actions.signal(by=cast.rut, visit=visit, round=1, body=OFFER)
        assert room_state(visit, "applicant")["meeting"]["heard"] == OFFER
        assert room_state(visit, "applicant", heard=1)["meeting"]["heard"] is None
        actions.signal(by=person, visit=visit, round=1, body=ANSWER)
        assert room_state(visit, "staff")["meeting"] == {
            "round": 1, "wished_here": "r1", "sent": "r1", "heard": ANSWER,
        }  # fmt: skip
        for again in (OFFER, {**OFFER, "page": "r2"}):
            with pytest.raises(Refusal, match="round_is_over"):
                actions.signal(by=cast.rut, visit=visit, round=1, body=again)
    visit.refresh_from_db()
    assert visit.began_at == NINE


def test_both_may_ask_for_the_next_round_and_there_is_one(cast, visit):
    with at(NINE):
        visit, person = admitted(cast, visit)
        actions.begin_round(by=cast.rut, visit=visit, after=0, page="r1")
        actions.signal(by=cast.rut, visit=visit, round=1, body=OFFER)
        assert actions.begin_round(by=person, visit=visit, after=1, page="a1") == 2
        with pytest.raises(Refusal, match="round_is_over"):
            actions.begin_round(by=cast.rut, visit=visit, after=1, page="r1")
        with pytest.raises(Refusal, match="round_is_over"):
            actions.signal(by=person, visit=visit, round=1, body=ANSWER)
    # What was sent in the round before is gone.
    assert list(Signal.objects.values_list("round", "side")) == [(2, "wish")]


@pytest.mark.parametrize(
    "body", [ANSWER, {**OFFER, "sdp": ""}, {**OFFER, "sdp": "x" * 60_001}, {**OFFER, "type": ""}]
)
def test_what_is_no_offer_is_refused(cast, visit, body):
    with at(NINE):
        visit, _ = admitted(cast, visit)
        actions.begin_round(by=cast.rut, visit=visit, after=0, page="r1")
        with pytest.raises(Refusal, match="no_signal"):
            actions.signal(by=cast.rut, visit=visit, round=1, body=body)


# The telephone and the end ---------------------------------------------------------------------


def test_without_scripts_the_two_go_on_by_telephone_with_the_numbers_shown(cast, as_, visit):
    clinic.clinic(cast, telephone="019-12 34 56")
    with at(NINE):
        page = as_(cast.alva).post(persons(visit, "telephone/"), follow=True).text
        assert "Rut ringer dig på det nummer du har lämnat: 070-123 45 67." in page
        assert "019-12 34 56" in page
        assert "Ring Alva Alm: 070-123 45 67." in as_(cast.rut).get(staffs(visit)).text
        as_(cast.rut).post(staffs(visit, "end/"))
    visit.refresh_from_db()
    assert (visit.booking.state, visit.ended_at, visit.by_telephone) == ("held", NINE, True)


def test_a_visit_that_nobody_came_to_is_not_ended_as_held(cast, visit):
    with at(NINE), pytest.raises(Refusal, match="not_met"):
        actions.end_visit(by=cast.rut, visit=visit)


def test_when_the_visit_has_ended_nobody_enters_and_nothing_is_left_of_the_rounds(cast, as_, visit):
    with at(NINE):
        visit, person = admitted(cast, visit)
        actions.begin_round(by=cast.rut, visit=visit, after=0, page="r1")
        actions.signal(by=cast.rut, visit=visit, round=1, body=OFFER)
        actions.signal(by=person, visit=visit, round=1, body=ANSWER)
        actions.end_visit(by=cast.rut, visit=visit)
        assert not Signal.objects.exists()
        assert "Samtalet är avslutat" in as_(cast.alva).get(persons(visit)).text
        with pytest.raises(Refusal, match="closed_ended"):
            actions.enter(by=person, visit=visit)


def test_no_event_holds_what_the_browsers_told_each_other(cast, visit):
    with at(NINE):
        visit, _ = admitted(cast, visit)
        actions.begin_round(by=cast.rut, visit=visit, after=0, page="r1")
        actions.signal(by=cast.rut, visit=visit, round=1, body=OFFER)
    details = list(CareEvent.objects.filter(action__startswith="visit.").values_list("detail"))
    assert details.count(({"round": 1},)) == 2
    assert all(set(one) <= {"round"} for (one,) in details)


# The relay -------------------------------------------------------------------------------------


def test_the_relay_is_reached_with_a_password_that_soon_expires(settings):
    settings.TURN_SERVERS = ("turn:relay.example:3478",)
    settings.TURN_SECRET = "hemligt"
    settings.TURN_ONLY = True
    with at(NINE):
        ways = turn.ways("p1")
    (relay,) = ways["iceServers"]
    # NINE is 1796112000 seconds after 1970, and four hours are 14400.
    assert relay["username"] == "1796126400:p1"
    digest = hmac.new(b"hemligt", b"1796126400:p1", hashlib.sha1).digest()
    assert relay["credential"] == base64.b64encode(digest).decode()
    assert ways["iceTransportPolicy"] == "relay"


def test_the_name_at_the_relay_tells_nothing_of_the_visit(cast, as_, visit, settings):
    settings.TURN_SERVERS, settings.TURN_SECRET = ("turn:relay.example",), "hemligt"
    with at(NINE):
        ways = send(as_(cast.alva), persons(visit, "enter/")).json()["ways"]
    name = ways["iceServers"][0]["username"].split(":")[1]
    assert len(name) == 20
    assert name not in str(visit.pk)
    assert str(visit.pk)[:8] not in name


def test_without_a_relay_the_browsers_are_sent_nowhere_else(settings):
    # No server of anybody else's is asked for an address.
    assert turn.ways("p1") == {"iceServers": [], "iceTransportPolicy": "all"}
