"""The scenarios of the actions on measures, for the tests of every action."""

from datetime import date

from arbetsro.web.analyses.actions import bring_in, start
from arbetsro.web.measures import actions
from arbetsro.web.measures.actions.economy import Planned
from arbetsro.web.measures.models import CalendarFeed, Reminder
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.measures.making import decided_analysis, measure_in


@scenario("measure.added", by="mats", target="measure")
def _(cast: Cast) -> Call:
    return lambda: actions.add_measure(
        by=cast.mats, unit=cast.north, title="Två på natten", owner=cast.erik,
        due_on=date(2026, 4, 30), follow_up_on=date(2026, 7, 30),
    )  # fmt: skip


@scenario("measure.changed", by="mats", target="measure")
def _(cast: Cast) -> Call:
    measure = measure_in(cast, cast.north)
    return lambda: actions.change_measure(
        by=cast.mats, measure=measure, seen=1, title="Tre på natten"
    )


@scenario("measure.state_set", by="erik", target="measure")
def _(cast: Cast) -> Call:
    measure = measure_in(cast, cast.north, cast.erik)
    return lambda: actions.set_state(by=cast.erik, measure=measure, state="started")


@scenario("measure.followed_up", by="siv", target="measure")
def _(cast: Cast) -> Call:
    measure = measure_in(cast, cast.north)
    return lambda: actions.follow_up(
        by=cast.siv, measure=measure, done="yes", moved="better", worked="as_meant",
        next_step="close",
    )  # fmt: skip


@scenario("measure.many_changed", by="anna", target="bulkchange")
def _(cast: Cast) -> Call:
    measures = [measure_in(cast, cast.north), measure_in(cast, cast.south)]
    return lambda: actions.change_many(
        by=cast.anna, organisation=cast.organisation, measures=measures, owner=cast.erik
    )


@scenario("measure.many_undone", by="anna", target="bulkchange")
def _(cast: Cast) -> Call:
    change = actions.change_many(
        by=cast.anna, organisation=cast.organisation, measures=[measure_in(cast, cast.north)],
        move_days=7,
    )  # fmt: skip
    return lambda: actions.undo_many(by=cast.anna, change=change)


@scenario("measure.reminded", by=None, target="person")
def _(cast: Cast) -> Call:
    measure = measure_in(cast, cast.north)
    one = Reminder(measure=measure, person=cast.mats, about="due", step="week", day=measure.due_on)
    return lambda: actions.remind(person=cast.mats, reminders=[one])


@scenario("measure.counted", by="anna", target="measure")
def _(cast: Cast) -> Call:
    measure = measure_in(cast, cast.north)
    analysis = start(by=cast.anna, unit=cast.north, title="Natten", language="sv")
    return lambda: actions.count_in_analysis(by=cast.anna, measure=measure, analysis=analysis)


@scenario("analysis.brought_in", by="anna", target="analysis")
def _(cast: Cast) -> Call:
    analysis = start(by=cast.anna, unit=cast.north, title="Natten", language="sv")
    fields = {"interventions.aaaaaa.name": "Två på natten"}
    return lambda: bring_in(by=cast.anna, analysis=analysis, item="aaaaaa", fields=fields)


@scenario("measure.plan_taken_over", by="mats", target="analysis")
def _(cast: Cast) -> Call:
    analysis = decided_analysis(cast, cast.north)
    planned = [Planned("Nytt schema", cast.mats, date(2026, 4, 30), date(2026, 7, 30))]
    return lambda: actions.take_over_plan(
        by=cast.mats, unit=cast.north, analysis=analysis, planned=planned
    )


@scenario("calendar.opened", by="erik", target="calendarfeed")
def _(cast: Cast) -> Call:
    return lambda: actions.open_calendar(by=cast.erik, organisation=cast.organisation)


@scenario("calendar.closed", by="erik", target="calendarfeed")
def _(cast: Cast) -> Call:
    actions.open_calendar(by=cast.erik, organisation=cast.organisation)
    feed = CalendarFeed.objects.get(person=cast.erik)
    return lambda: actions.close_calendar(by=cast.erik, feed=feed)
