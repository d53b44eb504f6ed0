"""What the page of a round sends and hears, with its script and without."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from arbetsro.web.audit.models import Event
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.models import Answer, Photo
from web.investigations.making import (
    PRIORITY,
    TIME,
    answer,
    large_file,
    photo_of,
    photo_with_place,
    round_of,
    secret_in,
)

FETCH = {"HTTP_X_REQUESTED_WITH": "fetch"}


@pytest.fixture
def found(cast):
    """A round in North."""
    return round_of(cast.mats, cast.north)


def base(found) -> str:
    return f"/o/demo/investigations/round/{found.pk}/"


def send(client: Client, found, what="answer", files=None, **fields: object):
    """Sends as the page's script does."""
    body = {"sent": str(uuid.uuid4()), **fields, **(files or {})}
    return client.post(f"{base(found)}{what}/", body, **FETCH)


def picture(content: bytes | None = None, name: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or photo_with_place(), "image/jpeg")


# With its script -------------------------------------------------------------------------------


def test_an_answer_is_kept(cast, as_, found):
    reply = send(as_(cast.siv), found, question=TIME, value="partly", note="Inte på fredagar")
    assert reply.status_code == 200
    assert reply.json()["state"] == "saved"
    kept = Answer.objects.get()
    assert (kept.by, kept.value, kept.note) == (cast.siv, "partly", "Inte på fredagar")


def test_an_answer_besides_another_is_told_with_both(cast, as_, found):
    mats = as_(cast.mats)
    send(mats, found, question=TIME, value="works", at="2026-11-23T09:00:00Z")
    reply = send(mats, found, question=TIME, value="not", note="Nej", at="2026-11-23T09:05:00Z")
    assert reply.status_code == 409
    told = reply.json()
    assert told["state"] == "besides"
    assert "Nej, det fungerar inte. Nej" in told["message"]
    assert "Ja, det fungerar" in told["message"]


