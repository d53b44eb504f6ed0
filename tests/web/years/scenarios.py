"""The scenarios of the actions on yearly follow-ups, for the tests of every action."""

from arbetsro.web.frame.clock import today
from arbetsro.web.oversight import actions
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.years.following import answered, begun, closed


@scenario("year.started", by="mats", target="yearlyfollowup")
def _(cast: Cast) -> Call:
    return lambda: actions.start_year(by=cast.mats, unit=cast.north, year=today().year)


@scenario("year.saved", by="siv", target="yearlyfollowup")
def _(cast: Cast) -> Call:
    one = begun(cast, cast.north)
    answers = {"representative_part": "Ja, från början."}
    return lambda: actions.save_year(by=cast.siv, follow_up=one, seen=1, answers=answers)


@scenario("year.closed", by="mats", target="yearlyfollowup")
def _(cast: Cast) -> Call:
    one = answered(cast, cast.north)
    return lambda: actions.close_year(by=cast.mats, follow_up=one, seen=one.version)


@scenario("year.reopened", by="mats", target="yearlyfollowup")
def _(cast: Cast) -> Call:
    one = closed(cast, cast.north)
    return lambda: actions.reopen_year(by=cast.mats, follow_up=one)


@scenario("year.signed", by="siv", target="yearlyfollowup")
def _(cast: Cast) -> Call:
    one = closed(cast, cast.north)
    return lambda: actions.sign_year(
        by=cast.siv, follow_up=one, capacity="safety_representative", dissent="För lite tid."
    )
