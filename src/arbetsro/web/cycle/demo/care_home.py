"""Tallgården: a return that climbed, a formal request, an accepted risk, an owner who left."""

from datetime import timedelta
from decimal import Decimal

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.actions import create_person
from arbetsro.web.cycle.demo.year import Table, Year
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.matters.actions import answer, climb, confirm, raise_matter
from arbetsro.web.measures.actions import add_measure, set_state
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.actions import end_role, give_role
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.actions import accept_risk, add_risk, rate_risk
from arbetsro.web.risks.models import Risk


def care_home(year: Year) -> None:
    """What a unit could not solve by itself, and what came of it."""
    unit, story = year.unit("Särskilt boende Tallgården"), year.story["care_home"]
    looked = year.look(
        unit, 255, "osa", "Rond om nattarbete och ledning",
        {"tomas": "manager", "siv": "safety_representative", "yusuf": "employee"}, story,
    )  # fmt: skip
    risk = _night(year, unit, looked, story)
    _climb(year, unit, risk, story)
    _request(year, unit, risk, story)
    _accept(year, unit, looked, story)
    _lose_an_owner(year, story)


def _night(year: Year, unit: Unit, looked: Investigation, story: Table) -> Risk:
    tomas = year.who("tomas")
    with year.on(248) as day:
        found = looked.findings.filter(factor="violence")
        risk = add_risk(by=tomas, unit=unit, findings=found, **story["night"])
        _rate(year, risk, "high")
        alarm = add_measure(
            by=tomas, unit=unit, risk=risk, owner=tomas, due_on=day + timedelta(days=60),
            follow_up_on=day + timedelta(days=260), **story["alarm"],
        )  # fmt: skip
    with year.on(190):
        set_state(by=tomas, measure=alarm, state=Measure.State.DONE)
    return risk


def _rate(year: Year, risk: Risk, level: str) -> None:
    for name, party in (("tomas", "employer"), ("siv", "employees")):
        rate_risk(by=year.who(name), risk=risk, party=party, phase="before", level=level)


def _climb(year: Year, unit: Unit, risk: Risk, story: Table) -> None:
    """Nobody answered in Norrby, so it climbed to the manager of the whole, who did."""
    with year.on(240) as day:
        matter = raise_matter(
            by=year.who("tomas"), unit=unit, kind="return", reason="authority", risk=risk,
            latest_on=day + timedelta(days=14), **story["returned"],
        )  # fmt: skip
    with year.on(236):
        confirm(by=year.who("nina"), matter=matter)
    with year.on(215):
        climb(matter=matter)
    with year.on(213):
        confirm(by=year.who("mats"), matter=matter)
    with year.on(205):
        answer(
            by=year.who("mats"), matter=matter, answer="fund", amount=Decimal(780_000),
            says=story["says"]["two"],
        )  # fmt: skip
    with year.on(200) as day:
        two = add_measure(
            by=year.who("tomas"), unit=unit, risk=risk, owner=year.who("tomas"),
            due_on=day + timedelta(days=60), follow_up_on=day + timedelta(days=230),
            **story["two"],
        )  # fmt: skip
    with year.on(141):
        set_state(by=year.who("tomas"), measure=two, state=Measure.State.DONE)


def _request(year: Year, unit: Unit, risk: Risk, story: Table) -> None:
    """The formal request is confirmed at once; the time to do what was promised is lacking."""
    tomas = year.who("tomas")
    with year.on(110) as day:
        request = raise_matter(
            by=year.who("siv"), unit=unit, kind="request", asks_for="investigation", risk=risk,
            latest_on=day + timedelta(days=14), **story["request"],
        )  # fmt: skip
        confirm(by=tomas, matter=request)
    with year.on(101):
        answer(by=tomas, matter=request, answer="accept", says=story["says"]["request"])
    with year.on(9):
        raise_matter(by=tomas, unit=unit, kind="return", reason="time", risk=risk, **story["time"])


def _accept(year: Year, unit: Unit, looked: Investigation, story: Table) -> None:
    with year.on(180) as day:
        found = looked.findings.filter(factor="managers_conditions")
        risk = add_risk(by=year.who("tomas"), unit=unit, findings=found, **story["one_manager"])
        _rate(year, risk, "medium")
        accept_risk(
            by=year.who("mats"), risk=risk, expires_on=day + timedelta(days=240),
            reason=story["says"]["accepted"],
        )  # fmt: skip


def _lose_an_owner(year: Year, story: Table) -> None:
    """Somebody who has left, and a measure that nobody has answered for since."""
    unit = year.unit("LSS Norrby")
    with year.on(700):
        lena = create_person(by=None, email="lena@demo.example", name="Lena Lind", language="sv")
        role = give_role(
            by=None, person=lena, unit=unit, role=Role.MANAGER, valid_from=year.day(700)
        )
    with year.on(130) as day:
        add_measure(
            by=lena, unit=unit, owner=lena, due_on=day + timedelta(days=160),
            follow_up_on=day + timedelta(days=250), **story["quiet_room"],
        )  # fmt: skip
    with year.on(25):
        end_role(by=year.who("olle"), membership=role)
