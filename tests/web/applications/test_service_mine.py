"""My page: where things stand, messages, consents, who has read, and the record to take along."""

import json
from datetime import timedelta

import pytest

from arbetsro.web.access.standing import standing_of
from arbetsro.web.applications.actions import change_consents, write_message
from arbetsro.web.applications.models import Application
from arbetsro.web.care.actions import open_record
from arbetsro.web.care.models import CareEvent, Receipt
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import purpose_of
from arbetsro.web.care.recording import log
from arbetsro.web.frame.clock import at, now
from arbetsro.web.visits.models import Letter
from web import clinic as made
from web.conftest import AsPerson, Cast

pytestmark = pytest.mark.django_db

MINE = "/clinic/kliniken/mine/"


def test_my_page_says_what_comes_next_and_by_when(cast: Cast, as_: AsPerson) -> None:
    made.application(cast, sent_at=now())
    page = as_(cast.alva).get(MINE).content.decode()
    assert "Vi har fått din ansökan." in page
    assert "Du får svar senast" in page


def test_my_page_says_so_when_the_clinic_is_late(cast: Cast, as_: AsPerson) -> None:
    with at(made.NINE):
        made.application(cast)
        page = as_(cast.alva).get(MINE).content.decode()
    assert "vårt svar är försenat" in page


def test_my_page_shows_the_coming_time_and_the_way_to_the_room(cast: Cast, as_: AsPerson) -> None:
    visit = made.visit(cast)
    with at(made.NINE - timedelta(days=1)):
        page = as_(cast.alva).get(MINE).content.decode()
    assert "tisdag 2026-12-01 kl. 09:00" in page or "tisdag 1 december 2026 kl. 09:00" in page
    assert f"/{visit.pk}/" in page


def test_an_answer_to_a_question_puts_the_application_back_in_the_queue(
    cast: Cast, as_: AsPerson
) -> None:
    found = made.application(cast, state="asked")
    as_(cast.alva).post(f"{MINE}messages/", {"message": "Det började i maj."})
    found.refresh_from_db()
    assert found.state == "sent"
    assert found.answer_by is not None
    assert found.answer_by > now()


def test_a_message_that_points_to_danger_flags_anew_and_shows_help(
    cast: Cast, as_: AsPerson
) -> None:
    found = made.accepted(cast, flag_seen_at=now(), flag_seen_by=cast.rut.pk)
    client = as_(cast.alva)
    client.post(f"{MINE}messages/", {"message": "Jag vill inte leva längre."})
    found.refresh_from_db()
    assert (found.is_flagged, found.flag_seen_at) == (True, None)
    page = client.get(f"{MINE}messages/").content.decode()
    assert page.index('href="tel:112"') < page.index("<h1>")


def test_nobody_writes_where_nobody_reads(cast: Cast, as_: AsPerson) -> None:
    made.application(cast, state="declined", closed_at=now())
    answer = as_(cast.alva).post(f"{MINE}messages/", {"message": "Hallå?"})
    assert answer.status_code == 422
    assert "ingen läser nya meddelanden" in answer.content.decode()


def test_opening_the_messages_marks_them_read_and_that_is_logged(cast: Cast, as_: AsPerson) -> None:
    found = made.accepted(cast)
    write_message(by=cast.rut, application=found, text="Välkommen!", purpose=Purpose.CARE)
    client = as_(cast.alva)
    assert "Olästa meddelanden: 1" in client.get(MINE).content.decode()
    assert "Välkommen!" in client.get(f"{MINE}messages/").content.decode()
    assert "Olästa" not in client.get(MINE).content.decode()
    assert CareEvent.objects.filter(action="message.read", by_applicant=True).count() == 1


def test_a_consent_that_is_taken_back_gives_a_receipt_and_ends_the_follow_up(
    cast: Cast, as_: AsPerson
) -> None:
    after = made.follow_up(cast, interviewer=cast.ivar.pk)
    answer = as_(cast.alva).post(f"{MINE}consents/", {"for_evaluation": "on"})
    receipt = Receipt.objects.get()
    assert str(receipt.pk) in answer["Location"]
    assert receipt.deleted == ["follow_up_coming", "themes_coming"]
    assert receipt.kept == ["record", "themes_made"]
    after.refresh_from_db()
    assert (after.state, after.because) == ("lost", "withdrew")
    found = Application.objects.get()
    assert (found.for_follow_up, found.for_evaluation, found.for_themes) == (False, True, False)


