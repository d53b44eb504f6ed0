"""A measure as an intervention of an analysis, and what an analysis plans as measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from arbetsro.language import Language, say
from arbetsro.web.analyses.content import Content, Value, items
from arbetsro.web.measures.models import Measure

_MINUTES = 60
#: The rows of what is paid to others, and of working time: minutes a person, and people.
_PAID, _TIME, _PEOPLE = "H9", "I4", "I7"


def intervention_fields(
    measure: Measure, item: str, language: Language, content: Content
) -> dict[str, Value]:
    """What an analysis is to hold of a measure, by address; nothing where it is not known.

    Working time is known in all, not by person: it stands as that of one person. What is paid once
    and what is paid each year are activities of their own, so that years can be told apart.

    Args:
        measure: The measure.
        item: The id of its intervention.
        language: The language of the analysis.
        content: What the analysis holds now: what else people have put there is kept.
    """
    thing = f"interventions.{item}"
    once, yearly, step = f"{item}1", f"{item}2", f"{item}3"
    has_yearly = measure.cost_yearly is not None
    parts = (once, yearly) if has_yearly else (once,)
    hours = measure.hours
    return {
        f"{thing}.name": measure.title,
        f"{thing}.entry": measure.entry or None,
        f"{thing}.level": measure.level or None,
        f"{thing}.stage": measure.stage or None,
        f"{thing}.acts_on": measure.factor or None,
        f"{thing}.B5": measure.mechanism or None,
        f"{thing}.B8": "\n".join(_indicator(measure, language)) or None,
        f"{thing}.activities": _with(content, f"{thing}.activities", *parts),
        f"{thing}.plan": _with(content, f"{thing}.plan", step),
        f"activities.{once}.name": measure.title,
        f"activities.{once}.{_PAID}": _plain(measure.cost_once),
        f"activities.{once}.{_TIME}": None if hours is None else float(hours) * _MINUTES,
        f"activities.{once}.{_PEOPLE}": None if hours is None else 1,
        f"activities.{yearly}.name": say("measures.each_year", language) if has_yearly else None,
        f"activities.{yearly}.{_PAID}": _plain(measure.cost_yearly),
        f"plan.{step}.what": measure.title,
        f"plan.{step}.end": measure.due_on.isoformat(),
        f"plan.{step}.who": str(measure.owner),
    }  # fmt: skip


def _with(content: Content, address: str, *wanted: str) -> list[str]:
    """The list at an address, with what is to be in it and is not there."""
    there = items(content, address)
    return [*there, *(one for one in wanted if one not in there)]


def _indicator(measure: Measure, language: Language) -> Iterator[str]:
    if measure.indicator:
        yield measure.indicator
    if measure.indicator_start:
        yield say("measures.indicator_at_start", language, value=measure.indicator_start)


def _plain(amount: object) -> float | None:
    return None if amount is None else float(str(amount))


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """Something that an analysis plans, before anybody has said who and when for certain.

    Attributes:
        key: Names the row on the page.
        intervention: The id of its intervention.
        who: The name that the plan gives.
        cost_once: What its activities pay to others, where that is known.
    """

    key: str
    intervention: str
    title: str
    mechanism: str = ""
    indicator: str = ""
    level: str = ""
    stage: str = ""
    factor: str = ""
    entry: str = ""
    due_on: date | None = None
    follow_up_on: date | None = None
    who: str = ""
    cost_once: float | None = None


def planned_rows(content: Content) -> list[PlannedRow]:
    """Every intervention of an analysis, each followed by the steps of its plan."""
    return [row for item in items(content, "interventions") for row in _rows_of(content, item)]


def _rows_of(content: Content, item: str) -> Iterator[PlannedRow]:
    thing = f"interventions.{item}"
    name = content.get(f"{thing}.name", "")
    if not name:
        return
    steps = items(content, f"{thing}.plan")
    days = [day for one in steps if (day := _day(content.get(f"plan.{one}.end")))]
    follow_up = _day(content.get("follow_up"))
    yield PlannedRow(
        key=item,
        intervention=item,
        title=name,
        mechanism=content.get(f"{thing}.B5", ""),
        indicator=content.get(f"{thing}.B8", ""),
        level=_first(content, thing, "level", "levels"),
        stage=_first(content, thing, "stage", "stages"),
        factor=_first(content, thing, "acts_on", "factors"),
        entry=content.get(f"{thing}.entry", ""),
        due_on=max(days, default=_day(content.get("plan_period.end"))),
        follow_up_on=follow_up,
        cost_once=_paid(content, thing),
    )
    for step in steps:
        if what := content.get(f"plan.{step}.what"):
            yield PlannedRow(
                key=f"{item}-{step}",
                intervention=item,
                title=f"{name}: {what}",
                due_on=_day(content.get(f"plan.{step}.end")),
                follow_up_on=follow_up,
                who=content.get(f"plan.{step}.who", ""),
            )


def _first(content: Content, thing: str, chosen: str, kept: str) -> str:
    """What people chose, or else the first that came along with an entry."""
    return str(
        content.get(f"{thing}.{chosen}") or next(iter(content.get(f"{thing}.{kept}", ())), "")
    )


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None


def _paid(content: Content, thing: str) -> float | None:
    """What the activities pay to others; nothing where none of it is a plain figure."""
    found = [
        content.get(f"activities.{item}.H{row}")
        for item in items(content, f"{thing}.activities")
        for row in range(4, 10)
    ]
    known = [one for one in found if isinstance(one, int | float)]
    # A range has no one figure: where there is any, people are to say what it will cost.
    return float(sum(known)) if known and not any(isinstance(one, dict) for one in found) else None
