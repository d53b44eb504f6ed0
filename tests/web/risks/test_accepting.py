"""Accepting a risk, closing it and opening it again."""

from datetime import UTC, datetime, timedelta

import pytest

from arbetsro.web.access.roles import Role
from arbetsro.web.audit.models import Event
from arbetsro.web.frame import clock
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.risks import actions
from web.conftest import give
from web.risks import making


def refused(call, **kwargs) -> Refusal:
    """What an action refuses; the test fails where it does not."""
    with pytest.raises(Refusal) as caught:
        call(**kwargs)
    return caught.value


# Accepting --------------------------------------------------------------------------------------


def accept(cast, by, made, days=30, reason="Ombyggnaden blir klar i maj."):
    return actions.accept_risk(
        by=by, risk=made, reason=reason, expires_on=clock.today() + timedelta(days=days)
    )


def test_an_accepted_risk_has_its_reason_its_day_and_the_level_that_was_accepted(cast):
    made = making.rated(cast, "medium", "low")
    found = accept(cast, cast.vera, made)
    made.refresh_from_db()
    assert (made.state, found.level, found.by) == ("accepted", "medium", cast.vera)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"days": 0}, "risks.expires_in_the_past"),
        ({"days": 367}, "risks.expires_too_late"),
        ({"reason": "  "}, "risks.accept_reason_missing"),
    ],
)
def test_an_acceptance_has_a_reason_and_a_day_within_a_year(cast, given, code):
    made = making.rated(cast, "medium", "medium")
    assert refused(accept, cast=cast, by=cast.vera, made=made, **given).code == code


def test_a_year_from_today_is_within_a_year(cast):
    assert accept(cast, cast.vera, making.rated(cast, "low", "low"), days=366).ended_at is None


def test_what_nobody_has_rated_cannot_be_accepted(cast):
    fault = refused(accept, cast=cast, by=cast.vera, made=making.risk(cast))
    assert fault.code == "risks.accept_unrated"


def test_nobody_accepts_what_only_they_have_rated(cast):
    made = making.rated(cast, "medium")
    assert refused(accept, cast=cast, by=cast.mats, made=made).code == "risks.rated_alone"
    making.rate(cast, made, employees="medium")
    assert accept(cast, cast.mats, made).by == cast.mats


def test_a_high_risk_is_accepted_above_its_unit(cast):
    in_north = making.rated(cast, "high", "high", where=cast.north)
    fault = refused(accept, cast=cast, by=cast.mats, made=in_north)
    assert fault.code == "risks.high_accepted_above"
    assert accept(cast, cast.vera, in_north).by == cast.vera
    below = making.rated(cast, "high", "high", where=cast.home_care)
    assert accept(cast, cast.mats, below).by == cast.mats


def test_a_manager_of_another_branch_accepts_nothing_here(cast):
    give(cast.nils, Role.MANAGER, cast.south)
    made = making.rated(cast, "low", "low")
    assert refused(accept, cast=cast, by=cast.nils, made=made).code == "risks.may_not_accept"


def test_a_risk_that_becomes_graver_than_what_was_accepted_is_open_again(cast):
    made = making.accepted(cast, "medium")
    assert making.rate(cast, made, employer="low").state == "accepted"
    assert making.rate(cast, made, employees="high").state == "open"
    assert made.acceptances.get().ended_because == "graver"
    assert Event.objects.filter(action="risk.acceptance_ended").count() == 1


def test_an_acceptance_that_has_ended_cannot_end_again(cast):
    made = making.accepted(cast)
    assert actions.end_acceptance(by=cast.vera, risk=made).state == "open"
    fault = refused(actions.end_acceptance, by=cast.mats, risk=made)
    assert fault.code == "risks.not_accepted"
    assert made.acceptances.get().ended_by == cast.vera


def test_of_two_who_accept_at_once_the_second_is_told(cast):
    made = making.accepted(cast)
    assert refused(accept, cast=cast, by=cast.vera, made=made).code == "risks.accepted_since"


# Closing ----------------------------------------------------------------------------------------


def test_a_closed_risk_says_why_and_ends_its_acceptance(cast):
    made = making.accepted(cast)
    closed = actions.close_risk(by=cast.mats, risk=made, reason=" Vikarier finns nu. ")
    assert (closed.state, closed.closed_because) == ("closed", "Vikarier finns nu.")
    assert made.acceptances.get().ended_because == "closed"


def test_a_risk_that_counts_as_high_is_rated_again_before_it_is_closed(cast):
    made = making.rated(cast, "low", "high")
    close = {"by": cast.mats, "risk": made, "reason": "Vikarier finns nu."}
    assert refused(actions.close_risk, **close).code == "risks.still_high"
    making.rate(cast, made, employees="low", phase="after")
    assert actions.close_risk(**close).state == "closed"


@pytest.mark.parametrize(
    "change",
    [
        lambda cast, made: actions.change_risk(by=cast.mats, risk=made, seen=1, title="Ny"),
        lambda cast, made: making.rate(cast, made, "low"),
        lambda cast, made: accept(cast, cast.vera, made),
        lambda cast, made: actions.close_risk(by=cast.mats, risk=made, reason="Igen"),
    ],
)
def test_a_closed_risk_is_left_as_it_is(cast, change):
    made = making.rated(cast, "low", "low")
    actions.close_risk(by=cast.mats, risk=made, reason="Vikarier finns nu.")
    assert refused(change, cast=cast, made=made).code == "risks.is_closed"


def test_a_risk_that_is_opened_again_still_says_why_it_was_closed(cast):
    made = making.risk(cast)
    fault = refused(actions.reopen_risk, by=cast.siv, risk=made, reason="Nej")
    assert fault.code == "risks.is_open"
    actions.close_risk(by=cast.mats, risk=made, reason="Vikarier finns nu.")
    opened = actions.reopen_risk(by=cast.siv, risk=made, reason="Vikarierna är borta.")
    assert (opened.state, opened.closed_because) == ("open", "Vikarier finns nu.")
    assert (opened.reopened_because, opened.reopened_by) == ("Vikarierna är borta.", cast.siv)


def test_a_closing_without_a_reason_is_refused(cast):
    fault = refused(actions.close_risk, by=cast.mats, risk=making.risk(cast), reason=" ")
    assert (fault.code, fault.field) == ("risks.close_reason_missing", "reason")


def test_what_is_done_at_another_time_says_that_time(cast):
    then = datetime(2025, 3, 4, 9, 30, tzinfo=UTC)
    with clock.at(then):
        made = making.rated(cast, "medium")
    assert (made.added_at, made.ratings.get().at) == (then, then)
