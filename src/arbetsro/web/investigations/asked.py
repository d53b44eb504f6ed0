"""What an investigation asks, in the reader's language."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from arbetsro.language import Language, Text, say
from arbetsro.web.investigations.checklists import checklist_of
from arbetsro.web.investigations.models import Investigation
from arbetsro.workenv.checklists import Area, Checklist, Question
from arbetsro.workenv.duties import Duty, duties, duty_on


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as somebody reads it.

    Attributes:
        kind: ``scale`` or ``open``.
        side: What it is about, as the checklist has it; a condition where it is one's own.
        duties: What the rules ask for behind it, as they read on the day of the investigation.
        is_late: Whether it was added after the closing.
    """

    key: str
    text: str
    hint: str = ""
    cause: str = ""
    kind: str = "scale"
    side: str = "condition"
    factor: str = ""
    duties: tuple[Duty, ...] = ()
    is_own: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class AskedArea:
    """Questions that belong together."""

    key: str
    title: str
    about: str = ""
    questions: list[AskedQuestion] = field(default_factory=list)


def asked_areas(
    investigation: Investigation, language: Language, answered: Collection[str] = ()
) -> list[AskedArea]:
    """Everything an investigation asks, by area, own questions last.

    Args:
        investigation: With its checklist.
        language: The reader's.
        answered: Keys of questions to show though the profile leaves them out, since somebody has
            answered them.
    """
    areas = list(_of_checklist(investigation, language, answered))
    if own := [_own(one) for one in investigation.own_questions]:
        areas.append(AskedArea("own", say("rounds.own_area", language), questions=own))
    return areas


def asked_questions(
    investigation: Investigation, language: Language, answered: Collection[str] = ()
) -> dict[str, AskedQuestion]:
    """The same without areas, by key."""
    areas = asked_areas(investigation, language, answered)
    return {one.key: one for area in areas for one in area.questions}


def _of_checklist(
    investigation: Investigation, language: Language, answered: Collection[str]
) -> Iterator[AskedArea]:
    if investigation.checklist is None:
        return
    day = investigation.planned_on
    for area in checklist_of(investigation.checklist).areas:
        there = [q for q in area.questions if q.applies(investigation.profile) or q.key in answered]
        if there:
            yield area_in(area, language, day, there)


def area_in(
    area: Area, language: Language, day: date, questions: Collection[Question] | None = None
) -> AskedArea:
    """An area in a language, with what the rules say on a day."""
    return AskedArea(
        area.key,
        area.title.in_(language),
        area.about.in_(language),
        [question_in(one, language, day) for one in (questions or area.questions)],
    )


def question_in(question: Question, language: Language, day: date) -> AskedQuestion:
    """A question in a language, with what the rules say on a day."""
    return AskedQuestion(
        key=question.key,
        text=question.text.in_(language),
        hint=_maybe(question.hint, language),
        cause=_maybe(question.cause, language) or say("rounds.cause", language),
        kind=question.kind,
        side=question.side,
        factor=question.factor,
        duties=tuple(_on(question.duties, day)),
    )


def profile_of(checklist: Checklist, language: Language) -> list[tuple[str, str]]:
    """The profile questions of a checklist: key and text."""
    return [(one.key, one.text.in_(language)) for one in checklist.profile]


def _on(keys: Collection[str], day: date) -> Iterator[Duty]:
    for key in keys:
        if key in duties() and (found := duty_on(key, day)):
            yield found


def _maybe(text: Text | None, language: Language) -> str:
    return text.in_(language) if text else ""


def _own(one: dict[str, object]) -> AskedQuestion:
    return AskedQuestion(
        str(one["key"]), str(one["text"]), is_own=True, is_late=bool(one.get("late"))
    )
