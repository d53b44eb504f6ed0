"""The scenarios of telling the staff and of sharing examples, for the tests of every action."""

from arbetsro.web.telling import actions
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.telling import making


@scenario("message.written", by="mats", target="message")
def _(cast: Cast) -> Call:
    finding, measure = making.finding(cast.north), making.measure(cast, cast.north)
    return lambda: making.message(cast, cast.north, findings=[finding], measures=[measure])


@scenario("message.changed", by="mats", target="message")
def _(cast: Cast) -> Call:
    draft = making.message(cast)
    return lambda: actions.change_message(by=cast.mats, message=draft, seen=1, title="Ny rubrik")


@scenario("message.published", by="mats", target="message")
def _(cast: Cast) -> Call:
    draft = making.message(cast)
    return lambda: actions.publish_message(by=cast.mats, message=draft, seen=1)


@scenario("message.withdrawn", by="mats", target="message")
def _(cast: Cast) -> Call:
    told = making.told(cast)
    return lambda: actions.withdraw_message(by=cast.mats, message=told, reason="Dagen var fel.")


@scenario("message.dropped", by="mats", target="message")
def _(cast: Cast) -> Call:
    draft = making.message(cast)
    return lambda: actions.drop_message(by=cast.mats, message=draft, seen=1)


@scenario("example.shared", by="mats", target="example")
def _(cast: Cast) -> Call:
    measure = making.worked(cast, cast.home_care)
    return lambda: actions.share_example(
        by=cast.mats, measure=measure, title="Lugnare morgnar", **making.TOLD
    )


@scenario("example.withdrawn", by="mats", target="example")
def _(cast: Cast) -> Call:
    example = making.example(cast)
    return lambda: actions.withdraw_example(by=cast.mats, example=example)
