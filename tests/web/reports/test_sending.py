"""The form without an account: what is kept of a report, and what is not."""

import io
import logging
import re

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone
from PIL import Image

from arbetsro.web.audit.models import Event
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.reports import actions, limits
from arbetsro.web.reports.codes import hash_of, new_code
from arbetsro.web.reports.models import ProtectedCase, Report
from web.reports import making
from web.reports.conftest import day

GPS = 0x8825


def code_of(response) -> str:
    """The code on the page that follows a report."""
    return re.search(r'translate="no">([^<]+)<', response.content.decode())[1]


def photo_with_place() -> io.BytesIO:
    """A photo in which the camera has written where it was taken."""
    image, exif = Image.new("RGB", (40, 30), "green"), Image.Exif()
    exif[0x010F] = "Kameratillverkaren"
    exif.get_ifd(GPS)[2] = (59.0, 20.0, 0.0)
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    file.seek(0)
    file.name = "IMG_1.jpg"
    return file


def test_an_anonymous_report_keeps_what_was_said_and_the_day_and_nothing_else(send, cast):
    with day("2026-11-20"):
        response = send(place="Förrådet", happened_on="2026-11-19")
    assert response.status_code == 200
    report = Report.objects.get()
    said = {
        field.name: getattr(report, field.attname)
        for field in Report._meta.fields
        if field.name not in {"id", "code_hash"}
    }
    assert said.pop("came_on").isoformat() == "2026-11-20"
    assert said.pop("happened_on").isoformat() == "2026-11-19"
    assert said == {
        "unit": cast.home_care.pk, "kind": "risk", "text": making.SAID, "place": "Förrådet",
        "is_anonymous": True, "name": "", "contact": "", "photo": None, "receiver": cast.mats.pk,
        "state": "new", "finding": None, "answer": "", "answered_at": None, "received_at": None,
        "told_on": None,
    }  # fmt: skip


def test_the_log_tells_the_day_of_an_anonymous_report_but_no_hour_and_nobody(send, cast, as_):
    send(as_(cast.erik))
    event = Event.objects.get(action="report.sent")
    at = timezone.localtime(event.at)
    assert (event.by, event.by_name, event.detail) == (None, "arbetsro", {})
    assert (at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0)
    assert making.SAID not in f"{event.target_name}{event.detail}"


def test_no_session_is_begun_and_none_is_touched(send, cast, as_):
    anyone = Client()
    send(anyone)
    assert "sessionid" not in anyone.cookies
    assert Session.objects.count() == 0
    erik = as_(cast.erik)
    before = list(Session.objects.values())
    response = send(erik)
    assert response.status_code == 200
    assert list(Session.objects.values()) == before


def test_the_page_does_not_show_who_is_logged_in(door, cast, as_):
    page = as_(cast.erik).get(f"/report/{door.token}/").content.decode()
    assert "Erik" not in page
    assert "Anna, " in page or "Anna" in page  # who reads is told by name


def test_no_request_to_the_form_is_in_the_log_of_requests(send, cast, as_, caplog):
    caplog.set_level(logging.INFO)
    send(as_(cast.erik))
    assert [one for one in caplog.records if one.name == "arbetsro.requests"] == []
    as_(cast.erik).get("/accessibility/")
    assert [one for one in caplog.records if one.name == "arbetsro.requests"] != []


