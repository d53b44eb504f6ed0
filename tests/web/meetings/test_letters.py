"""Questions by e-mail: who answered what cannot be known, and few are never shown."""

import pytest
from django.core import mail

from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions import close_investigation
from arbetsro.web.investigations.actions.letters import (
    close_questions,
    give_reply,
    remind_of_questions,
    send_questions,
)
from arbetsro.web.investigations.letters_shown import asked_of, staff_of
from arbetsro.web.investigations.models import Asking, Finding, Letter, Reply
from arbetsro.web.investigations.regular_work import close_questions_of_what_has_ended
from web.meetings.gatherings import (
    ADDRESSES,
    BASE,
    QUESTIONS,
    answered,
    asked,
    investigation,
    keys_in_letters,
    staff,
)


def refused(call) -> str:
    with pytest.raises(Refusal) as refusal:
        call()
    return refusal.value.code


@pytest.fixture
def sent(cast, django_capture_on_commit_callbacks) -> Asking:
    """Questions whose letters have gone out."""
    with django_capture_on_commit_callbacks(execute=True):
        return asked(cast)


def reply(client, token: str, *texts: str):
    questions = Asking.objects.get().investigation.questions.all()
    answers = {f"answer_{one.pk}": text for one, text in zip(questions, texts, strict=False)}
    return client.post(f"/meeting/questions/{token}/", answers)


def texts() -> list[str]:
    return sorted(Reply.objects.values_list("text", flat=True))


# Sending ----------------------------------------------------------------------------------------


def test_each_gets_a_letter_with_a_key_of_which_only_a_print_is_kept(sent):
    keys = keys_in_letters()
    assert sorted(keys) == sorted(ADDRESSES)
    kept = dict(Letter.objects.values_list("email", "token_hash"))
    assert kept == {email: hash_of(key) for email, key in keys.items()}


def test_a_letter_names_the_organisation_and_nothing_of_what_is_asked(sent):
    letter = mail.outbox[0]
    assert "Demo Alltjänst AB" in letter.body
    for told in (*QUESTIONS, "Hemtjänsten", "Undersökning", "Anna"):
        assert told not in letter.subject + str(letter.body)


def test_somebody_with_an_account_is_asked_in_their_own_language(
    cast, django_capture_on_commit_callbacks
):
    cast.erik.language = "da"
    cast.erik.save()
    with django_capture_on_commit_callbacks(execute=True):
        send_questions(
            by=cast.anna, investigation=investigation(cast, "questions"),
            questions=QUESTIONS, addresses=[*ADDRESSES[:4], " Erik@Exempel.se "],
        )  # fmt: skip
    subjects = {message.to[0]: message.subject for message in mail.outbox}
    assert subjects["erik@exempel.se"] == "Nogle spørgsmål om dit arbejde"
    assert subjects[ADDRESSES[0]] == "Några frågor om ditt arbete"


@pytest.mark.parametrize(
    ("questions", "addresses", "code"),
    [
        ((), ADDRESSES, "letters.no_questions"),
        (QUESTIONS, ADDRESSES[:4], "letters.too_few_asked"),
        (QUESTIONS, [ADDRESSES[0]] * 9, "letters.too_few_asked"),
        (["?"] * 13, ADDRESSES, "letters.too_many_questions"),
        (QUESTIONS, [f"a{n}@exempel.se" for n in range(301)], "letters.too_many_asked"),
    ],
)
def test_what_cannot_be_asked_is_refused(cast, questions, addresses, code):
    of = investigation(cast, "questions")
    send = lambda: send_questions(  # noqa: E731
        by=cast.anna, investigation=of, questions=questions, addresses=addresses
    )
    assert refused(send) == code
    assert not Letter.objects.exists()


def test_questions_are_sent_once(cast, sent):
    again = lambda: send_questions(  # noqa: E731
        by=cast.anna, investigation=sent.investigation, questions=QUESTIONS, addresses=ADDRESSES
    )
    assert refused(again) == "letters.sent_already"


def test_the_staff_of_a_unit_are_those_with_a_role_in_it_or_below_but_not_the_one_who_asks(cast):
    home_care = staff(cast, 3)
    assert staff_of(cast.north, without=cast.mats) == sorted(["erik@exempel.se", *home_care])
    assert staff_of(cast.home_care, without=cast.mats) == sorted(home_care)
    assert staff_of(cast.south, without=cast.mats) == []


