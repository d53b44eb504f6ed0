"""Home care in Norrby: from a round to what the staff were told, a report, and what goes on now."""

from datetime import timedelta
from decimal import Decimal

from arbetsro.web.cycle.demo.year import Table, Year
from arbetsro.web.investigations.actions import settle_finding
from arbetsro.web.investigations.actions.maps import draw_map
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.matters.actions import answer, confirm, raise_matter
from arbetsro.web.measures.actions import add_measure, follow_up, set_state
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.reports.actions import (
    answer_report,
    make_finding,
    open_channel,
    receive_report,
    send_report,
)
from arbetsro.web.reports.models import Channel
from arbetsro.web.risks.actions import add_risk, change_risk, rate_risk
from arbetsro.web.risks.models import Risk
from arbetsro.web.telling.actions import publish_message, share_example, write_message
from arbetsro.workenv.maps import Item

_STARTED, _DONE = Measure.State.STARTED, Measure.State.DONE


def home_care(year: Year) -> None:
    """A whole turn of the cycle, a report with an answer, and what is open today."""
    unit, story = year.unit("Hemtjänst Norrby"), year.story["home_care"]
    looked = year.look(
        unit, 352, "osa", "Rond om arbetsbelastning och arbetstid",
        {"hanna": "manager", "siv": "safety_representative", "elin": "employee"}, story,
    )  # fmt: skip
    _solve_at_once(year, looked, story)
    _draw(year, unit, story, is_later=False)
    risk = _assess(year, unit, looked, story)
    coordinator, planning = _plan(year, unit, risk, story)
    _return(year, unit, coordinator, story)
    _do(year, coordinator, planning)
    _follow_up(year, risk, coordinator, planning, story)
    _tell(year, looked, coordinator, planning, story)
    _draw(year, unit, story, is_later=True)
    _report(year, unit, story)
    _now(year, unit, story)


def _solve_at_once(year: Year, looked: Investigation, story: Table) -> None:
    evening = looked.findings.get(question="alone-help")
    with year.on(349):
        reason = story["says"]["solved_evening"]
        settle_finding(by=year.who("hanna"), finding=evening, state="solved", reason=reason)


def _draw(year: Year, unit: Unit, story: Table, *, is_later: bool) -> None:
    """The map of demands and resources after the round, and half a year later."""
    items = (
        Item("r1", "resource", "Kollegor som hjälper till", 4, "colleagues"),
        Item("r2", "resource", "Tid utan avbrott", 4 if is_later else 1, "undisturbed"),
        Item("r3", "resource", "Bestämt vad som går före", 3 if is_later else 1, "priorities"),
        Item(
            "d1", "demand", "Fulla morgnar", 3 if is_later else 5, "too-much",
            "Restiden räknas inte in.", ("r3",),
        ),
        Item(
            "d2", "demand", "Avbrott av telefonen", 2 if is_later else 5, "interruptions",
            "Ingen samordnar på morgonen.", ("r2",),
        ),
        Item("d3", "demand", "Starka känslor i mötet", 3, "feelings", "", ("r1",)),
    )  # fmt: skip
    note = story["says"]["drawn_later" if is_later else "drawn"]
    with year.on(120 if is_later else 338) as day:
        draw_map(by=year.who("hanna"), unit=unit, items=items, drawn_on=day, note=note)


def _assess(year: Year, unit: Unit, looked: Investigation, story: Table) -> Risk:
    says = story["says"]
    with year.on(343):
        found = looked.findings.filter(factor="demands")
        risk = add_risk(by=year.who("hanna"), unit=unit, findings=found, **story["risk"])
    with year.on(342):
        for name, party, level in (("hanna", "employer", "medium"), ("siv", "employees", "high")):
            rate_risk(
                by=year.who(name), risk=risk, party=party, phase="before", level=level,
                reason=says[party],
            )  # fmt: skip
        risk.refresh_from_db()
        change_risk(by=year.who("hanna"), risk=risk, seen=risk.version, **story["instructions"])
    return risk


def _plan(year: Year, unit: Unit, risk: Risk, story: Table) -> tuple[Measure, Measure]:
    with year.on(335) as day:
        return (
            add_measure(
                by=year.who("hanna"), unit=unit, risk=risk, owner=year.who("hanna"),
                due_on=day + timedelta(days=45), follow_up_on=day + timedelta(days=150),
                **story["coordinator"],
            ),
            add_measure(
                by=year.who("hanna"), unit=unit, risk=risk, owner=year.who("elin"),
                due_on=day + timedelta(days=60), follow_up_on=day + timedelta(days=170),
                **story["planning"],
            ),
        )  # fmt: skip


