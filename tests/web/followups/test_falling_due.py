"""A follow-up falls due when care ends, or when somebody agrees to it afterwards."""

from datetime import date

import pytest

from arbetsro.web.applications.actions import change_consents
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.followups.models import FollowUp
from web.clinic import accepted, booking
from web.conftest import Cast


def _agrees(application: Application, *, to: bool) -> None:
    change_consents(
        by=application.applicant, application=application,
        for_follow_up=to, for_evaluation=False, for_themes=False,
    )  # fmt: skip


@pytest.mark.parametrize("state", [Application.State.CLOSED, Application.State.ACCEPTED])
def test_who_agrees_after_the_end_gets_a_follow_up_and_before_it_none_yet(cast: Cast, state):
    application = accepted(cast)
    held = booking(cast, application)
    Booking.objects.filter(pk=held.pk).update(state=Booking.State.HELD)
    Application.objects.filter(pk=application.pk).update(state=state, for_follow_up=False)
    _agrees(application, to=True)
    due = list(FollowUp.objects.values_list("due_on", flat=True))
    # 13 weeks after Tuesday 1 December 2026.
    assert due == ([date(2027, 3, 2)] if state == Application.State.CLOSED else [])