# Answering --------------------------------------------------------------------------------------


def test_a_reply_is_kept_without_a_name_a_time_or_a_way_back(cast, as_, sent):
    events = Event.objects.count()
    answer = reply(as_(None), keys_in_letters()[ADDRESSES[0]], "För mycket", "Vakanser")
    assert answer.status_code == 302
    assert texts() == ["För mycket", "Vakanser"]
    assert Event.objects.count() == events  # an event would tell when
    assert {field.name for field in Reply._meta.fields} == {"id", "question", "text"}
    assert {field.name for field in Letter._meta.fields} == {
        "id", "investigation", "person", "email", "token_hash", "sent_at", "is_answered",
    }  # fmt: skip


def test_a_key_answers_once_however_often_it_is_sent(as_, sent):
    token, client = keys_in_letters()[ADDRESSES[0]], as_(None)
    reply(client, token, "Ett svar")
    reply(client, token, "Ett svar")
    reply(client, token, "Ett annat svar")
    assert texts() == ["Ett svar"]
    assert (
        "Tack, dina svar har kommit in"
        in client.get(f"/meeting/questions/{token}/").content.decode()
    )


def test_looking_at_the_page_uses_no_key(as_, sent):
    token, client = keys_in_letters()[ADDRESSES[0]], as_(None)
    for _ in range(3):
        shown = client.get(f"/meeting/questions/{token}/").content.decode()
    assert QUESTIONS[0] in shown
    assert "Det här sparas" in shown
    assert "frågar 7 personer" in shown


def test_an_empty_reply_is_told_and_uses_no_key(as_, sent):
    token, client = keys_in_letters()[ADDRESSES[0]], as_(None)
    answer = reply(client, token, " ", "")
    assert answer.status_code == 422
    assert "Svara på minst en fråga." in answer.content.decode()
    assert not Letter.objects.filter(is_answered=True).exists()


def test_a_reply_changes_places_with_another_that_is_drawn_by_lot(cast, monkeypatch):
    asking = asked(cast)
    question = asking.investigation.questions.first()
    monkeypatch.setattr("secrets.randbelow", lambda most: 0)  # never the last place
    there: set[object] = set()
    for number, letter in enumerate(Letter.objects.all()[:5]):
        give_reply(letter=letter, answers={question.pk: f"Svar {number}"})
        rows = dict(Reply.objects.values_list("pk", "text"))
        (new,) = set(rows) - there
        assert (rows[new] == f"Svar {number}") is (number == 0)
        there = set(rows)
    assert texts() == [f"Svar {number}" for number in range(5)]


def test_a_reply_may_come_to_lie_at_any_place(cast, monkeypatch):
    asking = asked(cast)
    question = asking.investigation.questions.first()
    drawn: list[int] = []
    monkeypatch.setattr("secrets.randbelow", lambda most: drawn.append(most) or most - 1)
    for letter in Letter.objects.all()[:4]:
        give_reply(letter=letter, answers={question.pk: "Svar"})
    assert drawn == [1, 2, 3, 4]  # as many places as there are rows with the new one


def test_a_key_that_is_unknown_or_closed_leads_to_a_page_that_says_so(cast, as_, sent):
    token = keys_in_letters()[ADDRESSES[0]]
    close_questions(by=cast.anna, asking=sent)
    for one in (token, "hittepa"):
        answer = as_(None).get(f"/meeting/questions/{one}/")
        assert answer.status_code == 404
        assert "Länken gäller inte längre" in answer.content.decode()


# Reminding --------------------------------------------------------------------------------------


def test_those_who_have_not_answered_get_a_new_key_and_the_old_one_is_void(
    cast, as_, sent, django_capture_on_commit_callbacks
):
    first = keys_in_letters()
    reply(as_(None), first[ADDRESSES[0]], "Svar")
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        remind_of_questions(by=cast.anna, asking=sent)
    second = keys_in_letters()
    assert sorted(second) == sorted(ADDRESSES[1:])
    assert as_(None).get(f"/meeting/questions/{first[ADDRESSES[1]]}/").status_code == 404
    assert reply(as_(None), second[ADDRESSES[1]], "Svar två").status_code == 302


