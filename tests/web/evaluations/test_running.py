"""How the service runs: expected figures are counted by hand from the made-up rows."""

from datetime import UTC, date, datetime, timedelta

from arbetsro.web.bookings.models import Booking
from arbetsro.web.evaluations.running import load, outcome, waiting
from arbetsro.web.evaluations.running.periods import Period, latest
from arbetsro.web.frame.clock import at
from web import clinic
from web.clinic import NINE
from web.evaluations.people import SAID, several, somebody

#: Well after the follow-ups of the people made up for these tests.
LATER = datetime(2027, 4, 10, 10, 0, tzinfo=UTC)
NOVEMBER = [Period.of(date(2026, 11, 1), 1, UTC)]
QUARTER = [Period.of(date(2027, 1, 1), 3, UTC)]


def test_periods_are_told_by_their_months_and_quarters():
    told = [
        one.label.replace("\N{NON-BREAKING HYPHEN}", "-")
        for one in (
            *latest(date(2027, 1, 9), 1, 3),
            *latest(date(2027, 1, 9), 3, 2),
        )
    ]
    assert told == ["2026-11", "2026-12", "2027-01", "2026-Q4", "2027-Q1"]


def test_waits_have_a_median_a_ninetieth_and_a_share_within_the_goal(cast):
    """Six answered after 2 days with a goal of 5; one has waited beyond it without an answer."""
    several(cast, 6)
    clinic.application(cast, sent_at=NINE - timedelta(days=10))
    with at(LATER):
        [(_, found)] = waiting.by_month(clinic.clinic(cast), NOVEMBER)
    assert (found.received, found.answer.median, found.answer.ninetieth) == (7, 2.0, 2.0)
    assert found.answer.share_within == 6 / 7
    assert found.visit.median == 10.0
    assert found.visit.share_within == 1.0


def test_a_wait_of_a_few_people_is_not_told(cast):
    several(cast, 4)
    with at(LATER):
        [(_, found)] = waiting.by_month(clinic.clinic(cast), NOVEMBER)
    assert found.received == 4
    assert found.answer.median is found.answer.ninetieth is found.answer.share_within is None


def test_the_load_stands_in_alphabetical_order_whoever_has_most(cast):
    clinic.booking(cast, clinic.accepted(cast), starts_at=NINE + timedelta(days=3))
    somebody(cast).bookings.update(staff=cast.klara.pk)  # a colleague who has helped out
    with at(NINE + timedelta(days=1)):
        found = load.by_counsellor(clinic.clinic(cast))
    assert [(one.name, one.open, one.coming, one.a_week) for one in found] == [
        ("Klara", 0, 0, 1 / 8), ("Rut", 1, 1, 0.0),
    ]  # fmt: skip


def test_outcome_is_a_mean_of_at_least_five_who_agree(cast):
    """Five went from 8 to 4 and one, who does not agree, from 8 to 10."""
    several(cast, 5)
    somebody(cast, said={**SAID, "problem_size": 10}, for_evaluation=False)
    [(_, found)] = outcome.outcomes(clinic.clinic(cast), QUARTER)
    assert found.mean_change == -4.0
    assert found.on_sick_leave == (0, 5)
    found.changes.pop()
    found.sick_leave.pop()
    assert found.mean_change is None
    assert found.on_sick_leave == (0, 0)


def test_reasons_for_not_answering_are_hidden_also_where_subtraction_would_tell_them(cast):
    several(cast, 6, said=None)
    one = somebody(cast, said=None)
    one.follow_up.because = "declined"
    one.follow_up.save()
    [(_, found)] = outcome.responses(clinic.clinic(cast), QUARTER)
    assert (found.done, found.lost) == (0, 7)
    assert set(dict(outcome.reasons(clinic.clinic(cast), QUARTER)).values()) == {None}


def test_the_page_has_its_charts_and_is_for_those_who_run_the_service(cast, as_):
    for month in range(3):
        several(cast, 5, days=30 * month)
    booking = somebody(cast).bookings.get()
    Booking.objects.filter(pk=booking.pk).update(state="no_show")
    with at(LATER):
        told = as_(cast.klara).get("/o/kliniken/evaluations/running/").content.decode()
    assert "2027\N{NON-BREAKING HYPHEN}Q1" in told
    assert "Väntetid" in told
    assert "data:image/svg+xml" in told
    assert "Någon" not in told
    assert "Hemligt" not in told
    answers = {
        name: as_(getattr(cast, name)).get("/o/kliniken/evaluations/running/").status_code
        for name in ("kim", "rut", "eva")
    }
    assert answers == {"kim": 200, "rut": 404, "eva": 404}
