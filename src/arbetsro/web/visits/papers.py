"""The plan and a letter on paper, and the plan's days for a calendar."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone
from icalendar import Calendar, Event

from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.language import Language, say
from arbetsro.reporting.document import Block, Document, Paragraph, Table
from arbetsro.web.care.models import Clinic
from arbetsro.web.frame.clock import now, today
from arbetsro.web.visits.models import Letter, Plan
from arbetsro.web.visits.plans import Step, given_steps


def plan_document(plan: Plan, clinic: Clinic, language: Language) -> Document:
    """The plan as the person has it. No name stands on it: it may be left lying about."""
    return Document(
        title=say("plan.title", language),
        subtitle=clinic.name,
        language=language,
        made=today(),
        footer="arbetsro",
        blocks=tuple(_plan_blocks(plan, language)),
    )


def _plan_blocks(plan: Plan, language: Language) -> Iterator[Block]:
    yield Paragraph(say("plan.paper_lead", language))
    names = ("what", "kind", "when", "whom", "likelihood")
    yield Table(
        header=tuple(say(f"plan.column_{name}", language) for name in names),
        rows=tuple(_row(step, language) for step in given_steps(plan)),
        caption=say("plan.steps", language),
        align=("left", "left", "left", "left", "right"),
        widths=(5, 3, 2, 2, 2),
    )
    yield Paragraph(say("plan.paper_end", language), "note")


def _row(step: Step, language: Language) -> tuple[str, ...]:
    when = ", ".join(filter(None, (step.get("when"), step.get("day"))))
    likelihood = step.get("likelihood")
    return (
        step["what"],
        plan_kinds()[step["kind"]].label.in_(language),
        when or "–",
        step.get("whom") or "–",
        str(likelihood) if likelihood else "–",
    )


def letter_document(letter: Letter, clinic: Clinic, language: Language) -> Document:
    """A letter as the person was given it."""
    paragraphs = (part.strip() for part in letter.text.replace("\r\n", "\n").split("\n\n"))
    day = timezone.localdate(letter.given_at) if letter.given_at else today()
    return Document(
        title=say("plan.letter_title", language),
        subtitle=clinic.name,
        language=language,
        made=day,
        footer="arbetsro",
        blocks=tuple(Paragraph(part) for part in paragraphs if part),
    )


def plan_calendar(plan: Plan, language: Language) -> bytes:
    """The days of the plan (RFC 5545). An event says nothing of what it is about, nor of whom."""
    calendar = Calendar()
    calendar.add("prodid", "-//arbetsro//calendar//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for step in given_steps(plan):
        if step.get("day") and not step["is_done"]:
            calendar.add_component(_event(plan, step, language))
    found: bytes = calendar.to_ical()
    return found


def has_days(plan: Plan) -> bool:
    """Whether there is anything to put in a calendar."""
    return any(step.get("day") and not step["is_done"] for step in given_steps(plan))


def _event(plan: Plan, step: Step, language: Language) -> Event:
    day = date.fromisoformat(step["day"])
    event = Event()
    event.add("uid", f"{step['key']}-{plan.pk}@arbetsro")
    event.add("dtstamp", now())
    event.add("sequence", plan.version)
    event.add("summary", say("plan.calendar_summary", language))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