def test_nobody_is_reminded_twice_a_day_or_after_the_closing(cast, sent):
    remind_of_questions(by=cast.anna, asking=sent)
    again = lambda: remind_of_questions(by=cast.anna, asking=sent)  # noqa: E731
    assert refused(again) == "letters.reminded_today"
    close_questions(by=cast.anna, asking=sent)
    assert refused(again) == "letters.closed_already"


def test_the_log_does_not_tell_how_many_were_reminded(cast, sent):
    remind_of_questions(by=cast.anna, asking=sent)
    assert Event.objects.get(action="questions.reminded").detail == {}


# Reading ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("replies", "closed", "count", "told"),
    [(4, False, None, False), (5, False, 5, False), (4, True, 4, False), (5, True, 5, True)],
)
def test_how_many_answered_and_what_are_told_late_and_of_five(cast, replies, closed, count, told):
    found = asked_of(answered(cast, replies, closed=closed))
    assert (found.answered, found.is_told) == (count, told)
    shown = [text for _, texts in found.questions for text in texts]
    assert sorted(shown) == ([f"Svar {number}" for number in range(5)] if told else [])


def test_closing_removes_who_was_asked(cast):
    asking = answered(cast, 5)
    assert not Letter.objects.exists()
    assert (asking.asked, asking.answered) == (7, 5)


def test_the_addresses_go_too_where_the_investigation_is_ended_and_nobody_closes(cast, as_):
    asking = answered(cast, 5, closed=False)
    close_investigation(by=cast.anna, investigation=asking.investigation)
    page = as_(cast.mats).get(f"{BASE}{asking.pk}/questions/").content.decode()
    assert page.count("<li>Svar ") == 5
    close_questions_of_what_has_ended()
    close_questions_of_what_has_ended()  # does no harm
    assert not Letter.objects.exists()
    assert Event.objects.get(action="questions.closed").by is None


@pytest.mark.parametrize("replies", [0, 4])
def test_four_replies_look_like_none(cast, as_, replies):
    asking = answered(cast, replies)
    page = as_(cast.mats).get(f"{BASE}{asking.pk}/questions/").content.decode()
    assert "Inga svar att visa" in page
    assert "Svar 0" not in page
    question = asking.investigation.questions.first()
    there = f"{BASE}{asking.pk}/questions/{question.pk}/finding/"
    assert as_(cast.mats).get(there).status_code == 404


def test_the_leader_asks_closes_reads_and_makes_a_finding(cast, as_):
    mats, of = as_(cast.mats), investigation(cast, "questions")
    staff(cast, 6)
    there = f"{BASE}{of.pk}/questions/"
    assert "Antal, utom dig själv: 6" in mats.get(there).content.decode()
    sent = {"own": "\n".join(QUESTIONS), "staff": "on", "addresses": ""}
    assert mats.post(there, sent).status_code == 302
    asking = Asking.objects.get()
    first = of.questions.first()
    for letter in Letter.objects.all():
        give_reply(letter=letter, answers={first.pk: f"För {letter.pk}"})
    assert "För " not in mats.get(there).content.decode()
    assert mats.post(f"{there}close/").status_code == 302
    page = mats.get(there).content.decode()
    assert page.count("<li>För ") == 6
    assert "Skriv inget som pekar på en person" in page
    form = mats.get(f"{there}{first.pk}/finding/").content.decode()
    assert "För " not in form.split("<form")[-1].split("</textarea>")[0]  # nothing is copied
    found = {"kind": "problem", "text": "Tempot", "found_on": "2025-03-12"}
    assert mats.post(f"{there}{first.pk}/finding/", found).status_code == 302
    assert Finding.objects.get().source == "questions"
    assert asking.asked == 6


def test_a_mistyped_address_is_named(cast, as_):
    of = investigation(cast, "questions")
    sent = {"own": "Vad?", "addresses": "a@exempel.se; b@exempel.se, inte en adress"}
    answer = as_(cast.mats).post(f"{BASE}{of.pk}/questions/", sent)
    assert answer.status_code == 422
    assert "inte en adress är ingen e-postadress" in answer.content.decode()
