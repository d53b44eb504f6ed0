"""Answering with a code, with a script and without."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from uuid import uuid4

import pytest
from django.test import Client

from arbetsro.web.answers.freezing import delete_sheets
from arbetsro.web.answers.models import Received, Sheet
from arbetsro.web.answers.sealing import unseal_sheet
from arbetsro.web.surveys.models import Invitation, Wave
from arbetsro.web.surveys.turns import alone_with
from arbetsro.web.surveys.views.answering import WRONG_CODES, tries
from web import surveys_rows
from web.conftest import Cast
from web.installations import POSTGRESQL

pytestmark = pytest.mark.django_db
FETCHED = {"X-Requested-With": "fetch"}
ANSWERS = {"o_own1": "4", "o_own2": "2", "b_b1": "1", "t_t1": "Kollegerna"}


@pytest.fixture(autouse=True)
def nobody_has_tried() -> Iterator[None]:
    tries.forget()
    yield
    tries.forget()


@pytest.fixture
def wave(cast: Cast) -> Wave:
    return surveys_rows.opened(cast)


@pytest.fixture
def code(wave: Wave) -> str:
    return next(surveys_rows.codes(wave))


def kept(wave: Wave) -> list[dict[str, object]]:
    """What stands in the store of answers."""
    rows = Sheet.objects.filter(wave=wave.answers_key, is_filled=True)
    return [unseal_sheet(one.content)["answers"] for one in rows]


def has_answered(wave: Wave) -> int:
    return wave.invitations.filter(has_answered=True).count()


def test_a_code_leads_to_the_questions_and_on_to_the_receipt(wave: Wave, code: str) -> None:
    client = Client()
    typed = f" {code.lower().replace('-', ' ')} "
    entered = client.post("/answer/?language=da", {"code": typed})
    page = client.get(entered["Location"]).content.decode()
    assert "Udsagn 1" in page
    sent = client.post(f"/answer/{code}/?language=da", {"sheet": uuid4(), **ANSWERS})
    assert sent["Location"] == "/answer/sent/?language=da"
    assert "Tak" in client.get(sent["Location"]).content.decode()
    assert kept(wave) == [{"o_own1": 4, "o_own2": 2, "b_b1": 1, "t_t1": "Kollegerna"}]
    assert has_answered(wave) == 1


def test_nobody_is_given_a_cookie_or_told_on_by_a_header(code: str) -> None:
    client = Client(enforce_csrf_checks=True)
    for response in (
        client.get(f"/answer/{code}/"),
        client.post(f"/answer/{code}/", ANSWERS),
        client.get("/answer/sent/"),
    ):
        assert not response.cookies
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"


def test_what_is_sent_twice_is_kept_once(wave: Wave, code: str) -> None:
    key = str(uuid4())
    for _ in range(2):
        told = Client().post(f"/answer/{code}/", {"sheet": key, **ANSWERS}, headers=FETCHED)
        assert told.json() == {"next": "/answer/sent/?language=sv"}
    assert len(kept(wave)) == 1


def test_a_program_that_died_after_keeping_a_sheet_finds_it_again(wave: Wave, code: str) -> None:
    key = str(uuid4())
    Client().post(f"/answer/{code}/", {"sheet": key, **ANSWERS})
    Invitation.objects.update(has_answered=False)  # the code was not used up before it died
    Client().post(f"/answer/{code}/", {"sheet": key, **ANSWERS})
    assert len(kept(wave)) == has_answered(wave) == 1


def test_a_code_is_good_for_one_sheet(wave: Wave, code: str) -> None:
    Client().post(f"/answer/{code}/", {"sheet": uuid4(), **ANSWERS})
    other = Client().post(f"/answer/{code}/", {"sheet": uuid4(), **ANSWERS})
    assert (other.status_code, len(kept(wave))) == (409, 1)
    assert "har redan kommit ett svar" in other.content.decode()
    back = Client().get(f"/answer/{code}/")
    assert back.status_code == 409
    assert "Kollegerna" not in back.content.decode()


def test_a_script_is_told_whether_there_is_any_use_in_sending_again(wave: Wave, code: str) -> None:
    nothing = Client().post(f"/answer/{code}/", {"sheet": uuid4()}, headers=FETCHED)
    assert (nothing.status_code, nothing.json()["is_final"]) == (422, False)
    Wave.objects.update(state=Wave.State.CLOSED, closed_at=wave.opened_at)
    closed = Client().post(f"/answer/{code}/", {"sheet": uuid4(), **ANSWERS}, headers=FETCHED)
    assert (closed.status_code, closed.json()["is_final"]) == (410, True)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Wave.State.DRAFT, "har inte öppnat än"),
        (Wave.State.CLOSED, "är stängd"),
        (Wave.State.PUBLISHED, "är stängd"),
        (Wave.State.UNTOLD, "är stängd"),
        (Wave.State.CANCELLED, "är avbruten"),
    ],
)
def test_a_survey_that_is_not_open_takes_nothing_and_says_why(
    wave: Wave, code: str, state: str, words: str
) -> None:
    is_over = state not in (Wave.State.DRAFT, Wave.State.CANCELLED)
    Wave.objects.update(state=state, closed_at=wave.opened_at if is_over else None)
    for response in (
        Client().get(f"/answer/{code}/"),
        Client().post(f"/answer/{code}/", {"sheet": uuid4(), **ANSWERS}),
    ):
        assert response.status_code == 410
        assert words in response.content.decode()
    assert kept(wave) == []


def test_a_survey_that_is_called_off_says_so_to_who_had_answered(wave: Wave, code: str) -> None:
    Client().post(f"/answer/{code}/", ANSWERS)
    Wave.objects.update(state=Wave.State.CANCELLED)
    delete_sheets(wave.answers_key)
    assert "är avbruten" in Client().get(f"/answer/{code}/").content.decode()
    assert not Sheet.objects.exists()
    assert not Received.objects.exists()


def test_what_was_answered_stays_on_the_page_when_something_is_to_be_mended(code: str) -> None:
    sent = {"sheet": str(uuid4()), "o_own1": "9", "t_t1": "<b>Kollegerna</b>"}
    page = Client().post(f"/answer/{code}/", sent)
    assert page.status_code == 422
    assert "&lt;b&gt;Kollegerna&lt;/b&gt;" in page.content.decode()
    assert sent["sheet"] in page.content.decode()


def test_the_language_changes_without_a_script_and_keeps_what_was_answered(code: str) -> None:
    sent = {"sheet": str(uuid4()), **ANSWERS, "switch": "en"}
    page = Client().post(f"/answer/{code}/?language=sv", sent).content.decode()
    assert "Statement 1" in page
    assert 'name="o_own1" value="4" checked' in page
    assert not Sheet.objects.filter(is_filled=True).exists()


def test_a_survey_in_one_language_is_asked_in_it(wave: Wave, code: str) -> None:
    Wave.objects.update(languages=["da"])
    page = Client().get(f"/answer/{code}/?language=en").content.decode()
    assert "Udsagn 1" in page
    assert '<html lang="da">' in page


def test_more_than_there_is_room_for_is_refused_and_not_cut(wave: Wave, code: str) -> None:
    # Signs drawn from all of a large alphabet can hardly be packed.
    long = "".join(chr(0x4E00 + (i * 7919) % 20000) for i in range(2000))
    page = Client().post(f"/answer/{code}/", {**ANSWERS, "t_t1": long})
    assert page.status_code == 422
    assert "är för långt" in page.content.decode()
    assert kept(wave) == []


def test_a_wrong_code_is_told_the_same_wherever_it_is_typed(wave: Wave) -> None:
    typed = Client().post("/answer/", {"code": "0000-0000-0000"})
    opened = Client().get("/answer/0000-0000-0000/")
    for response in (typed, opened):
        assert "Koden finns inte" in response.content.decode()


def test_guessing_is_slowed_but_nobody_loses_what_they_have_answered(wave: Wave, code: str) -> None:
    client = Client()
    for n in range(WRONG_CODES + 1):
        page = client.get(f"/answer/{n:012}/").content.decode()
    assert "Vänta en kvart" in page
    assert "Vänta en kvart" in client.get(f"/answer/{code}/").content.decode()
    assert client.post(f"/answer/{code}/", ANSWERS).status_code == 302
    assert b"127.0.0.1" not in b"".join(tries._seen)


if not POSTGRESQL:  # which locks the row of the code, and nobody else's

    def test_whoever_presses_twice_at_once_waits_for_their_turn_and_nobody_else_does() -> None:
        mark, other = "00000001", "00000002"
        with ThreadPoolExecutor(1) as pool:
            with alone_with(mark):
                waits = pool.submit(_take_turn, mark)
                assert not wait([waits], timeout=0.2).done
            assert wait([waits], timeout=10).done
            with alone_with(mark):
                assert wait([pool.submit(_take_turn, other)], timeout=10).done

    def _take_turn(mark: str) -> None:
        with alone_with(mark):
            pass
