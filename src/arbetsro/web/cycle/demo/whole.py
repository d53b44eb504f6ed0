"""What belongs to more than one unit: tasks, policies, conditions, the year, and the board."""

from datetime import date, timedelta
from decimal import Decimal

from arbetsro.web.analyses.actions import start
from arbetsro.web.cycle.demo.year import Table, Year
from arbetsro.web.matters.actions import acknowledge_task, give_task
from arbetsro.web.matters.models import Task
from arbetsro.web.measures.actions import count_in_analysis
from arbetsro.web.measures.models import Measure
from arbetsro.web.oversight.actions import (
    close_year,
    make_board_pack,
    save_year,
    sign_year,
    start_year,
    tell_conditions,
    tell_figure,
)
from arbetsro.web.policies.actions import (
    acknowledge_policy,
    decide_policy,
    start_policy,
    tell_size,
    write_policy,
)
from arbetsro.workenv.tasks import tasks

_EMPLOYEES = 1850


def before_the_year(year: Year) -> None:
    """Tasks are given and policies decided before anything is investigated."""
    story = year.story["whole"]
    with year.on(364) as day:
        tell_size(
            by=year.who("anna"), organisation=year.organisation, employees=_EMPLOYEES,
            valid_from=day,
        )  # fmt: skip
    for table in story["tasks"]:
        task = _give(year, table)
        with year.on(360):
            acknowledge_task(by=task.given_to, task=task)
    _give(year, story["not_acknowledged"])
    for template in ("policy", "victimisation"):
        _decide(year, template, story[template])


def _give(year: Year, table: Table) -> Task:
    given = dict(table)
    with year.on(364):
        return give_task(
            by=year.who("mats"), unit=year.unit(given.pop("unit")),
            given_to=year.who(given.pop("who")), text=tasks()[given["key"]].label.sv, **given,
        )  # fmt: skip


def _decide(year: Year, template: str, sections: Table) -> None:
    root = year.organisation.units.get(parent=None)
    with year.on(362):
        policy = start_policy(by=year.who("anna"), unit=root, template=template)
        policy = write_policy(
            by=year.who("anna"), policy=policy, seen=policy.version, sections=sections
        )
    with year.on(357) as day:
        version = decide_policy(
            by=year.who("mats"), policy=policy, seen=policy.version,
            review_on=day + timedelta(days=380),
        )  # fmt: skip
    for ago, name in ((356, "hanna"), (350, "elin"), (341, "tomas"), (338, "erik")):
        with year.on(ago):
            acknowledge_policy(by=year.who(name), policy=policy, number=version.number)


def after_the_year(year: Year) -> None:
    """The managers' conditions, the figures that stand beside, the year before, and the board."""
    story = year.story["whole"]
    year.look(
        year.unit("Norrby"), 75, "managers-conditions", "Chefernas egna förutsättningar i Norrby",
        {"nina": "manager", "siv": "safety_representative", "hanna": "manager"}, story,
    )  # fmt: skip
    _tell(year, story)
    _count(year)
    _look_back(year, story)
    with year.on(5) as day:
        make_board_pack(
            by=year.who("mats"), unit=year.organisation.units.get(parent=None),
            since=day - timedelta(days=330), until=day, **story["board"],
        )  # fmt: skip


def _tell(year: Year, story: Table) -> None:
    for table in story["conditions"]:
        told = dict(table)
        with year.on(70) as day:
            tell_conditions(
                by=year.who(told.pop("by")), unit=year.unit(told.pop("unit")), valid_from=day,
                **told,
            )  # fmt: skip
    figures = dict(story["figures"])
    unit, values = year.unit(figures.pop("unit")), figures.pop("values")
    with year.on(20) as day:
        months = _months_before(day, len(values))
        for month, value in zip(months, values, strict=True):
            tell_figure(
                by=year.who("hanna"), unit=unit, month=month, value=Decimal(value), **figures
            )


def _months_before(day: date, count: int) -> list[date]:
    """The first days of so many months before the month of a day, the earliest first."""
    months = [day.year * 12 + day.month - 1 - back for back in range(count, 0, -1)]
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _count(year: Year) -> None:
    """The measure that costs most is counted in an analysis that has only been begun."""
    measure = Measure.objects.get(cost_yearly=310_000)
    with year.on(150):
        analysis = start(
            by=year.who("anna"), unit=measure.unit, title="Lugnare morgnar i hemtjänsten",
            language="sv", content={},
        )  # fmt: skip
        count_in_analysis(by=year.who("anna"), measure=measure, analysis=analysis)


def _look_back(year: Year, story: Table) -> None:
    """The yearly follow-up of Norrby for the calendar year before this one."""
    nina = year.who("nina")
    with year.on(260):
        done = start_year(by=nina, unit=year.unit("Norrby"), year=year.day(0).year - 1)
        done = save_year(by=nina, follow_up=done, seen=done.version, answers=story["year"])
        done = close_year(by=nina, follow_up=done, seen=done.version)
    for ago, name, capacity in ((259, "nina", "manager"), (256, "siv", "safety_representative")):
        with year.on(ago):
            sign_year(by=year.who(name), follow_up=done, capacity=capacity)