def test_the_receiver_of_an_anonymous_report_gets_no_letter_at_the_hour_it_was_sent(
    send, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send()
    assert mail.outbox == []


def test_the_receiver_of_a_report_with_a_name_gets_a_letter_that_says_nothing_of_it(
    send, cast, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(name="Erik", contact="070-123 45 67")
    [letter] = mail.outbox
    assert letter.to == [cast.mats.email]
    assert "http://127.0.0.1:8000/o/demo/reports/" in letter.body
    for word in ("Erik", "070", "Hyllan", "Hemtjänsten", "isk"):
        assert word not in letter.body.replace("en risk för", "") + letter.subject
    assert Report.objects.get().is_anonymous is False


def test_only_the_hash_of_the_code_is_kept(send):
    code = code_of(send())
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){2}", code)
    assert set("01ILOQUVW") & set(code) == set()
    kept = Report.objects.values().get()
    assert code not in str(kept)
    assert kept["code_hash"] == hash_of(code)


def test_a_code_is_known_however_it_is_typed():
    assert hash_of("K7FM-2XHP-9RQT") == hash_of("k7fm 2xhp9rqt") == hash_of(" K7FM2XHP-9RQT\n")
    assert hash_of("K7FM-2XHP-9RQT") != hash_of("K7FM-2XHP-9RQA")
    assert len({new_code() for _ in range(1000)}) == 1000


def test_what_the_camera_wrote_into_a_photo_is_gone(send):
    assert send(photo=photo_with_place()).status_code == 200
    kept = Image.open(io.BytesIO(bytes(Report.objects.get().photo)))
    assert kept.format == "JPEG"
    assert dict(kept.getexif()) == {}
    assert b"Kameratillverkaren" not in bytes(Report.objects.get().photo)


def test_a_file_that_is_no_photo_is_told_and_the_text_stays(send):
    file = io.BytesIO(b"%PDF-1.7 ...")
    file.name = "rapport.pdf"
    response = send(photo=file)
    page = response.content.decode()
    assert response.status_code == 422
    assert making.SAID in page
    assert "Välj fotot en gång till" in page
    assert not Report.objects.exists()


def test_what_is_sent_twice_is_kept_once_and_gets_the_same_code(send, door):
    page = Client().get(f"/report/{door.token}/").content.decode()
    mark = re.search(r'name="mark" value="([^"]+)"', page)[1]
    first, second = code_of(send(mark=mark)), send(mark=mark)
    assert code_of(second) == first
    assert "redan kommit fram" in second.content.decode()
    assert Report.objects.count() == 1


def test_another_report_from_the_same_page_gets_a_code_of_its_own(send, door):
    page = Client().get(f"/report/{door.token}/").content.decode()
    mark = re.search(r'name="mark" value="([^"]+)"', page)[1]
    first, second = code_of(send(mark=mark)), code_of(send(mark=mark, text="Något annat."))
    assert first != second
    assert Report.objects.count() == 2


def test_a_code_that_somebody_has_made_up_is_not_taken(send):
    assert code_of(send(mark="AAAA-AAAA-AAAA")) != "AAAA-AAAA-AAAA"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": " \n "}, "måste fyllas i"),
        ({"text": "å" * 10_001}, "10001 tecken och får ha högst 10000"),
        ({"text": "a" * 1_000_000}, "1000000 tecken"),
        ({"kind": "gossip"}, "gossip"),
        ({"kind": ""}, "måste fyllas i"),
        ({"happened_on": "2199-01-01"}, "Dagen har inte kommit än"),
        ({"happened_on": "igår"}, "datum"),
    ],
)
def test_what_cannot_be_sent_is_told_and_nothing_is_kept(send, said, sentence):
    response = send(**said)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "🔥🧯👩‍🚒 i förrådet",
        "הרצפה רטובה ליד המדף",
        "<script>alert(1)</script>",
        "a\x00b\x07c\r\nd",
    ],
)
def test_any_writing_can_be_sent_and_read(send, cast, as_, text):
    assert send(text=text).status_code == 200
    kept = Report.objects.get()
    assert kept.text == text.replace("\x00", "").replace("\x07", "").replace("\r\n", "\n")
    page = as_(cast.mats).get(f"/o/demo/reports/{kept.pk}/").content.decode()
    assert "<script>alert" not in page
    assert 'dir="auto"' in page


def test_far_too_many_reports_are_held_back_and_nothing_typed_is_lost(send, monkeypatch):
    monkeypatch.setattr(limits, "FROM_AN_ADDRESS", 2)
    assert [send(text=f"Nummer {n}").status_code for n in range(3)] == [200, 200, 422]
    held = send(text="Hyllan föll!").content.decode()
    assert "Vänta en kvart" in held
    assert "Hyllan föll!" in held
    assert Report.objects.count() == 2


def test_an_address_is_counted_under_a_key_that_is_written_nowhere(send):
    send()
    assert limits._tries._seen != {}
    assert b"127.0.0.1" not in b"".join(limits._tries._seen)


def test_victimisation_is_protected_from_the_beginning_and_read_by_those_the_routine_names(
    send, cast
):
    send(kind="victimisation", text=making.NAMED)
    assert not Report.objects.exists()
    emptied = Report.every.get()
    assert (emptied.kind, emptied.text, emptied.state) == ("", "", "protected")
    case = ProtectedCase.objects.get()
    assert case.content["text"] == making.NAMED
    assert set(case.readers.all()) == {cast.mats, cast.anna}


def test_whoever_names_somebody_can_say_so_and_is_protected_as_well(send):
    send(names_somebody="on", text=making.NAMED)
    assert not Report.objects.exists()
    assert ProtectedCase.objects.get().content["kind"] == "risk"


def test_a_report_about_the_receiver_can_go_to_another_and_the_receiver_does_not_read_it(
    send, cast, door
):
    door.readers.add(cast.mats)
    send(to=str(cast.siv.pk), kind="victimisation", text="Mats hånar oss.")
    assert set(ProtectedCase.objects.get().readers.all()) == {cast.siv, cast.anna}
    send(to=str(cast.siv.pk))
    assert Report.objects.get().receiver == cast.siv


def test_nobody_but_those_whom_the_door_offers_can_be_chosen(send, cast):
    assert send(to=str(cast.anna.pk)).status_code == 422
    assert not Report.objects.exists()


def test_a_door_that_is_closed_or_renewed_leads_nowhere_and_says_so(send, door, cast):
    actions.renew_channel(by=cast.mats, channel=door)
    response = send()
    assert response.status_code == 410
    assert "gäller inte längre" in response.content.decode()
    assert not Report.objects.exists()
    with pytest.raises(Refusal, match="door_is_closed"):
        actions.send_report(channel=door.__class__.objects.get(pk=door.pk), kind="risk", text="x")
    assert Client().get("/report/finns-inte/").status_code == 404


def test_the_form_speaks_the_language_that_is_asked_for_without_remembering_it(door):
    anyone = Client()
    page = anyone.get(f"/report/{door.token}/?language=da").content.decode()
    assert "Hvad vil du fortælle?" in page
    assert '<html lang="da">' in page
    sent = anyone.post(f"/report/{door.token}/?language=da", {"text": "", "kind": "risk"})
    assert "Dette felt" in sent.content.decode()
    assert Session.objects.count() == 0