def test_giving_a_consent_gives_no_receipt(cast: Cast) -> None:
    found = made.application(cast)
    given = {"for_follow_up": True, "for_evaluation": True, "for_themes": True}
    assert change_consents(by=found.applicant, application=found, **given) is None


def test_who_has_read_is_told_with_name_role_and_purpose(cast: Cast, as_: AsPerson) -> None:
    found = made.accepted(cast)
    log(
        "application.read", by=cast.rut, purpose=Purpose.CARE, applicant=found.applicant,
        reading=True,
    )  # fmt: skip
    page = as_(cast.alva).get(f"{MINE}readers/").content.decode()
    assert "Rut, rådgivare" in page
    assert "Ansökan lästes" in page
    assert "(samtalen)" in page


def test_whoever_opens_a_record_without_taking_part_is_shown_with_the_reason(
    cast: Cast, as_: AsPerson
) -> None:
    applicant = made.application(cast).applicant
    reason = "Rut är sjuk och Alva ringde."
    open_record(by=cast.ivar, applicant=applicant, purpose=Purpose.STANDING_IN, reason=reason)
    page = as_(cast.alva).get(f"{MINE}readers/").content.decode()
    assert "Ivar, uppföljare" in page
    assert f"<q>{reason}</q>" in page
    assert "(ersatte en kollega)" in page


def test_whoever_is_shut_out_reads_no_more_until_it_is_opened_again(
    cast: Cast, as_: AsPerson
) -> None:
    applicant = made.accepted(cast).applicant
    rut = standing_of(cast.rut, "kliniken")
    assert rut is not None
    assert purpose_of(rut, applicant) == Purpose.CARE
    client = as_(cast.alva)
    client.post(f"{MINE}readers/block/", {"staff": cast.rut.pk})
    assert purpose_of(rut, applicant) is None
    assert "Journalen är spärrad för Rut." in client.get(f"{MINE}readers/").content.decode()
    client.post(f"{MINE}readers/{applicant.blocks.get().pk}/lift/")
    assert purpose_of(rut, applicant) == Purpose.CARE
    client.post(f"{MINE}readers/block/", {"staff": cast.kim.pk})  # has had nothing to do with it
    assert applicant.blocks.filter(lifted_at=None).count() == 0


def everything(cast: Cast) -> Application:
    """An application with all that can come of it."""
    found = made.accepted(cast)
    visit = made.visit(cast, made.booking(cast, found, state="held"))
    record = made.written(cast, visit)
    record.signed_at, record.signed_by = made.NINE, cast.rut.pk
    record.save()
    made.plan(cast, found)
    Letter.objects.create(
        application=found, text="Till min chef", by=cast.rut.pk, given_at=made.NINE
    )
    made.follow_up(
        cast, found, state="done", done_at=made.NINE, interviewer=cast.ivar.pk,
        answers={"problem_size": 4, "helpful": 8, "would_recommend": True},
    )  # fmt: skip
    return found


def test_my_record_holds_everything_and_that_it_was_fetched_is_logged(
    cast: Cast, as_: AsPerson
) -> None:
    from arbetsro.web.applications.record.document import record_document

    found = everything(cast)
    said = str(record_document(found.applicant, "sv"))
    for words in (
        "För mycket att göra", "Tempot", "Be om ett möte", "Till min chef", "8/10", "60",
        "ställer ingen diagnos", "Ansökan 2026-11-24",
    ):  # fmt: skip
        assert words in said, words
    answer = as_(cast.alva).get(f"{MINE}record/pdf/")
    assert answer.content.startswith(b"%PDF")
    assert "alva" not in answer["Content-Disposition"].lower()
    assert CareEvent.objects.filter(action="record.fetched").count() == 1


def test_my_record_is_fhir_that_a_computer_reads(cast: Cast, as_: AsPerson) -> None:
    everything(cast)
    bundle = json.loads(as_(cast.alva).get(f"{MINE}record/fhir/").content)
    kinds = {one["resource"]["resourceType"] for one in bundle["entry"]}
    assert kinds >= {"Patient", "QuestionnaireResponse", "Appointment", "CarePlan", "Observation"}


def test_nobody_reaches_the_page_of_another(cast: Cast, as_: AsPerson) -> None:
    made.application(cast)
    for path in (MINE, f"{MINE}record/pdf/", f"{MINE}readers/", "/clinic/kliniken/application/"):
        assert as_(cast.nils).get(path).status_code == 404, path
        assert as_(cast.rut).get(path).status_code == 404, path
