"""The end of care, and when the follow-up falls due."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from arbetsro.web.access.standing import standing_of
from arbetsro.web.care.models import TakesPart
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.visits.actions import end_care
from arbetsro.web.visits.waiting import waiting_for
from web import clinic
from web.visits import making

pytestmark = pytest.mark.django_db


def test_the_follow_up_is_due_some_weeks_after_the_last_visit(cast):
    clinic.clinic(cast, follow_up_weeks=13)
    of = clinic.accepted(cast)
    making.signed(cast, making.held(cast, of))
    # Half past eleven at night in Sweden on 15 September is the 15th there, and by UTC too.
    last = datetime(2026, 9, 15, 21, 30, tzinfo=UTC)
    making.signed(cast, making.held(cast, of, starts_at=last, ends_at=last.replace(hour=22),
                                    kind="second"))  # fmt: skip
    ended = end_care(by=cast.rut, application=of, note="Klart.")
    assert ended.state == "closed"
    assert FollowUp.objects.get(application=of).due_on == date(2026, 12, 15)  # 91 days later
    assert ended.closing.note == "Klart."
    assert not TakesPart.objects.filter(until=None).exists()


def test_without_a_visit_or_consent_nobody_follows_up(cast):
    of = clinic.accepted(cast)
    end_care(by=cast.rut, application=of)
    assert not FollowUp.objects.exists()
    other = clinic.accepted(cast, cast.nils)
    other.for_follow_up = False
    other.save()
    making.signed(cast, making.held(cast, other))
    end_care(by=cast.rut, application=other)
    assert not FollowUp.objects.exists()


def test_care_does_not_end_with_something_booked_or_not_signed(cast):
    of = clinic.accepted(cast)
    booking = clinic.booking(cast, of)
    with pytest.raises(Refusal, match="still_booked"):
        end_care(by=cast.rut, application=of)
    booking.state = "held"
    booking.save()
    with pytest.raises(Refusal, match="sign_first"):  # nothing is written about it at all
        end_care(by=cast.rut, application=of)
    clinic.written(cast, clinic.visit(cast, booking))
    with pytest.raises(Refusal, match="sign_first"):
        end_care(by=cast.rut, application=of)
    of.refresh_from_db()
    assert of.state == "accepted"


def test_the_end_in_the_browser_leads_away_from_the_record(cast, as_):
    of = making.signed(cast).visit.booking.application
    page = reverse("visits:end", args=["kliniken", of.pk])
    assert "13 veckor" in as_(cast.rut).get(page).content.decode()
    answer = as_(cast.rut).post(page, {"note": "Klart."}, follow=True)
    assert answer.status_code == 200
    assert as_(cast.rut).get(page).status_code == 302  # why?


def test_notes_that_are_not_signed_wait_for_their_counsellor(cast):
    clinic.written(cast, making.held(cast))
    (one,) = waiting_for(standing_of(cast.rut, "kliniken"))
    assert (one.text_key, one.values) == ("visits.waiting_unsigned", {"count": 1})
    assert list(waiting_for(standing_of(cast.klara, "kliniken"))) == []
