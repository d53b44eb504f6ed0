"""What waits for each of those who have to do with risks, and what happens by itself."""

from datetime import timedelta

import pytest

from arbetsro.web.access.standing import standing_of
from arbetsro.web.audit.models import Event
from arbetsro.web.frame import clock
from arbetsro.web.jobs.regular import REGULAR
from arbetsro.web.policies.models import Policy, PolicyVersion
from arbetsro.web.risks import actions
from arbetsro.web.risks.regular_work import end_expired_acceptances
from arbetsro.web.risks.waiting import waiting_for
from web.risks import making


def waits(who) -> list[str]:
    """The keys of what waits for somebody."""
    return [
        one.text_key.removeprefix("risks.waiting_") for one in waiting_for(standing_of(who, "demo"))
    ]


def in_days(count: int):
    """The clock some days ahead."""
    return clock.at(clock.now() + timedelta(days=count))


def test_a_new_risk_waits_for_both_parties_and_for_nobody_else(cast):
    making.risk(cast)
    assert [waits(one) for one in (cast.mats, cast.siv)] == [["rate_one"], ["rate_one"]]
    assert [waits(one) for one in (cast.anna, cast.vera, cast.erik, cast.olle)] == [[]] * 4


def test_what_one_party_has_rated_waits_for_the_other_still(cast):
    making.rated(cast, "low")
    assert (waits(cast.mats), waits(cast.siv)) == ([], ["rate_one"])


def test_several_are_told_as_a_number_that_leads_to_the_list(cast):
    making.risk(cast)
    making.risk(cast)
    found = next(waiting_for(standing_of(cast.mats, "demo")))
    assert found.text_key == "risks.waiting_rate_many"
    assert found.values == {"count": 2}
    assert found.url == "/o/demo/risks/?todo=rate"


def test_a_risk_outside_ones_units_does_not_wait(cast):
    making.risk(cast, cast.south)
    assert waits(cast.mats) == []


def test_a_high_risk_waits_until_there_are_instructions(cast):
    made = making.rated(cast, "high", "high")
    assert waits(cast.siv) == ["instructions_one"]
    actions.change_risk(by=cast.mats, risk=made, seen=1, instructions="Ring in vikarie.")
    assert waits(cast.siv) == []


def test_a_decided_document_is_an_instruction_too_and_a_draft_is_not(cast):
    made = making.rated(cast, "high", "high")
    policy = Policy.objects.create(
        unit=made.unit, template="x", requirement="x", title="Nätter", risk=made, keeper=cast.mats,
        started_by=cast.mats,
    )  # fmt: skip
    assert waits(cast.mats) == ["instructions_one"]
    policy.current = PolicyVersion.objects.create(
        policy=policy, number=1, content={}, decided_by=cast.mats
    )
    policy.save()
    assert waits(cast.mats) == []


def test_when_the_measures_are_done_the_risk_waits_to_be_rated_again(cast):
    made = making.rated(cast, "medium", "medium")
    making.measure(cast, made, "done")
    assert waits(cast.mats) == ["rerate_one"]
    with in_days(1):
        making.rate(cast, made, employer="low", phase="after")
    assert (waits(cast.mats), waits(cast.siv)) == ([], ["rerate_one"])
    making.measure(cast, made)
    assert waits(cast.siv) == []


# An acceptance that runs out --------------------------------------------------------------------


def test_an_acceptance_holds_through_its_last_day_and_no_longer(cast):
    made = making.accepted(cast, days=30)
    with in_days(30):
        assert end_expired_acceptances() == 0
    with in_days(31):
        assert end_expired_acceptances() == 1
    made.refresh_from_db()
    assert made.state == "open"
    ended = made.acceptances.get()
    assert (ended.ended_because, ended.ended_by) == ("expired", None)
    assert Event.objects.get(action="risk.acceptance_ended").by is None


def test_it_runs_out_once_however_often_the_work_is_done(cast):
    making.accepted(cast, days=30)
    with in_days(31):
        assert [end_expired_acceptances() for _ in range(3)] == [1, 0, 0]
    assert REGULAR["risks.acceptances"] is end_expired_acceptances


def test_a_risk_whose_time_is_over_waits_until_it_is_rated_again(cast):
    made = making.accepted(cast, days=30)
    assert waits(cast.mats) == []
    with in_days(31):
        end_expired_acceptances()
    with in_days(32):
        for who in (cast.mats, cast.siv, cast.vera):
            assert waits(who) == ["expired_one"]
        making.rate(cast, made, employer="low")
        assert waits(cast.vera) == []


@pytest.mark.parametrize("what", ["end", "close"])
def test_an_acceptance_that_was_ended_by_somebody_does_not_run_out(cast, what):
    made = making.accepted(cast, days=30)
    if what == "end":
        actions.end_acceptance(by=cast.vera, risk=made)
    else:
        actions.close_risk(by=cast.mats, risk=made, reason="Klart")
    with in_days(31):
        assert end_expired_acceptances() == 0
    assert waits(cast.vera) == []
