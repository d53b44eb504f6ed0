"""The scenarios of the actions on matters and tasks, for the tests of every action."""

from arbetsro.web.frame import clock
from arbetsro.web.matters import actions
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.matters.making import (
    RETURN,
    days_on,
    given_task,
    manager,
    requested,
    returned,
)


@scenario("matter.raised", by="mats", target="matter")
def _(cast: Cast) -> Call:
    return lambda: returned(cast)


@scenario("matter.confirmed", by="mats", target="matter")
def _(cast: Cast) -> Call:
    matter = requested(cast)
    return lambda: actions.confirm(by=cast.mats, matter=matter)


@scenario("matter.answered", by="vera", target="matter")
def _(cast: Cast) -> Call:
    matter = returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    return lambda: actions.answer(by=cast.vera, matter=matter, answer="accept")


@scenario("matter.withdrawn", by="mats", target="matter")
def _(cast: Cast) -> Call:
    matter = returned(cast)
    return lambda: actions.withdraw(by=cast.mats, matter=matter)


@scenario("matter.climbed", by=None, target="matter")
def _(cast: Cast) -> Call:
    nina = manager("Nina", cast.home_care)
    with clock.at(days_on(-60)):
        matter = returned(cast, by=nina, where=cast.home_care)
    return lambda: actions.climb(matter=matter)


@scenario("task.given", by="mats", target="task")
def _(cast: Cast) -> Call:
    return lambda: given_task(cast)


@scenario("task.acknowledged", by="erik", target="task")
def _(cast: Cast) -> Call:
    task = given_task(cast)
    return lambda: actions.acknowledge_task(by=cast.erik, task=task)


@scenario("task.returned", by="erik", target="task")
def _(cast: Cast) -> Call:
    task = given_task(cast)
    said = {name: RETURN[name] for name in ("reason", "says", "wanted")}
    return lambda: actions.return_task(by=cast.erik, task=task, **said)


@scenario("task.deputy_set", by="mats", target="task")
def _(cast: Cast) -> Call:
    task = given_task(cast)
    return lambda: actions.set_deputy(by=cast.mats, task=task, deputy=cast.anna)


@scenario("task.ended", by="mats", target="task")
def _(cast: Cast) -> Call:
    task = given_task(cast)
    return lambda: actions.end_task(by=cast.mats, task=task)
