"""The notes of a visit: written at two windows, signed, corrected, and seen by whom."""

from datetime import timedelta

import pytest
from django.urls import reverse

from arbetsro.web.access.roles import Role
from arbetsro.web.care.models import CareEvent, TakesPart
from arbetsro.web.care.reading import end_part, take_part
from arbetsro.web.frame.clock import at, now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.actions import correct_record, sign_record, write_record
from arbetsro.web.visits.actions.record import WrittenSince
from arbetsro.web.visits.models import VisitRecord
from web import clinic
from web.conftest import give
from web.visits import making

pytestmark = pytest.mark.django_db
FETCH = {"HTTP_X_REQUESTED_WITH": "fetch"}


def record_page(visit) -> str:
    return reverse("visits:record", args=["kliniken", visit.pk])


def test_what_is_typed_is_saved_place_by_place(cast, as_):
    visit = making.held(cast)
    sent = {
        "seen": "0", "changed": ["problem.name", "problem.size", "solving.taken", "done.work"],
        "problem.name": "Tempot", "problem.size": "8", "done.work": "on",
        "solving.taken": "Talat med chefen\r\n\r\nSökt nytt",
    }  # fmt: skip
    answer = as_(cast.rut).post(record_page(visit), sent, **FETCH)
    assert (answer.status_code, answer.json()["seen"]) == (200, 1)
    content = VisitRecord.objects.get(visit=visit).content
    assert content["places"] == {
        "problem.name": "Tempot", "problem.size": 8,
        "solving.taken": ["Talat med chefen", "Sökt nytt"],
    }  # fmt: skip
    assert content["done"] == ["work"]
    event = CareEvent.objects.get(action="record.written")
    assert "Tempot" not in str(event.detail)


def test_two_windows_lose_nothing_of_each_other(cast):
    visit = making.held(cast)
    write_record(by=cast.rut, visit=visit, changes={"problem.name": "Tempot"}, seen=0)
    # Another window, that has seen nothing of this, writes elsewhere: both stand.
    write_record(by=cast.rut, visit=visit, changes={"private.life": "Två barn"}, seen=0)
    with pytest.raises(WrittenSince) as told:
        write_record(by=cast.rut, visit=visit, changes={"problem.name": "Chefen"}, seen=0)
    assert (told.value.theirs, told.value.version) == ({"problem.name": "Tempot"}, 2)
    # Once it has seen it, it may write over it.
    write_record(by=cast.rut, visit=visit, changes={"problem.name": "Chefen"}, seen=2)
    places = VisitRecord.objects.get(visit=visit).content["places"]
    assert places == {"problem.name": "Chefen", "private.life": "Två barn"}


def test_a_window_is_told_what_the_other_has_written(cast, as_):
    visit = making.held(cast)
    write_record(by=cast.rut, visit=visit, changes={"problem.name": "Tempot"}, seen=0)
    rut = as_(cast.rut)
    sent = {"seen": "0", "changed": "private.life", "private.life": "Två barn"}
    assert rut.post(record_page(visit), sent, **FETCH).json()["news"] == {"problem.name": "Tempot"}
    sent = {"seen": "0", "changed": "problem.name", "problem.name": "Chefen"}
    answer = rut.post(record_page(visit), sent, **FETCH)
    assert answer.status_code == 409
    assert answer.json()["theirs"] == {"problem.name": "Tempot"}
    # Without a script the page shows both.
    page = rut.post(record_page(visit), {"seen": "0", "problem.name": "Chefen"})
    assert page.status_code == 409
    assert "Tempot" in page.content.decode()
    assert "Chefen" in page.content.decode()


@pytest.mark.parametrize(
    ("address", "value"),
    [("problem.size", 11), ("work.told_manager", "kanske"), ("themes", ["väder"]), ("fel", "x")],
)
def test_what_does_not_belong_at_a_place_is_refused(cast, address, value):
    with pytest.raises(Refusal, match="does_not_fit"):
        write_record(by=cast.rut, visit=making.held(cast), changes={address: value}, seen=0)
    assert not VisitRecord.objects.exists()


