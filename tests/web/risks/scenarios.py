"""The scenarios of the actions on risks, for the tests of every action."""

from datetime import timedelta

from arbetsro.web.frame.clock import today
from arbetsro.web.risks import actions
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.risks import making


@scenario("risk.added", by="mats", target="risk")
def _(cast: Cast) -> Call:
    found = making.finding(cast.home_care)
    return lambda: making.risk(cast, findings=[found], causes=[["Ingen vikarie", "Ingen budget"]])


@scenario("risk.changed", by="siv", target="risk")
def _(cast: Cast) -> Call:
    made = making.risk(cast)
    return lambda: actions.change_risk(
        by=cast.siv, risk=made, seen=1, title="Kortare", causes=[["Ny"]]
    )


@scenario("risk.rated", by="siv", target="risk")
def _(cast: Cast) -> Call:
    made = making.risk(cast)
    return lambda: actions.rate_risk(
        by=cast.siv, risk=made, party="employees", phase="before", level="high"
    )


@scenario("risk.accepted", by="vera", target="risk")
def _(cast: Cast) -> Call:
    made = making.rated(cast, "medium")
    until = today() + timedelta(days=90)
    return lambda: actions.accept_risk(
        by=cast.vera, risk=made, reason="Flytten sker i maj.", expires_on=until
    )


@scenario("risk.acceptance_ended", by="vera", target="risk")
def _(cast: Cast) -> Call:
    made = making.accepted(cast)
    return lambda: actions.end_acceptance(by=cast.vera, risk=made)


@scenario("risk.closed", by="mats", target="risk")
def _(cast: Cast) -> Call:
    made = making.rated(cast, "low")
    return lambda: actions.close_risk(by=cast.mats, risk=made, reason="Vikarier finns nu.")


@scenario("risk.reopened", by="siv", target="risk")
def _(cast: Cast) -> Call:
    made = making.risk(cast)
    actions.close_risk(by=cast.mats, risk=made, reason="Vikarier finns nu.")
    return lambda: actions.reopen_risk(by=cast.siv, risk=made, reason="Vikarierna är borta.")


@scenario("rating_method.chosen", by="anna", target="ownmethod")
def _(cast: Cast) -> Call:
    return lambda: actions.choose_method(
        by=cast.anna, organisation=cast.organisation, method=making.own_scale()
    )
