"""The scenarios of the actions on the cycle, for the tests of every action."""

from arbetsro.web.cycle.actions import move_open_work
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.cycle.work import thread_in


@scenario("work.moved", by="mats", target="unit")
def _(cast: Cast) -> Call:
    thread_in(cast, cast.home_care)
    return lambda: move_open_work(by=cast.mats, unit=cast.home_care, to=cast.north)
