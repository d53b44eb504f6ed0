"""What must not get out by side ways: details of the log, old weeks, drafts, letters, consents."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from arbetsro.web.access.roles import Role
from arbetsro.web.applications.actions import (
    change_consents,
    decide,
    send_application,
    write_message,
)
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.record.document import record_document
from arbetsro.web.applications.record.fhir import fhir_record
from arbetsro.web.bookings.actions import book, mark_no_show
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.actions import open_record
from arbetsro.web.care.models import Applicant, CareEvent
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import end_part, take_part
from arbetsro.web.care.regular_work import keep_no_longer
from arbetsro.web.followups.independence import contacts
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.clock import at
from arbetsro.web.frame.stores import CARE
from arbetsro.web.visits.actions import write_record
from arbetsro.web.visits.models import Letter, VisitRecord
from web import clinic as rows
from web.clinic import CONTENT, NINE
from web.conftest import give

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def on_tuesday():
    with at(NINE):
        yield


def test_the_log_outlives_the_record_and_so_holds_nothing_clinical(cast):
    draft = rows.application(cast, state="draft", content={**CONTENT, "text": "Jag vill dö."})
    sent = send_application(by=draft.applicant, application=draft)
    assert sent.is_flagged
    advice = ["primary_care"]
    decide(by=cast.klara, application=sent, outcome="outside", message="Ring.", advice=advice)
    visit = rows.visit(cast, rows.booking(cast, rows.accepted(cast, cast.nils)))
    write_record(by=cast.rut, visit=visit, changes={"work.victimised_by_manager": "yes"}, seen=0)
    told = {one.action: one.detail for one in CareEvent.objects.all()}
    assert told["application.sent"] == {}
    assert told["application.decided"] == {"how": "message"}
    assert told["record.written"] == {"places": 1}


def test_which_places_have_been_written_at_is_sealed_too(cast):
    visit = rows.visit(cast)
    write_record(by=cast.rut, visit=visit, changes={"private.danger": "Nej"}, seen=0)
    field = VisitRecord._meta.get_field("touched")
    assert str(field.get_prep_value({"private.danger": 1})).startswith("sealed:")
    assert VisitRecord.objects.get().touched == {"private.danger": 1}


def test_a_consent_taken_back_is_taken_back_of_earlier_applications_too(cast, as_):
    earlier = rows.accepted(cast, employer=cast.organisation.pk)
    waits = rows.follow_up(cast, earlier, interviewer=cast.ivar.pk)
    time = rows.booking(cast, earlier, kind="follow_up", staff=cast.ivar.pk,
                        starts_at=NINE + HOUR)  # fmt: skip
    later = rows.application(cast, state="draft")
    Application.objects.filter(pk=later.pk).update(for_themes=False, for_evaluation=False)
    page = as_(cast.alva).get("/clinic/kliniken/mine/consents/")
    assert page.context["form"].initial["for_evaluation"]  # as of the earlier one
    as_(cast.alva).post("/clinic/kliniken/mine/consents/", {})
    for one in Application.objects.all():
        held = (one.for_follow_up, one.for_evaluation, one.for_themes, one.employer)
        assert held == (False, False, False, None)
    waits.refresh_from_db()
    assert (waits.state, waits.because) == ("lost", "withdrew")
    # Nobody is reminded of a time for a follow-up that there will not be.
    time.refresh_from_db()
    assert time.state == Booking.State.CANCELLED


def test_a_consent_is_given_for_the_application_at_hand_only(cast):
    earlier = rows.application(cast, state="closed")
    later = rows.application(cast)
    Application.objects.update(for_themes=False)
    kept = {"for_follow_up": True, "for_evaluation": True}
    change_consents(by=later.applicant, application=later, **kept, for_themes=True)
    given = dict(Application.objects.values_list("pk", "for_themes"))
    assert given == {earlier.pk: False, later.pk: True}


def test_a_week_that_has_passed_names_only_those_whose_care_goes_on(cast, as_):
    booked = rows.booking(cast, starts_at=NINE - HOUR, state="held")
    week = reverse("bookings:calendar", args=["kliniken"])
    assert "Alva Alm" in as_(cast.rut).get(week).content.decode()
    end_part(booked.application.applicant, "counsellor")
    page = as_(cast.rut).get(week).content.decode()
    assert booked.application.applicant.number in page
    assert "Alva Alm" not in page


def test_whoever_reviews_reads_and_does_not_write(cast, as_):
    give(cast.ivar, Role.COUNSELLOR, cast.clinic_root)
    record = rows.written(cast)
    open_record(by=cast.ivar, applicant=Applicant.objects.get(), purpose=Purpose.QUALITY,
                reason="Granskar journaler")  # fmt: skip
    page = reverse("visits:record", args=["kliniken", record.visit.pk])
    assert as_(cast.ivar).get(page).status_code == 200
    assert as_(cast.ivar).post(page, {"seen": 1, "changed": "problem.name"}).status_code == 403


def test_whoever_does_the_follow_up_reads_no_application_whatever_else_they_are(cast, as_):
    give(cast.ivar, Role.COUNSELLOR, cast.clinic_root)
    found = rows.follow_up(cast, interviewer=cast.ivar.pk)
    page = reverse("applications:show", args=["kliniken", found.application_id])
    assert as_(cast.ivar).get(page).status_code == 403


def test_a_form_that_comes_back_with_a_fault_was_read_as_well(cast, as_):
    plan = rows.plan(cast)
    page = reverse("visits:plan", args=["kliniken", plan.application_id])
    answer = as_(cast.rut).post(page, {"what": ""})
    assert (answer.status_code, "bemanningen" in answer.content.decode()) == (422, True)
    assert CareEvent.objects.filter(action="plan.read", by_key=cast.rut.pk).count() == 1


def test_on_paper_the_person_has_the_plan_and_the_letters_that_they_were_given(cast):
    plan = rows.plan(cast)
    plan.versions.create(number=1, steps=plan.steps)
    plan.steps = [*plan.steps, {**plan.steps[0], "key": "b2", "what": "Ännu inte talat om"}]
    plan.save()
    Letter.objects.create(application=plan.application, text="Ett utkast", by=cast.rut.pk)
    applicant = Applicant.objects.get()
    for told in (record_document(applicant, "sv"), fhir_record(applicant, "sv")):
        assert "Be om ett möte" in str(told)
        assert "Ännu inte talat om" not in str(told)
        assert "Ett utkast" not in str(told)


def test_a_time_for_the_follow_up_is_no_earlier_contact_of_its_interviewer(cast):
    found = rows.follow_up(cast, interviewer=cast.ivar.pk, assigned_at=NINE)
    time = book(by=cast.ivar, application=found.application, staff=cast.ivar.pk,
                starts_at=NINE + HOUR, kind="follow_up")  # fmt: skip
    with at(NINE + 2 * HOUR):
        mark_no_show(by=cast.ivar, booking=time)
    assert cast.ivar.pk not in contacts(found.application.applicant, FollowUp.objects.get())


def test_a_letter_names_neither_the_clinic_nor_its_address(
    cast, django_capture_on_commit_callbacks
):
    sent = rows.application(cast)
    with django_capture_on_commit_callbacks(using=CARE, execute=True):
        write_message(by=cast.klara, application=sent, text="Hur har du det?")
    letter = mail.outbox[0]
    assert reverse("time:page") in letter.body
    assert "clinic" not in letter.body.lower() + letter.subject.lower()


def test_nobody_who_applies_anew_is_deleted_under_their_hands(cast):
    rows.application(cast, state="closed")
    rows.application(cast, state="draft")
    Applicant.objects.update(last_entry_on=(NINE - timedelta(days=11 * 366)).date())
    draft = Application.objects.get(state="draft")
    CareEvent.objects.create(at=NINE, clinic=draft.applicant.clinic, applicant=draft.applicant_id,
                             action="application.saved")  # fmt: skip
    keep_no_longer()
    assert Application.objects.count() == 2
    draft.delete()
    keep_no_longer()
    assert not Applicant.objects.exists()


def test_a_counsellor_who_has_been_replaced_still_reads_nothing(cast, as_):
    found = rows.accepted(cast)
    end_part(found.applicant, "counsellor")
    take_part(found.applicant, cast.klara.pk, "counsellor")
    page = reverse("visits:plan", args=["kliniken", found.pk])
    assert as_(cast.rut).get(page).status_code == 302
