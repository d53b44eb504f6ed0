"""Applying: saved as it is typed, two windows, sent once, danger, and what is missing."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail

from arbetsro.web.applications.actions import (
    begin_application,
    save_application,
    send_application,
    withdraw_application,
)
from arbetsro.web.applications.actions.applying import answer_by
from arbetsro.web.applications.models import Application
from arbetsro.web.care.models import Applicant, CareEvent
from arbetsro.web.frame.refusal import Refusal
from web import clinic as made
from web.conftest import AsPerson, Cast

pytestmark = pytest.mark.django_db

FORM = "/clinic/kliniken/application/"
SAVE = "/clinic/kliniken/application/save/"
ITEMS = {f"item_{number}": "5" for number in range(1, 13)}


def draft(cast: Cast) -> Application:
    return begin_application(by=made.record(cast))


def typed(seen: int, page: str, **fields: object) -> dict[str, object]:
    """What the script sends."""
    return {"seen": seen, "page": page, "changed": ",".join(fields), **fields}


def test_what_is_typed_is_saved_and_there_the_next_time(cast: Cast, as_: AsPerson) -> None:
    draft(cast)
    client = as_(cast.alva)
    told = client.post(
        SAVE, typed(1, "a", item_3="6", text="För mycket", age="47", parts=["morning", "evening"])
    ).json()
    assert (told["seen"], told["conflicts"], told["danger"]) == (2, {}, False)
    content = Application.objects.get().content
    assert content["items"] == {"3": 6}
    assert content["facts"] == {"age": 47}
    assert content["preferred"] == {"parts": ["morning", "evening"]}
    page = client.get(FORM).content.decode()
    assert 'name="item_3" value="6" id="id_item_3_5" checked' in page
    assert "För mycket</textarea>" in page


def test_two_windows_lose_nothing(cast: Cast, as_: AsPerson) -> None:
    draft(cast)
    client = as_(cast.alva)
    client.post(SAVE, typed(1, "a", text="Ett", age="47"))
    answer = client.post(SAVE, typed(1, "b", text="Två", sex="woman"))
    assert answer.status_code == 409
    told = answer.json()
    assert told["conflicts"] == {"text": {"value": "Ett", "words": "Ett"}}
    assert told["theirs"] == {"age": 47}  # the second window has not touched it, and is told
    content = Application.objects.get().content
    assert (content["text"], content["facts"]) == ("Ett", {"age": 47, "sex": "woman"})
    settled = client.post(SAVE, typed(told["seen"], "b", text="Två"))
    assert settled.status_code == 200
    assert Application.objects.get().content["text"] == "Två"


def test_a_window_whose_answer_was_lost_is_not_in_conflict_with_itself(cast: Cast) -> None:
    found = draft(cast)
    by = found.applicant
    save_application(by=by, application=found, changes={"text": "Ett"}, seen=1, page="a")
    saved = save_application(
        by=by, application=found, changes={"text": "Ett till"}, seen=1, page="a"
    )
    assert not saved.conflicts
    assert Application.objects.get().content["text"] == "Ett till"


def test_without_a_script_a_second_window_shows_both(cast: Cast, as_: AsPerson) -> None:
    found = draft(cast)
    save_application(
        by=found.applicant,
        application=found,
        changes={"items.2": 2, "text": "Ett"},
        seen=1,
        page="a",
    )
    form = {"seen": 1, "page": "b", "item_2": "7", "text": "Ett", "do": "save"}
    answer = as_(cast.alva).post(FORM, form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "I det andra fönstret: <q>2</q>" in page
    assert 'name="item_2" value="7" id="id_item_2_6" checked' in page
    assert Application.objects.get().content["items"] == {"2": 2}


def test_a_wrong_age_is_told_and_the_rest_is_saved(cast: Cast, as_: AsPerson) -> None:
    draft(cast)
    told = as_(cast.alva).post(SAVE, typed(1, "a", age="4", text="Ja")).json()
    assert "mellan 15 och 100" in told["faults"]["age"]
    content = Application.objects.get().content
    assert content["text"] == "Ja"
    assert "age" not in content.get("facts", {})


def test_sent_twice_it_is_there_once(cast: Cast, as_: AsPerson) -> None:
    found = draft(cast)
    form = {"seen": 1, "page": "a", "text": "För mycket", "do": "send", **ITEMS}
    answer = as_(cast.alva).post(FORM, form)
    assert answer["Location"] == "/clinic/kliniken/mine/"
    sent_at = Application.objects.get().sent_at
    send_application(by=found.applicant, application=found)
    as_(cast.alva).post(FORM, form)
    assert Application.objects.get().sent_at == sent_at
    assert begin_application(by=found.applicant) == found


def test_ten_of_twelve_may_be_sent_after_a_question_and_nine_may_not(
    cast: Cast, as_: AsPerson
) -> None:
    # 80 % of twelve is 9.6: ten answers give a score and nine do not (instruments/smbm-12.toml).
    draft(cast)
    client = as_(cast.alva)
    nine = {f"item_{number}": "4" for number in range(1, 10)}
    form = {"seen": 1, "page": "a", "text": "För mycket", "do": "anyway", **nine}
    answer = client.post(FORM, form)
    assert (answer.status_code, Application.objects.get().state) == (422, "draft")
    assert "För många påståenden saknar svar" in answer.content.decode()
    form |= {"item_10": "4", "do": "send"}
    page = client.post(FORM, form).content.decode()
    assert page.count('<li><a href="#id_item_') == 2
    assert "Skicka ändå" in page
    assert client.post(FORM, {**form, "do": "anyway"}).status_code == 302
    assert Application.objects.get().state == "sent"


def test_an_application_without_a_word_is_not_sent(cast: Cast, as_: AsPerson) -> None:
    draft(cast)
    answer = as_(cast.alva).post(FORM, {"seen": 1, "page": "a", "do": "send", **ITEMS})
    assert answer.status_code == 422
    assert "Skriv några rader" in answer.content.decode()


def test_words_or_an_answer_that_point_to_danger_show_help_at_once_and_flag(
    cast: Cast, as_: AsPerson, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    draft(cast)
    client = as_(cast.alva)
    assert "data-crisis tabindex" in client.get(FORM).content.decode()
    assert " hidden>" in client.get(FORM).content.decode().split("data-crisis")[1][:80]
    assert client.post(SAVE, typed(1, "a", text="Jag vill inte leva")).json()["danger"]
    page = client.get(FORM).content.decode()
    assert " hidden>" not in page.split("data-crisis")[1][:80]
    assert page.index('href="tel:112"') < page.index('<form method="post" novalidate data-app')
    client.post(SAVE, typed(2, "a", text="För mycket", danger_now="yes"))
    assert Application.objects.get().is_flagged
    form = {"seen": 3, "page": "a", "text": "x", "danger_now": "yes", "do": "send", **ITEMS}
    with django_capture_on_commit_callbacks(using="care", execute=True):
        client.post(FORM, form)
    found = Application.objects.get()
    assert (found.state, found.is_flagged) == ("sent", True)
    to_klara = mail.outbox[-1]
    assert to_klara.to == [cast.klara.email]
    assert f"/o/kliniken/applications/{found.pk}/" in str(to_klara.body)
    assert 'href="tel:112"' in client.get("/clinic/kliniken/mine/").content.decode()


def test_nothing_is_agreed_to_before_the_person_says_so(cast: Cast, as_: AsPerson) -> None:
    found = draft(cast)
    page = as_(cast.alva).get(FORM).content.decode()
    assert "checked" not in page
    assert [found.for_follow_up, found.for_evaluation, found.for_themes] == [False] * 3


def test_the_answer_is_due_after_five_working_days(cast: Cast) -> None:
    at = made.clinic(cast, answer_days=5)
    # A Thursday evening in Stockholm; five working days later is the Thursday after.
    due = answer_by(at, datetime(2026, 12, 3, 19, 0, tzinfo=UTC)).astimezone(at.zone)
    assert f"{due:%A %Y-%m-%d %H:%M}" == "Thursday 2026-12-10 23:59"


def test_a_draft_that_is_taken_back_is_gone_with_all_that_came_with_it(
    cast: Cast, as_: AsPerson
) -> None:
    found = draft(cast)
    answer = as_(cast.alva).post("/clinic/kliniken/application/withdraw/")
    assert not Application.objects.exists()
    assert not Applicant.objects.exists()
    page = as_(cast.alva).get(answer["Location"]).content.decode()
    assert "Allt du hade skrivit i ansökan." in page
    assert "Patientdatalagen" not in page
    pdf = as_(cast.alva).get(f"{answer['Location']}pdf/")
    assert pdf.content.startswith(b"%PDF")
    assert CareEvent.objects.filter(action="application.withdrawn", applicant=found.applicant_id)


def test_what_was_sent_and_is_taken_back_is_kept_as_the_law_says(cast: Cast) -> None:
    found = made.application(cast)
    receipt = withdraw_application(by=found.applicant, application=found)
    found.refresh_from_db()
    assert (found.state, found.for_evaluation, found.content["text"]) == (
        "withdrawn", False, made.CONTENT["text"],
    )  # fmt: skip
    assert "record" in receipt.kept


def test_a_time_that_is_booked_must_be_cancelled_first(cast: Cast) -> None:
    booked = made.booking(cast)
    with pytest.raises(Refusal, match="cancel_first"):
        withdraw_application(by=booked.application.applicant, application=booked.application)


def test_a_clinic_that_closes_meanwhile_keeps_the_draft(cast: Cast) -> None:
    found = draft(cast)
    save_application(
        by=found.applicant, application=found, seen=1,
        changes={"text": "Ja", **{f"items.{n}": 3 for n in range(1, 13)}},
    )  # fmt: skip
    made.clinic(cast, is_open=False)
    with pytest.raises(Refusal, match="clinic_closed"):
        send_application(by=found.applicant, application=found)
    assert Application.objects.get().content["text"] == "Ja"
