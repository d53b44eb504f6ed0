"""An investigation: its plan, who takes part, and what it asks."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from arbetsro.language import Language
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.capacities import capacity_of
from arbetsro.web.investigations.checklists import OWN, checklist_of, current_version
from arbetsro.web.investigations.models import ChecklistVersion, Investigation, Participant
from arbetsro.web.organisations.models import Organisation, Unit

#: As many own questions as a page can hold without being of no use.
MOST_OWN_QUESTIONS = 60


@dataclass(frozen=True, slots=True)
class TakesPart:
    """Somebody who takes part: with an account, or else only by name."""

    capacity: str
    person: Person | None = None
    name: str = ""


@action("investigation.started")
def start_investigation(  # noqa: PLR0913 - a plan is made in one go
    *,
    by: Person,
    unit: Unit,
    way: str,
    title: str,
    planned_on: date,
    checklist: str = "",
    profile: Mapping[str, bool] | None = None,
    about: str = "",
    own_questions: Sequence[str] = (),
    based_on: Investigation | None = None,
    language: Language = "sv",
) -> Investigation:
    """Starts an investigation of a unit. Whoever starts it takes part.

    Args:
        by: Who starts it.
        unit: What is looked into.
        way: One of ``Investigation.Way``.
        title: What it is called.
        planned_on: The day it is planned for.
        checklist: The key of the checklist; blank for none.
        profile: What the unit answers to the checklist's profile questions, by key.
        about: What it is about, or what is to be changed.
        own_questions: Texts of questions to ask besides.
        based_on: Last time's, to compare with.
        language: The language that its checklist is read in.

    Raises:
        Refusal: The unit is closed, or there is no such checklist.
    """
    if not unit.is_valid(today()):
        raise Refusal("investigations.unit_closed", field="unit", unit=unit.name)
    investigation = Investigation.objects.create(
        unit=unit,
        way=Investigation.Way(way),
        title=title,
        about=about,
        checklist=_version(unit.organisation, checklist),
        profile={key: bool(value) for key, value in (profile or {}).items()},
        own_questions=[_own(text) for text in own_questions],
        language=language,
        planned_on=planned_on,
        based_on=based_on,
        started_by=by,
        started_at=now(),
    )
    Participant.objects.create(
        investigation=investigation, person=by, capacity=capacity_of(by, unit)
    )
    record("investigation.started", by=by, target=investigation, way=investigation.way)
    return investigation


def _version(organisation: Organisation, key: str) -> ChecklistVersion | None:
    found = current_version(organisation, key) if key else None
    if key and found is None:
        raise Refusal("investigations.no_such_checklist", field="checklist")
    return found


def _own(text: str, key: str = "") -> dict[str, object]:
    return {"key": key or f"{OWN}{uuid.uuid4().hex[:12]}", "text": text}


@action("investigation.changed")
def change_investigation(
    *,
    by: Person,
    investigation: Investigation,
    seen: int,
    title: str,
    planned_on: date,
    about: str = "",
    profile: Mapping[str, bool] | None = None,
) -> Investigation:
    """Changes the plan of an open investigation; ``seen`` is the version that the page showed.

    Raises:
        Refusal: It is closed, or somebody else has changed it since.
    """
    found = locked_open(investigation)
    if found.version != seen:
        raise Refusal("investigations.changed_since")
    found.title, found.planned_on, found.about = title, planned_on, about
    if profile is not None:
        found.profile = {key: bool(value) for key, value in profile.items()}
    found.version += 1
    found.save(update_fields=["title", "planned_on", "about", "profile", "version"])
    record("investigation.changed", by=by, target=found, version=found.version)
    return found


@action("investigation.participants_set")
def set_participants(
    *, by: Person, investigation: Investigation, participants: Iterable[TakesPart]
) -> list[Participant]:
    """Sets who takes part, and as what; the whole list. Nobody is named twice in one capacity.

    It may be mended after the closing too: who took part is then known better.

    Raises:
        Refusal: Somebody is named by nothing, or the investigation was abandoned.
    """
    found = locked(investigation)
    if found.state == Investigation.State.ABANDONED:
        raise Refusal("investigations.abandoned")
    given = list(dict.fromkeys(participants))
    if any(one.person is None and not one.name.strip() for one in given):
        raise Refusal("investigations.participant_needs_name")
    found.participants.all().delete()
    made = [
        Participant.objects.create(
            investigation=found,
            person=one.person,
            name="" if one.person else one.name.strip(),
            capacity=Participant.Capacity(one.capacity),
        )
        for one in given
    ]
    record("investigation.participants_set", by=by, target=found, count=len(made))
    return made


@action("investigation.question_added")
def add_question(
    *, by: Person, investigation: Investigation, text: str, mark: uuid.UUID
) -> Investigation:
    """Adds a question of one's own on the way. One that comes after the closing is kept as late.

    Args:
        by: Who adds it.
        investigation: What it is added to.
        text: The question.
        mark: The telephone's mark of it; one that is repeated counts once.

    Raises:
        Refusal: The text is empty, or there are too many.
    """
    found, key = locked(investigation), own_key(mark)
    if not text.strip():
        raise Refusal("rounds.question_needs_text")
    if all(one["key"] != key for one in found.own_questions):
        if len(found.own_questions) >= MOST_OWN_QUESTIONS:
            raise Refusal("rounds.too_many_questions", most=MOST_OWN_QUESTIONS)
        late = {} if found.is_open else {"late": True}
        found.own_questions = [*found.own_questions, {**_own(text.strip(), key), **late}]
        found.save(update_fields=["own_questions"])
    record("investigation.question_added", by=by, target=found, question=key)
    return found


def own_key(mark: uuid.UUID) -> str:
    """The key of a question that a telephone has added with its own mark."""
    return f"{OWN}{mark}"


def locked(investigation: Investigation) -> Investigation:
    """The investigation as it is now, which nobody else can change until the action is done."""
    found = Investigation.objects.select_for_update(of=("self",))
    return found.select_related("unit__organisation", "checklist").get(pk=investigation.pk)


def locked_open(investigation: Investigation) -> Investigation:
    """The same, where it is still open.

    Raises:
        Refusal: It is closed.
    """
    found = locked(investigation)
    if not found.is_open:
        raise Refusal(f"investigations.{found.state}")
    return found


def asked_keys(investigation: Investigation) -> set[str]:
    """The keys of everything that may be answered: of the checklist, and own questions."""
    own = {str(one["key"]) for one in investigation.own_questions}
    if investigation.checklist is None:
        return own
    return own | {one.key for one in checklist_of(investigation.checklist).questions}
