"""Whoever does a follow-up has had no contact with the person before, and the log proves it."""

import pytest
from django.urls import reverse

from arbetsro.web.access.roles import Role
from arbetsro.web.access.standing import standing_of
from arbetsro.web.applications.models import Message
from arbetsro.web.care.models import Block
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.care.reading import read
from arbetsro.web.care.recording import log
from arbetsro.web.followups.actions import assign_evenly, assign_follow_up, note_attempt
from arbetsro.web.followups.independence import contacts, who_may
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from web import clinic
from web.conftest import give, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def follow_up(cast):
    """Alva's follow-up, which is soon due and which nobody has been given."""
    found = clinic.follow_up(cast)
    FollowUp.objects.update(due_on=today())
    found.refresh_from_db()
    return found


@pytest.fixture
def nora(cast):
    """Another interviewer."""
    made = person("Nora")
    give(made, Role.FOLLOW_UP_INTERVIEWER, cast.clinic_root)
    return made


def read_once(cast, applicant) -> None:
    log("record.read", by=cast.ivar, purpose=Purpose.QUALITY, applicant=applicant,
        reading=True)  # fmt: skip


def booked(cast, applicant) -> None:
    clinic.booking(cast, applicant.applications.get(), staff=cast.ivar.pk, state="cancelled")


def wrote(cast, applicant) -> None:
    Message.objects.create(application=applicant.applications.get(), staff=cast.ivar.pk, text="Hej")


@pytest.mark.parametrize(
    ("contact", "says"),
    [
        (read_once, "care_log.record.read"),
        (booked, "followups.contact_booking"),
        (wrote, "followups.contact_message"),
    ],
)
def test_a_single_contact_is_enough_to_be_refused(cast, follow_up, contact, says):
    contact(cast, follow_up.application.applicant)
    assert [one.key for one in contacts(follow_up.application.applicant)[cast.ivar.pk]] == [says]
    with pytest.raises(Refusal) as told:
        assign_follow_up(by=cast.klara, follow_up=follow_up, interviewer=cast.ivar)
    assert today().isoformat() in told.value.told("sv")
    assert who_may(follow_up) == []


def test_the_counsellor_is_never_the_one(cast, follow_up):
    give(cast.rut, Role.FOLLOW_UP_INTERVIEWER, cast.clinic_root)
    assert who_may(follow_up) == [cast.ivar]
    with pytest.raises(Refusal, match="has_had_contact"):
        assign_follow_up(by=cast.klara, follow_up=follow_up, interviewer=cast.rut)


def test_what_belongs_to_the_follow_up_itself_is_no_contact(cast, follow_up, nora):
    found = assign_follow_up(by=cast.klara, follow_up=follow_up, interviewer=cast.ivar)
    applicant = found.application.applicant
    read(standing_of(cast.ivar, "kliniken"), applicant, "follow_up.read", follow_up=str(found.pk))
    note_attempt(by=cast.ivar, follow_up=found, outcome="no_answer")
    clinic.booking(cast, found.application, staff=cast.ivar.pk, kind="follow_up")
    assert cast.ivar.pk not in contacts(applicant, found)
    # Given to another and back again, nothing has happened that speaks against him.
    assign_follow_up(by=cast.klara, follow_up=found, interviewer=nora)
    found.refresh_from_db()
    assert set(who_may(found)) == {cast.ivar, nora}
    # At another follow-up of the same person all of it is a contact.
    assert cast.ivar.pk in contacts(applicant)


def test_whom_the_person_has_shut_out_is_not_chosen(cast, follow_up, nora):
    Block.objects.create(applicant=follow_up.application.applicant, staff=cast.ivar.pk)
    assert who_may(follow_up) == [nora]
    with pytest.raises(Refusal, match="shut_out"):
        assign_follow_up(by=cast.klara, follow_up=follow_up, interviewer=cast.ivar)


def test_only_who_does_follow_ups_here_is_given_one(cast, follow_up):
    with pytest.raises(Refusal, match="no_interviewer"):
        assign_follow_up(by=cast.klara, follow_up=follow_up, interviewer=cast.eva)


def test_follow_ups_are_shared_evenly_among_those_who_may(cast, nora):
    people = [person(f"Sökande {n}") for n in range(4)]
    found = [clinic.follow_up(cast, clinic.accepted(cast, one)) for one in people]
    # The first of them knows Nora.
    wrote_to = found[0].application
    Message.objects.create(application=wrote_to, staff=nora.pk, text="Hej")
    assert assign_evenly(by=cast.klara, clinic=clinic.clinic(cast), follow_ups=found) == 4
    given = list(FollowUp.objects.order_by("due_on", "pk").values_list("interviewer", flat=True))
    assert sorted(given) == sorted([cast.ivar.pk, cast.ivar.pk, nora.pk, nora.pk])
    assert FollowUp.objects.get(pk=found[0].pk).interviewer == cast.ivar.pk


def test_the_proof_names_the_contact_and_offers_only_those_who_may(cast, as_, follow_up, nora):
    clinic.booking(cast, follow_up.application, staff=cast.ivar.pk, state="held")
    page = reverse("followups:proof", args=["kliniken", follow_up.pk])
    shown = as_(cast.klara).get(page)
    assert "Hade en bokad eller föreslagen tid" in shown.content.decode()
    assert [key for key, _ in shown.context["form"].fields["interviewer"].choices] == [nora.pk]
    assert "Alva" not in shown.content.decode()
    # Somebody who sends another choice than those offered is told why not.
    assign = reverse("followups:assign", args=["kliniken", follow_up.pk])
    refused = as_(cast.klara).post(assign, {"interviewer": cast.ivar.pk})
    assert refused.status_code == 422
    assert "har redan haft kontakt med personen" in refused.content.decode()
    assert as_(cast.klara).post(assign, {"interviewer": nora.pk}).status_code == 302
    # Only coordinators and the interviewer come here.
    assert as_(nora).get(page).status_code == 200
    assert as_(cast.ivar).get(page).status_code == 404
    assert as_(cast.rut).get(page).status_code == 404
