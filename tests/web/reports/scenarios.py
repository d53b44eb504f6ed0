"""The scenarios of what is done with reports, for the tests of every action."""

from arbetsro.web.reports import actions
from arbetsro.web.reports.models import ProtectedCase
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.reports import making


@scenario("channel.opened", by="mats", target="channel")
def _(cast: Cast) -> Call:
    return lambda: actions.open_channel(
        by=cast.mats, unit=cast.north, receiver=cast.mats, others=[cast.siv], readers=[cast.anna]
    )


@scenario("channel.changed", by="mats", target="channel")
def _(cast: Cast) -> Call:
    door = making.door(cast)
    return lambda: actions.change_channel(
        by=cast.mats, channel=door, receiver=cast.siv, readers=[cast.anna]
    )


@scenario("channel.renewed", by="mats", target="channel")
def _(cast: Cast) -> Call:
    door = making.door(cast)
    return lambda: actions.renew_channel(by=cast.mats, channel=door)


@scenario("channel.closed", by="mats", target="channel")
def _(cast: Cast) -> Call:
    door = making.door(cast)
    return lambda: actions.close_channel(by=cast.mats, channel=door)


@scenario("report.sent", by=None, target="report")
def _(cast: Cast) -> Call:
    making.door(cast)
    return lambda: making.report(cast, name="Erik", contact="070-123 45 67")


@scenario("report.received", by="mats", target="report")
def _(cast: Cast) -> Call:
    report = making.report(cast)
    return lambda: actions.receive_report(by=cast.mats, report=report)


@scenario("report.made_finding", by="mats", target="report")
def _(cast: Cast) -> Call:
    report = making.report(cast)
    return lambda: actions.make_finding(by=cast.mats, report=report, text="Hyllor ska fästas.")


@scenario("report.answered", by="siv", target="report")
def _(cast: Cast) -> Call:
    report = making.report(cast)
    return lambda: actions.answer_report(by=cast.siv, report=report, answer="Tack, den är fäst.")


@scenario("report.handed_over", by="mats", target="report")
def _(cast: Cast) -> Call:
    report = making.report(cast)
    return lambda: actions.hand_over(by=cast.mats, report=report, receiver=cast.siv)


@scenario("report.told", by=None, target="person")
def _(cast: Cast) -> Call:
    making.report(cast)
    return lambda: actions.tell_receiver(organisation=cast.organisation, receiver=cast.mats)


@scenario("report.protected", by="mats", target="protectedcase")
def _(cast: Cast) -> Call:
    report = making.report(cast)
    return lambda: actions.protect_report(by=cast.mats, report=report, readers=[cast.siv])


def case(cast: Cast) -> ProtectedCase:
    return making.case(cast, cast.siv)


@scenario("case.received", by="siv", target="protectedcase")
def _(cast: Cast) -> Call:
    found = case(cast)
    return lambda: actions.receive_case(by=cast.siv, case=found)


@scenario("case.answered", by="siv", target="protectedcase")
def _(cast: Cast) -> Call:
    found = case(cast)
    return lambda: actions.answer_case(by=cast.siv, case=found, answer="Vi hör av oss.")


@scenario("case.noted", by="siv", target="protectedcase")
def _(cast: Cast) -> Call:
    found = case(cast)
    return lambda: actions.add_note(by=cast.siv, case=found, text="Samtal på tisdag.")


@scenario("case.readers_changed", by="siv", target="protectedcase")
def _(cast: Cast) -> Call:
    found = case(cast)
    return lambda: actions.change_readers(by=cast.siv, case=found, readers=[cast.siv, cast.anna])


@scenario("case.reader_found", by=None, target="protectedcase")
def _(cast: Cast) -> Call:
    found = case(cast)
    cast.siv.memberships.all().delete()
    return lambda: actions.find_reader(case=found)


@scenario("case.closed", by="siv", target="protectedcase")
def _(cast: Cast) -> Call:
    found = case(cast)
    return lambda: actions.close_case(by=cast.siv, case=found)


@scenario("case.reopened", by="siv", target="protectedcase")
def _(cast: Cast) -> Call:
    found = case(cast)
    actions.close_case(by=cast.siv, case=found)
    return lambda: actions.reopen_case(by=cast.siv, case=found)
