"""The scenarios of the actions on documents, for the tests of every action."""

from datetime import date, timedelta

from arbetsro.web.frame.clock import today
from arbetsro.web.policies import actions
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.policies.writing import decided, filled, fresh, in_a_year


@scenario("size.told", by="anna", target="employersize")
def _(cast: Cast) -> Call:
    return lambda: actions.tell_size(
        by=cast.anna, organisation=cast.organisation, employees=12, valid_from=date(2026, 1, 1)
    )


@scenario("policy.started", by="mats", target="policy")
def _(cast: Cast) -> Call:
    return lambda: actions.start_policy(by=cast.mats, unit=cast.north, template="policy")


@scenario("policy.written", by="anna", target="policy")
def _(cast: Cast) -> Call:
    policy = filled(cast.mats, cast.north)
    return lambda: actions.write_policy(
        by=cast.anna, policy=policy, seen=policy.version, sections={"will": "Vi vill."}
    )


@scenario("policy.draft_dropped", by="mats", target="policy")
def _(cast: Cast) -> Call:
    policy = filled(cast.mats, cast.north)
    return lambda: actions.drop_draft(by=cast.mats, policy=policy)


@scenario("policy.decided", by="vera", target="policy")
def _(cast: Cast) -> Call:
    policy = filled(cast.anna, cast.root)
    return lambda: actions.decide_policy(
        by=cast.vera, policy=policy, seen=policy.version, review_on=in_a_year()
    )


@scenario("policy.reviewed", by="mats", target="policy")
def _(cast: Cast) -> Call:
    policy = decided(cast.mats, cast.north)
    return lambda: actions.confirm_review(
        by=cast.mats, policy=policy, review_on=today() + timedelta(days=30)
    )


@scenario("policy.withdrawn", by="mats", target="policy")
def _(cast: Cast) -> Call:
    policy = decided(cast.mats, cast.north)
    return lambda: actions.withdraw_policy(by=cast.mats, policy=policy)


@scenario("policy.acknowledged", by="erik", target="policy")
def _(cast: Cast) -> Call:
    policy = decided(cast.mats, cast.north)
    return lambda: actions.acknowledge_policy(by=cast.erik, policy=policy, number=1)


@scenario("policy.reminded", by=None, target="policy")
def _(cast: Cast) -> Call:
    policy = fresh(decided(cast.mats, cast.north))
    return lambda: actions.remind_of_review(policy=policy, keeper=cast.mats)
