"""An analysis as a case of the domain library, and a case as the content of an analysis."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from arbetsro.economics.case import (
    Activity,
    Alternative,
    Case,
    Entries,
    Entry,
    Intervention,
    Period,
    PlanFrame,
    Sampling,
    UseReference,
)
from arbetsro.economics.declared import rows_by_code
from arbetsro.economics.ranges import Range
from arbetsro.language import Language
from arbetsro.web.analyses.content import Content, Value, filled_items, items, new_id
from arbetsro.web.analyses.story import added_to

#: What a thing without a name is called in the case.
UNNAMED = "–"
_STEPS = ("A3", "A4", "A5", "A6", "A7", "A8", "A9")
_SHEETS = ("C", "D", "E", "F", "J", "K")
_ALTERNATIVE = tuple(f.name for f in fields(Alternative) if f.name != "name")


def as_case(
    content: Content, organisation: str, language: Language, *, scenario: str | None = None
) -> Case:
    """The case that the analysis tells of.

    Args:
        content: What the analysis holds.
        organisation: Whom it is about.
        language: The language of its texts.
        scenario: The id of a scenario whose figures replace those of the analysis.
    """
    return Case(
        organisation=organisation,
        contact=content.get("contact", ""),
        period=_period(content, "period"),
        plan_period=_period(content, "plan_period"),
        A={code: text for code in _STEPS if (text := _told(content, code, language))},
        rows=_rows(content) | _rows_of_scenario(content, scenario),
        interventions=tuple(
            _intervention(content, one) for one in filled_items(content, "interventions")
        ),
        strained=strained(content),
        plan=PlanFrame(
            participation=content.get("participation", ""),
            management_support=content.get("management_support", ""),
            follow_up=_day(content, "follow_up"),
        ),
        discount_rate=content.get("discount_rate"),
        alternatives=tuple(
            _alternative(content, one) for one in filled_items(content, "alternatives")
        ),
        beyond=tuple(content.get("beyond", ())),
        sampling=Sampling(**content.get("sampling", {})),
        language=language,
    )


def _told(content: Content, code: str, language: Language) -> str:
    """The free text of a step, and after it what was filled in as lists."""
    return "\n".join(filter(None, (content.get(code, ""), *added_to(content, code, language))))


def _period(content: Content, key: str) -> Period | None:
    start, end = content.get(f"{key}.start"), content.get(f"{key}.end")
    return Period(date.fromisoformat(start), date.fromisoformat(end)) if start and end else None


def _day(content: Content, address: str) -> date | None:
    return date.fromisoformat(content[address]) if content.get(address) else None


def strained(content: Content) -> dict[str, str]:
    """The factors that are strained, each with what was found."""
    things = [f"strained.{item}" for item in items(content, "strained")]
    return {
        content[f"{thing}.factor"]: content.get(f"{thing}.finding", "")
        for thing in things
        if f"{thing}.factor" in content
    }


def _rows(content: Content) -> dict[str, Entry]:
    return {
        code: entry(value)
        for code, value in content.items()
        if code[:1] in _SHEETS and code in rows_by_code()
    }


def _rows_of_scenario(content: Content, scenario: str | None) -> dict[str, Entry]:
    if scenario is None:
        return {}
    return dict(_entries(content, f"scenarios.{scenario}", _SHEETS))


def _entries(content: Content, thing: str, letters: tuple[str, ...]) -> Entries:
    prefix = f"{thing}."
    return {
        address.removeprefix(prefix): entry(value)
        for address, value in content.items()
        if address.startswith(prefix)
        and address.removeprefix(prefix) in rows_by_code()
        and address.removeprefix(prefix)[:1] in letters
    }


def entry(value: Value) -> Entry:
    """A kept value of a row as the domain knows it."""
    if isinstance(value, dict):
        return UseReference(value["reference"]) if "reference" in value else Range(**value)
    number: int | float = value
    return number


def _intervention(content: Content, item: str) -> Intervention:
    thing = f"interventions.{item}"
    texts = {f"B{n}": content[f"{thing}.B{n}"] for n in range(4, 12) if f"{thing}.B{n}" in content}
    plan = "\n".join(_plan(content, thing))
    if plan:
        texts["B11"] = "\n".join(filter(None, (texts.get("B11"), plan)))
    activities = items(content, f"{thing}.activities")
    name = content.get(f"{thing}.name", "") or UNNAMED
    return Intervention(
        name,
        texts,
        tuple(_activity(content, one) for one in activities),
        entry=content.get(f"{thing}.entry") or content.get(f"{thing}.like", ""),
        levels=_words(content, thing, "levels", "level"),
        stages=_words(content, thing, "stages", "stage"),
        factors=_words(content, thing, "factors", "acts_on"),
    )


def _words(content: Content, thing: str, kept: str, chosen: str) -> tuple[str, ...]:
    """What was chosen, or else what came along with an entry."""
    if f"{thing}.{chosen}" in content:
        return (content[f"{thing}.{chosen}"],)
    return tuple(content.get(f"{thing}.{kept}", ()))


def _plan(content: Content, thing: str) -> Iterator[str]:
    for item in items(content, f"{thing}.plan"):
        step = {
            key: content.get(f"plan.{item}.{key}", "") for key in ("start", "end", "what", "who")
        }
        days = "–".join(filter(None, (step["start"], step["end"])))
        who = f" ({step['who']})" if step["who"] else ""
        if step["what"]:
            yield f"{days}: {step['what']}{who}" if days else f"{step['what']}{who}"


def _activity(content: Content, item: str) -> Activity:
    thing = f"activities.{item}"
    sums = {
        key: entry(content[f"{thing}.{key}"])
        for key in ("external", "internal")
        if f"{thing}.{key}" in content
    }
    sheets = {letter: _entries(content, thing, (letter,)) for letter in ("H", "I")}
    return Activity(content.get(f"{thing}.name", "") or UNNAMED, **sums, **sheets)  # type: ignore[arg-type]


def _alternative(content: Content, item: str) -> Alternative:
    thing = f"alternatives.{item}"
    given = {key: content[f"{thing}.{key}"] for key in _ALTERNATIVE if f"{thing}.{key}" in content}
    several = {key: tuple(value) for key, value in given.items() if isinstance(value, list)}
    return Alternative(content.get(f"{thing}.name", "") or UNNAMED, **{**given, **several})


def from_case(case: Case) -> dict[str, Value]:
    """The content of an analysis that tells of this case."""
    content: dict[str, Value] = {
        "title": case.organisation,
        "contact": case.contact,
        **_days("period", case.period),
        **_days("plan_period", case.plan_period),
        **case.A,
        **{code: raw(one) for code, one in case.rows.items()},
        "participation": case.plan.participation,
        "management_support": case.plan.management_support,
        "follow_up": case.plan.follow_up.isoformat() if case.plan.follow_up else None,
        "discount_rate": case.discount_rate,
        "beyond": list(case.beyond),
        "sampling": _sampling(case.sampling),
    }
    for factor, finding in case.strained.items():
        item = new_id()
        content.setdefault("strained", []).append(item)
        content |= {f"strained.{item}.factor": factor, f"strained.{item}.finding": finding}
    for intervention in case.interventions:
        _put_intervention(content, intervention)
    for alternative in case.alternatives:
        _put_alternative(content, alternative)
    return {address: value for address, value in content.items() if value not in (None, "", [], {})}


def raw(one: Entry) -> Value:
    """A row's value as it is kept."""
    if isinstance(one, UseReference):
        return {"reference": one.id}
    if isinstance(one, Range):
        return {"distribution": one.distribution, **one.given}
    return one


