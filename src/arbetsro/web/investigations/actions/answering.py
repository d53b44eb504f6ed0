"""Answers on a round. Nothing that anybody has answered is ever lost."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.investigating import asked_keys, locked
from arbetsro.web.investigations.capacities import capacity_of
from arbetsro.web.investigations.models import Answer, Investigation, Participant


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answers to a question.

    Attributes:
        value: One of ``Answer.Value``.
        sent: The telephone's mark of the sending.
        seen: The mark of one's own answer that the telephone showed; nothing where it showed none.
        at: When it was answered, as the telephone's clock has it.
    """

    question: str
    value: str
    sent: uuid.UUID
    note: str = ""
    cause: str = ""
    seen: uuid.UUID | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an answer.

    Attributes:
        answer: The person's answer to the question as it stands now.
        besides: Another answer by the same person that the telephone had not seen; kept too.
    """

    answer: Answer
    besides: dict[str, Any] | None = None


@action("investigation.answered")
def save_answer(*, by: Person, investigation: Investigation, said: Said) -> Kept:
    """Keeps an answer of a person to a question.

    An answer to what the telephone had seen takes its place. One from a telephone that had not
    seen it stands beside it: the one given last counts, and the other is kept with it. What comes
    after the closing changes nothing that was there, and is kept as late. A sending that is
    repeated counts once. Whoever answers takes part.

    Raises:
        Refusal: There is no such question, or no such answer to it.
    """
    found = locked(investigation)
    if said.question not in asked_keys(found):
        raise Refusal("rounds.no_such_question")
    if said.value not in Answer.Value.values:
        raise Refusal("rounds.no_such_answer")
    given = Answer(
        investigation=found, question=said.question, by=by, value=said.value,
        note=said.note.strip(), cause=said.cause.strip(), sent=said.sent,
        at=_believed(said.at, found), kept_at=now(), is_late=not found.is_open,
    )  # fmt: skip
    there = Answer.objects.filter(investigation=found, question=said.question, by=by).first()
    kept = _kept(there, given, said)
    _takes_part(by, found)
    record("investigation.answered", by=by, target=found, question=said.question)
    return kept


def _takes_part(by: Person, investigation: Investigation) -> None:
    """Who answers takes part, whether or not somebody has thought of noting it."""
    if not investigation.participants.filter(person=by).exists():
        capacity = capacity_of(by, investigation.unit)
        Participant.objects.create(investigation=investigation, person=by, capacity=capacity)


def _believed(told: datetime | None, investigation: Investigation) -> datetime:
    """When a telephone says it was, within what is possible."""
    return now() if told is None else max(min(told, now()), min(investigation.started_at, now()))


def _kept(there: Answer | None, given: Answer, said: Said) -> Kept:
    if there is None:
        given.save()
        return Kept(given)
    if str(given.sent) in {str(there.sent), *(one["sent"] for one in there.earlier)}:
        return Kept(there, _besides(there, given))
    if given.is_late and not there.is_late:
        return _beside(there, given, late=True)
    if said.seen == there.sent:
        return _in_its_place(there, given, keep=there.value != given.value)
    return _newest(there, given)


def _besides(there: Answer, given: Answer) -> dict[str, Any] | None:
    """What a repeated sending was told the first time: the other answer, if there was one."""
    if there.sent != given.sent:
        return _as_kept(there)
    return next((one for one in reversed(there.earlier) if one.get("apart")), None)


def _newest(there: Answer, given: Answer) -> Kept:
    """Two telephones that had not seen each other: the answer that was given last counts."""
    if given.at < there.at:
        return _beside(there, given)
    other = _as_kept(there, apart=True)
    return Kept(_in_its_place(there, given, keep=True, apart=True).answer, other)


def _beside(there: Answer, given: Answer, *, late: bool = False) -> Kept:
    there.earlier = _in_order([*there.earlier, _as_kept(given, apart=True, late=late)])
    there.save(update_fields=["earlier"])
    return Kept(there, _as_kept(there))


def _in_its_place(there: Answer, given: Answer, *, keep: bool, apart: bool = False) -> Kept:
    if keep:
        there.earlier = _in_order([*there.earlier, _as_kept(there, apart=apart)])
    for name in ("value", "note", "cause", "sent", "at", "kept_at"):
        setattr(there, name, getattr(given, name))
    there.save()
    return Kept(there)


def _as_kept(one: Answer, **more: bool) -> dict[str, Any]:
    return {
        "value": one.value,
        "note": one.note,
        "cause": one.cause,
        "at": one.at.isoformat(),
        "sent": str(one.sent),
        **{name: True for name, yes in more.items() if yes},
    }


def _in_order(earlier: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(earlier, key=lambda one: str(one["at"]))