def test_signing_names_what_lacks_and_then_nothing_changes(cast, as_):
    visit = making.held(cast)
    record = write_record(by=cast.rut, visit=visit, changes=making.through(visit), seen=0)
    record = write_record(
        by=cast.rut, visit=visit, changes={"problem.size": None, "done.private": None}, seen=1
    )
    page = as_(cast.rut).get(reverse("visits:sign", args=["kliniken", visit.pk]))
    lacking = [one.part.key for one in page.context["lacking"]]
    assert lacking == ["work", "private"]
    assert "Problemets storlek" in page.content.decode()
    with pytest.raises(Refusal, match="parts_lack"):
        sign_record(by=cast.rut, record=record)
    sign_record(by=cast.rut, record=record, although_lacking=True)
    assert CareEvent.objects.get(action="record.signed").detail == {"lacking": ["work", "private"]}
    with pytest.raises(Refusal, match="signed_already"):
        write_record(by=cast.rut, visit=visit, changes={"problem.size": 3}, seen=2)
    correct_record(by=cast.rut, record=record, text="Problemet var 7.")
    shown = as_(cast.rut).get(record_page(visit)).content.decode()
    assert "Problemet var 7." in shown
    assert "<textarea" not in shown


def test_a_visit_that_has_not_begun_is_not_signed(cast):
    record = clinic.written(cast)
    record.visit.booking.starts_at += timedelta(days=365)
    record.visit.booking.ends_at += timedelta(days=365)
    record.visit.booking.save()
    with pytest.raises(Refusal, match="not_begun"):
        sign_record(by=cast.rut, record=record, although_lacking=True)


def test_only_who_takes_part_as_counsellor_reads_the_notes(cast, as_):
    visit = clinic.written(cast, making.held(cast)).visit
    alva = visit.booking.application.applicant
    assert as_(cast.rut).get(record_page(visit)).status_code == 200
    assert CareEvent.objects.filter(action="record.read", by_key=cast.rut.pk).exists()
    for who in (cast.ivar, cast.klara, cast.eva, cast.kim):
        assert as_(who).get(record_page(visit)).status_code == 403
    end_part(alva, "counsellor")
    assert as_(cast.rut).get(record_page(visit)).status_code == 302  # to say why
    # A counsellor who does the follow-up is not let in as such.
    take_part(alva, cast.rut.pk, "interviewer")
    TakesPart.objects.filter(role="counsellor").delete()
    give(cast.rut, Role.FOLLOW_UP_INTERVIEWER, cast.clinic_root)
    assert as_(cast.rut).get(record_page(visit)).status_code == 403


def test_the_person_sees_what_both_see_and_nothing_else(cast, as_):
    visit = making.held(cast)
    clinic.written(
        cast, visit, **{"work.situation": "Hemligt för mig", "solving.priority": "Mötet först"}
    )
    page = as_(cast.alva).get(reverse("plan:show", args=["kliniken"])).content.decode()
    assert "Mötet först" in page
    assert "Tempot" in page
    assert "Hemligt" not in page


def test_every_field_says_who_sees_it(cast, as_):
    answer = as_(cast.rut).get(record_page(making.held(cast)))
    page = answer.content.decode()
    fields = [one.field for part in answer.context["shown"].parts for one in part.fields]
    alone = sum(one.seen_by == "counsellor" for one in fields)
    assert page.count("Syns för er båda") == len(fields) - alone
    assert page.count("Syns bara för dig</span>") == alone + 1  # and the themes
    assert "60 av 84" in page  # 12 items at 5


def test_the_guide_stands_beside_the_picture_but_not_at_a_follow_up(cast, as_):
    of = clinic.accepted(cast)
    visit = clinic.visit(cast, clinic.booking(cast, of, starts_at=now()))
    room = as_(cast.rut).get(reverse("visits:room", args=["kliniken", visit.pk]))
    assert 'name="problem.name"' in room.content.decode()
    clinic.written(cast, visit, **{"problem.name": "Tempot"})
    visit.booking.state = "held"
    visit.booking.save()
    clinic.follow_up(cast, of, interviewer=cast.ivar.pk)
    later = clinic.booking(cast, of, starts_at=now(), kind="follow_up", staff=cast.ivar.pk)
    room = as_(cast.ivar).get(
        reverse("visits:room", args=["kliniken", clinic.visit(cast, later).pk])
    )
    assert room.status_code == 200
    assert "Tempot" not in room.content.decode()


def test_what_was_over_before_its_time_can_be_signed(cast):
    soon = clinic.NINE + timedelta(minutes=10)
    of = clinic.visit(cast, clinic.booking(cast, starts_at=soon, ends_at=soon + timedelta(hours=1)))
    record = clinic.written(cast, of)
    with at(clinic.NINE):
        with pytest.raises(Refusal, match="not_begun"):
            sign_record(by=cast.rut, record=record, although_lacking=True)
        type(of).objects.filter(pk=of.pk).update(ended_at=clinic.NINE)
        sign_record(by=cast.rut, record=record, although_lacking=True)
    record.refresh_from_db()
    assert record.signed_at == clinic.NINE