def _days(key: str, period: Period | None) -> Mapping[str, Value]:
    if period is None:
        return {}
    return {f"{key}.start": period.start.isoformat(), f"{key}.end": period.end.isoformat()}


def _sampling(sampling: Sampling) -> Mapping[str, Any]:
    usual = Sampling()
    values = {f.name: getattr(sampling, f.name) for f in fields(Sampling)}
    return {key: value for key, value in values.items() if value != getattr(usual, key)}


def _put_intervention(content: dict[str, Value], intervention: Intervention) -> None:
    item = new_id()
    content.setdefault("interventions", []).append(item)
    thing = f"interventions.{item}"
    content[f"{thing}.name"] = intervention.name
    content.update({f"{thing}.{code}": text for code, text in intervention.B.items()})
    content.update(_of_knowledge(thing, intervention))
    for activity in intervention.activities:
        inner = new_id()
        content.setdefault(f"{thing}.activities", []).append(inner)
        _put_activity(content, f"activities.{inner}", activity)


def _of_knowledge(thing: str, intervention: Intervention) -> dict[str, Value]:
    """What sort of intervention it is.

    One that was chosen from the knowledge base has lists of words; one of their own is like an
    entry at most, and a single word is a choice.
    """
    given = {
        "level": intervention.levels,
        "stage": intervention.stages,
        "acts_on": intervention.factors,
    }
    was_chosen = "@" in intervention.entry
    found: dict[str, Value] = {
        f"{thing}.{'entry' if was_chosen else 'like'}": intervention.entry or None
    }
    for key, several in given.items():
        if several and len(several) == 1 and not was_chosen:
            found[f"{thing}.{key}"] = several[0]
        elif several:
            found[f"{thing}.{_LISTS[key]}"] = list(several)
    return found


#: Where an intervention keeps several words of what it may choose one of.
_LISTS = {"level": "levels", "stage": "stages", "acts_on": "factors"}


def _put_activity(content: dict[str, Value], thing: str, activity: Activity) -> None:
    content[f"{thing}.name"] = activity.name
    for key in ("external", "internal"):
        if (one := getattr(activity, key)) is not None:
            content[f"{thing}.{key}"] = raw(one)
    rows = {**activity.H, **activity.I}
    content.update({f"{thing}.{code}": raw(one) for code, one in rows.items()})


def _put_alternative(content: dict[str, Value], alternative: Alternative) -> None:
    item = new_id()
    content.setdefault("alternatives", []).append(item)
    usual = Alternative("")
    for key in ("name", *_ALTERNATIVE):
        value = getattr(alternative, key)
        if value != getattr(usual, key):
            kept = list(value) if isinstance(value, tuple) else value
            content[f"alternatives.{item}.{key}"] = kept