def test_an_answer_after_the_closing_is_kept_and_told_to_be_late(cast, as_, found):
    actions.close_investigation(by=cast.mats, investigation=found)
    reply = send(as_(cast.siv), found, question=TIME, value="not")
    assert reply.status_code == 423
    assert "sparat för sig" in reply.json()["message"]
    assert Answer.objects.get().is_late


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"question": "finns-inte", "value": "works"}, "Frågan finns inte"),
        ({"question": TIME, "value": "toppen"}, "Välj ett av svaren"),
        ({"question": TIME, "value": ""}, "Välj ett av svaren"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(cast, as_, found, fields, said):
    reply = send(as_(cast.mats), found, **fields)
    assert reply.status_code == 422
    assert said in reply.json()["message"]
    assert not Answer.objects.exists()


def test_marks_and_times_that_make_no_sense_are_made_anew(cast, as_, found):
    reply = send(
        as_(cast.mats), found, question=TIME, value="works", sent="x", seen="y", at="i går"
    )
    assert reply.status_code == 200


def test_who_is_not_logged_in_or_may_not_gets_the_status_that_the_page_has_a_sentence_for(
    cast, as_, found
):
    fields = {"question": TIME, "value": "works"}
    assert send(as_(None), found, **fields).status_code == 401
    assert send(as_(cast.erik), found, **fields).status_code == 403
    south = round_of(cast.anna, cast.south)
    assert send(as_(cast.mats), south, **fields).status_code == 404
    assert not Answer.objects.exists()


def test_a_question_of_ones_own_is_asked_once_and_can_be_answered(cast, as_, found):
    mats, mark = as_(cast.mats), uuid.uuid4()
    for _ in range(2):
        assert send(mats, found, "question", text="Är golvet helt?", sent=mark).status_code == 200
    reply = send(mats, found, question=f"own-{mark}", value="not")
    assert reply.status_code == 200
    page = as_(cast.siv).get(base(found)).content.decode()
    assert page.count("Är golvet helt?") == 1


def test_the_news_tell_whether_it_is_open_and_a_token(cast, as_, found):
    told = as_(cast.mats).get(f"{base(found)}news/").json()
    assert told["open"] is True
    assert len(told["token"]) == 64  # as Django masks its tokens


def test_the_worker_is_a_script_of_ours_for_the_rounds_only(cast, as_):
    reply = as_(cast.mats).get("/o/demo/investigations/round/worker.js")
    assert reply["Content-Type"].startswith("text/javascript")
    # Without this header a browser lets it reach no further than its own folder.
    assert "Service-Worker-Allowed" not in reply


def test_the_page_shows_ones_own_answers_and_last_times_and_not_what_others_answer(
    cast, as_, found
):
    answer(cast.mats, found, TIME, "partly", "Förra höstens svar")
    actions.close_investigation(by=cast.mats, investigation=found)
    now = round_of(cast.mats, cast.north, "Årets rond", based_on=found)
    answer(cast.mats, now, PRIORITY, "not", "Mats tycker")
    answer(cast.siv, now, PRIORITY, "works", "Siv tycker")
    page = as_(cast.siv).get(base(now)).content.decode()
    assert "Siv tycker" in page
    assert "Mats tycker" not in page
    assert "Förra höstens svar" in page


def test_reading_it_leaves_an_event(cast, as_, found):
    as_(cast.siv).get(base(found))
    event = Event.objects.get(action="investigation.read")
    assert (event.by, event.target_id, event.is_reading) == (cast.siv, str(found.pk), True)


# Photos ----------------------------------------------------------------------------------------


def test_a_photo_is_kept_small_and_without_its_place(cast, as_, found):
    reply = send(as_(cast.siv), found, "photo", {"photo": picture()}, question=TIME)
    assert reply.status_code == 200
    kept = Photo.objects.get()
    assert (kept.width, kept.height, kept.question) == (1000, 2000, TIME)
    assert not secret_in(bytes(kept.content))


def test_a_photo_of_30_megabytes_is_taken_and_made_small(cast, as_, found, tmp_path):
    file = large_file(tmp_path / "stor.jpg", 30)
    reply = send(as_(cast.siv), found, "photo", {"photo": picture(file.read_bytes())})
    assert reply.status_code == 200
    assert len(bytes(Photo.objects.get().content)) < 1_000_000


def test_a_photo_that_is_too_large_is_refused_with_its_limit(cast, as_, found, settings):
    settings.PHOTO_LIMIT = 1000
    reply = send(as_(cast.siv), found, "photo", {"photo": picture()})
    assert reply.status_code == 413
    assert "större än 0 MB" in reply.json()["message"]
    assert not Photo.objects.exists()


def test_the_limit_is_40_megabytes(settings):
    assert settings.PHOTO_LIMIT == 40_000_000


def test_what_is_no_picture_is_refused(cast, as_, found):
    reply = send(as_(cast.siv), found, "photo", {"photo": picture(b"<script>alert(1)</script>")})
    assert reply.status_code == 422
    assert "ingen bild" in reply.json()["message"]


def test_nothing_sent_is_told(cast, as_, found):
    assert "Välj ett foto" in send(as_(cast.siv), found, "photo").json()["message"]


def test_a_photo_is_served_as_nothing_but_a_picture_and_kept_by_no_browser(cast, as_, found):
    photo = photo_of(cast.siv, found)
    reply = as_(cast.mats).get(f"/o/demo/investigations/{found.pk}/photos/{photo.pk}/")
    assert reply["Content-Type"] == "image/jpeg"
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert reply["Content-Disposition"] == f'inline; filename="{photo.pk}.jpg"'
    assert reply["Cache-Control"] == "no-store"
    assert "sandbox" in reply["Content-Security-Policy"]
    assert reply.content.startswith(b"\xff\xd8")


def test_a_photo_is_there_only_for_those_who_may_read_its_investigation(cast, as_, found):
    photo = photo_of(cast.siv, found)
    other = round_of(cast.mats, cast.north)
    path = f"/o/demo/investigations/{found.pk}/photos/{photo.pk}/"
    assert as_(cast.erik).get(path).status_code == 403
    assert as_(cast.ulla).get(path).status_code == 404
    wrong = path.replace(str(found.pk), str(other.pk))
    assert as_(cast.mats).get(wrong).status_code == 404


def test_a_photo_that_is_removed_is_gone(cast, as_, found):
    photo, mats = photo_of(cast.siv, found), as_(cast.mats)
    path = f"/o/demo/investigations/{found.pk}/photos/{photo.pk}/"
    assert "för gott" in mats.get(f"{path}remove/").content.decode()
    assert mats.post(f"{path}remove/").status_code == 302
    assert mats.get(path).status_code == 404
    assert mats.post(f"{path}remove/").status_code == 404


# Without its script ----------------------------------------------------------------------------


def test_without_a_script_an_answer_leads_back_to_its_question(cast, as_, found):
    reply = as_(cast.siv).post(
        f"{base(found)}answer/", {"question": TIME, "value": "not", "note": "Nej"}, follow=True
    )
    assert reply.redirect_chain == [(f"{base(found)}#q-{TIME}", 302)]
    assert "Sparat." in reply.content.decode()


def test_without_a_script_a_refusal_is_told_on_the_page(cast, as_, found):
    text = picture(b"text")
    reply = as_(cast.siv).post(f"{base(found)}photo/", {"photo": text}, follow=True)
    assert "ingen bild" in reply.content.decode()


def test_a_question_named_in_a_form_leads_nowhere_else(cast, as_, found):
    reply = as_(cast.siv).post(f"{base(found)}answer/", {"question": "//evil.se/\r\nX: y"})
    assert reply["Location"] == f"{base(found)}#q-"


def test_a_closed_round_says_so_and_still_takes_what_waits(cast, as_, found):
    actions.close_investigation(by=cast.mats, investigation=found)
    page = as_(cast.siv).get(base(found)).content.decode()
    assert "Ronden är avslutad" in page
    assert "data-open" not in page
