"""The draft of a letter: from the plan and from what the person has seen being written."""

from collections.abc import Iterator, Mapping
from typing import Any

from arbetsro.counselling.guide import PROBLEM_NAME, guide
from arbetsro.language import Language, known, say
from arbetsro.web.applications.models import Application
from arbetsro.web.frame.clock import today
from arbetsro.web.visits.models import Plan, VisitRecord
from arbetsro.web.visits.plans import Step, given_steps


def shared_places(content: Mapping[str, Any]) -> dict[str, Any]:
    """Of a record, only what stands where both see it."""
    shared = {field.place for field in guide().fields if field.seen_by == "both"}
    return {k: value for k, value in content.get("places", {}).items() if k in shared}


def draft(application: Application, counsellor: str) -> str:
    """A letter in the person's language. It names no diagnosis and nothing said in confidence.

    Args:
        application: Whose.
        counsellor: Who signs it.
    """
    return "\n\n".join(_paragraphs(application, counsellor))


def _paragraphs(application: Application, counsellor: str) -> Iterator[str]:
    person = application.applicant
    language = known(person.language) or "sv"
    yield today().isoformat()
    yield say("plan.letter_opening", language, name=person.name, clinic=person.clinic.name)
    if problem := problem_of(application):
        yield say("plan.letter_problem", language, problem=problem)
    if steps := _steps(application):
        lines = (f"– {_line(one, language)}" for one in steps)
        yield "\n".join((say("plan.letter_steps", language), *lines))
    yield say("plan.letter_end", language)
    yield f"{counsellor}\n{person.clinic.name}"


def problem_of(application: Application) -> str:
    """The problem as the two named it at the first visit; blank where they did not."""
    records = VisitRecord.objects.filter(visit__booking__application=application)
    for record in records.order_by("visit__booking__starts_at"):
        if named := shared_places(record.content).get(PROBLEM_NAME):
            return str(named)
    return ""


def _steps(application: Application) -> list[Step]:
    plan = Plan.objects.filter(application=application).first()
    return given_steps(plan) if plan else []


def _line(step: Step, language: Language) -> str:
    parts = [step["what"], step.get("when") or step.get("day") or ""]
    if whom := step.get("whom"):
        parts.append(say("plan.letter_with", language, whom=whom))
    return ", ".join(part for part in parts if part)
