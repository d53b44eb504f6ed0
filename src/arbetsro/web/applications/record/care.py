"""What came of an application: times, notes, plan, letters, ending and follow-up, on paper."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from arbetsro.counselling.guide import Field, guide
from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.counselling.themes import themes
from arbetsro.language import Language, say
from arbetsro.reporting.document import Block, Bullets, Heading, Paragraph, Table
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.progress import moment_in
from arbetsro.web.applications.record.answers import lines
from arbetsro.web.care.staff import names
from arbetsro.web.visits.plans import Step, given_steps


def cared(application: Application, language: Language) -> Iterator[Block]:
    """Everything that stands of the care, in order."""
    yield from _times(application, language)
    for booking in application.bookings.order_by("starts_at"):
        record = _one(_one(booking, "visit"), "record")
        if record is not None:
            yield from _notes(application, record, language)
    yield from _plan(application, language)
    yield from _letters(application, language)
    closing = _one(application, "closing")
    if closing is not None:
        yield Heading(_by(say("service.paper_closing", language), closing.by, closing.at), 2)
        yield from lines(str(closing.note))
    yield from _follow_up(application, language)


def _one(owner: Any, name: str) -> Any:  # noqa: ANN401 - what is there once, or not at all
    try:
        return getattr(owner, name) if owner is not None else None
    except ObjectDoesNotExist:
        return None


def _by(what: str, key: int | None, at: datetime | None) -> str:
    day = f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""
    return ", ".join(filter(None, (what, day, names([key]).get(key or 0, ""))))


def _times(application: Application, language: Language) -> Iterator[Block]:
    found = list(application.bookings.order_by("starts_at"))
    called = names(one.staff for one in found)
    if not found:
        return
    clinic = application.applicant.clinic
    rows = tuple(
        (
            moment_in(one.starts_at, clinic, language),
            say(f"service.kind_{one.kind}", language),
            called.get(one.staff, ""),
            say(f"service.booking_{one.state}", language),
        )
        for one in found
    )
    yield Heading(say("service.paper_times", language), 2)
    header = tuple(say(f"service.paper_{k}", language) for k in ("when", "what", "with", "state"))
    yield Table(header, rows, say("service.paper_times", language), ("left",) * 4)


def _notes(application: Application, record: Any, language: Language) -> Iterator[Block]:  # noqa: ANN401
    at = record.visit.booking.starts_at
    when = moment_in(at, application.applicant.clinic, language)
    yield Heading(say("service.paper_visit", language, when=when), 2)
    if record.signed_at is None:
        yield Paragraph(say("service.paper_unsigned", language), "note")
        return
    signed = say("service.paper_signed", language)
    yield Paragraph(_by(signed, record.signed_by, record.signed_at), "note")
    yield from _places(record.content, language)
    for one in record.corrections.all():
        yield Heading(_by(say("service.paper_correction", language), one.by, one.at), 3)
        yield from lines(str(one.text))


def _places(content: dict[str, Any], language: Language) -> Iterator[Block]:
    places = content.get("places", {})
    for part in guide().parts:
        filled = [field for field in part.fields if places.get(field.place) not in (None, "", [])]
        if filled:
            yield Heading(part.label.in_(language), 3)
        for field in filled:
            said = _said(field, places[field.place], language)
            yield Paragraph(f"{field.label.in_(language)}: {said}")
    tagged = [
        themes()[key].label.in_(language) for key in content.get("themes", ()) if key in themes()
    ]
    if tagged:
        yield Paragraph(f"{say('service.paper_themes', language)}: {', '.join(tagged)}")


def _said(field: Field, value: Any, language: Language) -> str:  # noqa: ANN401
    match field.kind:
        case "truth":
            return say(f"service.{value}", language)
        case "tick":
            return say(f"service.{'yes' if value else 'no'}", language)
        case "choices":
            labels = {one.key: one.label.in_(language) for one in field.choices}
            return ", ".join(labels.get(one, str(one)) for one in value)
        case "steps":
            return "; ".join(map(_step, value))
        case "rating":
            return f"{value}/10"
    return str(value)


def _step(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(str(one) for one in value.values() if one)
    return str(value)


def _plan(application: Application, language: Language) -> Iterator[Block]:
    """The plan as the person was given it last; what is still being written is no plan yet."""
    plan = _one(application, "plan")
    steps = given_steps(plan) if plan is not None else []
    if not steps:
        return
    names_ = ("what", "kind", "when", "whom", "likelihood", "done")
    rows = tuple(_row(step, language) for step in steps)
    yield Heading(say("service.paper_plan", language), 2)
    yield Table(
        tuple(say(f"service.plan_{one}", language) for one in names_), rows,
        say("service.paper_plan", language), ("left", "left", "left", "left", "right", "left"),
        widths=(5, 3, 2, 2, 1, 1),
    )  # fmt: skip


def _row(step: Step, language: Language) -> tuple[str, ...]:
    kind = plan_kinds().get(step["kind"])
    when = ", ".join(str(one) for one in (step.get("when"), step.get("day")) if one)
    return (
        str(step.get("what", "")),
        kind.label.in_(language) if kind else str(step["kind"]),
        when or "–",
        str(step.get("whom") or "–"),
        str(step.get("likelihood") or "–"),
        say(f"service.{'yes' if step.get('is_done') else 'no'}", language),
    )


def _letters(application: Application, language: Language) -> Iterator[Block]:
    for one in application.letters.exclude(given_at=None).order_by("at"):
        yield Heading(_by(say("service.paper_letter", language), one.by, one.given_at), 2)
        yield from lines(str(one.text))


def _follow_up(application: Application, language: Language) -> Iterator[Block]:
    found = _one(application, "follow_up")
    if found is None or found.state != "done":
        return
    title = say("service.paper_follow_up", language)
    yield Heading(_by(title, found.interviewer, found.done_at), 2)
    known = ("problem_size", "employment", "sick_leave", "helpful", "would_recommend", "comments")
    given = [(key, found.answers[key]) for key in known if found.answers.get(key) not in (None, "")]
    yield Bullets(
        tuple(f"{say(f'service.after_{k}', language)}: {_word(v, language)}" for k, v in given)
    )


def _word(value: object, language: Language) -> str:
    if isinstance(value, bool):
        return say(f"service.{'yes' if value else 'no'}", language)
    words = {"yes": "yes", "no": "no", "unknown": "unknown", "part": "sick_leave_part",
             "full": "sick_leave_full"}  # fmt: skip
    return say(f"service.{words[value]}", language) if value in words else str(value)
