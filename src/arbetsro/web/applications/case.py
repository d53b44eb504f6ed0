"""What the page of an application shows to staff."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from arbetsro.instruments.instrument import Threshold
from arbetsro.instruments.scoring import Scale
from arbetsro.language import Language, Text, say
from arbetsro.language.catalogue import catalogue
from arbetsro.web.applications.models import Application, Message
from arbetsro.web.applications.places import FACTS
from arbetsro.web.applications.queue import goal_of
from arbetsro.web.applications.rows import earlier_scores
from arbetsro.web.applications.scores import rating, score_of
from arbetsro.web.care.models import CareEvent
from arbetsro.web.care.staff import names
from arbetsro.web.care.texts import advice_of
from arbetsro.web.care.wording import sentence
from arbetsro.web.frame.clock import now
from arbetsro.web.visits.models import Visit

_HISTORY = 40


@dataclass(frozen=True, slots=True)
class Scored:
    """A scale of the self-rating with what it came to.

    Attributes:
        highest: The highest sum that there is.
        threshold: A limit that its mean is held against, if there is one.
        is_over: Whether the mean is at it or above.
    """

    label: Text
    scale: Scale
    highest: int
    threshold: Threshold | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A message, and who wrote it; nobody's name for the person."""

    message: Message
    by: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that was done with the record."""

    at: datetime
    by: str
    sentence: str


def shown_of(application: Application, language: Language) -> dict[str, object]:
    """What the pages of an application show."""
    content = application.content
    goal = goal_of(application, application.applicant.clinic) if _waits(application) else None
    advice = advice_of(application.applicant.clinic)
    given = application.decision.get("advice", ())
    return {
        "application": application,
        "applicant": application.applicant,
        "content": content,
        "facts": list(_facts(content.get("facts", {}), language)),
        "scores": list(_scores(application)),
        "rating": rating(),
        "earlier": earlier_scores(application),
        "messages_said": _messages(application),
        "history": _history(application, language),
        "counsellor": names([application.counsellor]).get(application.counsellor or 0, ""),
        "flag_seen_by": names([application.flag_seen_by]).get(application.flag_seen_by or 0, ""),
        "advised": [advice[key].label for key in given if key in advice],
        "goal": goal,
        "is_late": bool(goal and goal < now()),
        "is_open": application.state in Application.OPEN,
        "waits_for_answer": application.state in Application.UNANSWERED,
        "is_accepted": application.state == Application.State.ACCEPTED,
        "visits": Visit.objects.filter(booking__application=application)
        .select_related("booking")
        .order_by("booking__starts_at"),
        "booking": application.bookings.filter(state__in=("offered", "booked")).first(),
    }


def _facts(given: Mapping[str, object], language: Language) -> Iterator[tuple[str, str]]:
    """What is told of the person's work, each with its label; what was left out is not there."""
    for key in FACTS:
        if value := given.get(key):
            name = f"fact_{key}_{value}"
            known = name in catalogue("applications")
            worded = say(f"applications.{name}", language) if known else str(value)
            yield say(f"applications.fact_{key}", language), worded


def _waits(application: Application) -> bool:
    if application.state != Application.State.ACCEPTED:
        return application.state in Application.UNANSWERED
    return not application.bookings.filter(state__in=("offered", "booked", "held")).exists()


def _scores(application: Application) -> Iterator[Scored]:
    built, score = rating(), score_of(application.content)
    for one in built.scales:
        scale = score.scales[one.key]
        limit = next((limit for limit in built.thresholds if limit.scale == one.key), None)
        is_over = bool(limit and scale.mean is not None and scale.mean >= limit.mean)
        yield Scored(one.label, scale, scale.of * built.scale.highest, limit, is_over)


def _messages(application: Application) -> list[Said]:
    found: Sequence[Message] = list(application.messages.all())
    staff = names(one.staff for one in found)
    return [Said(one, staff.get(one.staff or 0, "")) for one in found]


def _history(application: Application, language: Language) -> list[Happening]:
    """What was done with the record, without readings, newest first."""
    found = CareEvent.objects.filter(applicant=application.applicant_id, is_reading=False)
    return [
        Happening(one.at, one.by_name, sentence(one.action, language))
        for one in found.exclude(action="application.saved")[:_HISTORY]
    ]