def _return(year: Year, unit: Unit, coordinator: Measure, story: Table) -> None:
    """The coordinator costs more than the unit's manager may decide about."""
    with year.on(330) as day:
        matter = raise_matter(
            by=year.who("hanna"), unit=unit, kind="return", reason="money", measure=coordinator,
            latest_on=day + timedelta(days=21), **story["money"],
        )  # fmt: skip
    with year.on(328):
        confirm(by=year.who("nina"), matter=matter)
    with year.on(316):
        answer(
            by=year.who("nina"), matter=matter, answer="fund", amount=Decimal(310_000),
            says=story["says"]["funded"],
        )  # fmt: skip


def _do(year: Year, coordinator: Measure, planning: Measure) -> None:
    for ago, name, measure, state in (
        (310, "hanna", coordinator, _STARTED), (300, "elin", planning, _STARTED),
        (291, "hanna", coordinator, _DONE), (277, "elin", planning, _DONE),
    ):  # fmt: skip
        with year.on(ago):
            set_state(by=year.who(name), measure=measure, state=state)


def _follow_up(
    year: Year, risk: Risk, coordinator: Measure, planning: Measure, story: Table
) -> None:
    with year.on(184, hour=14):
        follow_up(
            by=year.who("hanna"), measure=coordinator, done="yes", moved="better",
            worked="as_meant", next_step="close", **story["coordinator_followed"],
        )  # fmt: skip
    with year.on(163):
        follow_up(
            by=year.who("elin"), measure=planning, done="partly", moved="better",
            worked="partly", next_step="close", **story["planning_followed"],
        )  # fmt: skip
    with year.on(160):
        for name, party in (("hanna", "employer"), ("siv", "employees")):
            rate_risk(
                by=year.who(name), risk=risk, party=party, phase="after", level="medium",
                reason=story["says"]["after"],
            )  # fmt: skip


def _tell(
    year: Year, looked: Investigation, coordinator: Measure, planning: Measure, story: Table
) -> None:
    with year.on(155):
        message = write_message(
            by=year.who("hanna"), unit=looked.unit, findings=looked.findings.all(),
            measures=[coordinator, planning], **story["message"],
        )  # fmt: skip
        publish_message(by=year.who("hanna"), message=message, seen=message.version)
    with year.on(140):
        share_example(by=year.who("hanna"), measure=coordinator, **story["example"])


def _report(year: Year, unit: Unit, story: Table) -> None:
    """Something that nearly happened, and what its sender was told; one new, one protected."""
    hanna = year.who("hanna")
    with year.on(300):
        channel = open_channel(by=hanna, unit=unit, receiver=hanna, readers=[year.who("anna")])
    _answered(year, channel, story)
    with year.on(30):
        send_report(channel=channel, **story["treated"])
    with year.on(3):
        send_report(channel=channel, **story["alarm"])


def _answered(year: Year, channel: Channel, story: Table) -> None:
    hanna = year.who("hanna")
    with year.on(96):
        report = send_report(channel=channel, **story["near_miss"])
    with year.on(95):
        receive_report(by=hanna, report=report)
        finding = make_finding(by=hanna, report=report, **story["dark"])
    with year.on(88):
        settle_finding(by=hanna, finding=finding, state="solved", reason=story["says"]["lamp"])
        answer_report(by=hanna, report=report, answer=story["says"]["thanks"])


def _now(year: Year, unit: Unit, story: Table) -> None:
    """An evening risk, one measure that should have been done, and one that comes again."""
    with year.on(70) as day:
        risk = add_risk(by=year.who("hanna"), unit=unit, **story["evenings"])
        rate_risk(by=year.who("hanna"), risk=risk, party="employer", phase="before", level="medium")
        add_measure(
            by=year.who("hanna"), unit=unit, risk=risk, owner=year.who("elin"),
            due_on=day + timedelta(days=60), follow_up_on=day + timedelta(days=150),
            **story["evening_planning"],
        )  # fmt: skip
        add_measure(
            by=year.who("hanna"), unit=unit, risk=risk, owner=year.who("hanna"),
            due_on=day + timedelta(days=95), follow_up_on=day + timedelta(days=180),
            **story["rest"],
        )  # fmt: skip
