"""Rules for matters that go upward and must be answered, from ``upward.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, get_args

from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text
from arbetsro.workenv import reading
from arbetsro.workenv.content import check_known, read_content

RuleKey = Literal["return", "request"]
ReasonKey = Literal["authority", "money", "knowledge", "time", "other"]
AnswerKey = Literal["accept", "fund", "decline", "pass_on"]

#: Why a task is returned; ``reasons`` has the words.
REASONS: tuple[ReasonKey, ...] = get_args(ReasonKey)
#: What a receiver may answer; ``answers`` has the words.
ANSWERS: tuple[AnswerKey, ...] = get_args(AnswerKey)


@dataclass(frozen=True, slots=True)
class Rule:
    """What applies to one kind of matter.

    Attributes:
        key: ``return`` of a task, or the safety representative's formal ``request``.
        title: What it is called.
        about: What it is, and what of it is law and what is practice.
        confirm_within_days: Days until receipt must be confirmed; 0 is the same day.
        answer_within_days: Days until it must be answered, where the matter sets no date itself.
        grace_days: Days after the latest date until it climbs to the next level.
        duties: The legal duties that it answers to.
        first_receiver_keeps_duty: Whether the first receiver must still answer when it has climbed.
    """

    key: str
    title: Text
    about: Text
    confirm_within_days: int
    answer_within_days: int
    grace_days: int
    duties: tuple[str, ...]
    first_receiver_keeps_duty: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a task is returned."""

    key: str
    label: Text
    about: Text


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver may answer.

    Attributes:
        key: What it is stored as.
        label: What the receiver chooses.
        about: What it means.
        needs_reason: Whether the receiver must write why.
        ends: Whether the matter ends with it; otherwise it waits for the next receiver.
    """

    key: str
    label: Text
    about: Text
    needs_reason: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Dates:
    """The clock of a matter.

    Attributes:
        confirm_by: The last day to confirm that it has arrived.
        answer_by: The last day to answer.
        climbs_on: The first day on which it stands at the next level, if it is not answered.
    """

    confirm_by: date
    answer_by: date
    climbs_on: date


@dataclass(frozen=True, slots=True)
class _Content:
    rules: Mapping[str, Rule]
    reasons: Mapping[str, Reason]
    answers: Mapping[str, Answer]


def rules() -> Mapping[str, Rule]:
    """The rules by key.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return _content().rules


def reasons() -> Mapping[str, Reason]:
    """The words for each reason to return a task, by key."""
    return _content().reasons


def answers() -> Mapping[str, Answer]:
    """The words for each answer, by key."""
    return _content().answers


def dates(rule: Rule, *, sent: date, latest: date | None = None) -> Dates:
    """The clock of a matter sent on a day; a latest date in the matter goes before the rule's."""
    answer_by = latest or sent + timedelta(days=rule.answer_within_days)
    return Dates(
        confirm_by=sent + timedelta(days=rule.confirm_within_days),
        answer_by=answer_by,
        climbs_on=answer_by + timedelta(days=rule.grace_days + 1),
    )


@cache
def _content() -> _Content:
    return read_content("upward", _read)


def _read(reader: Reader, table: Table) -> _Content:
    reader.expect(table, {"rule", "reason", "answer"})
    given = {name: reading.part(reader, table, name) for name in ("rule", "reason", "answer")}
    for name, known in (("rule", get_args(RuleKey)), ("reason", REASONS), ("answer", ANSWERS)):
        check_known(reader, given[name], known, name)
    return _Content(
        rules=reading.by_key(reader, given["rule"], lambda k, t: _rule(reader, k, t)),
        reasons=reading.by_key(reader, given["reason"], lambda k, t: _reason(reader, k, t)),
        answers=reading.by_key(reader, given["answer"], lambda k, t: _answer(reader, k, t)),
    )


def _rule(reader: Reader, key: str, table: Table) -> Rule:
    at = f"rule.{key}"
    counted = ("confirm_within_days", "answer_within_days", "grace_days")
    keeps = "first_receiver_keeps_duty"
    reader.expect(table, {"title", "about", "duties", keeps, *counted}, at)
    confirm, answer, grace = (reading.number(reader, table, name, at) for name in counted)
    return Rule(
        key=key,
        title=reader.text(table, "title", at),
        about=reader.text(table, "about", at),
        confirm_within_days=confirm,
        answer_within_days=answer,
        grace_days=grace,
        duties=reading.duty_keys(reader, table, at),
        first_receiver_keeps_duty=keeps in table and reader.value(table, keeps, bool, False, at),
    )


def _reason(reader: Reader, key: str, table: Table) -> Reason:
    at = f"reason.{key}"
    reader.expect(table, {"label", "about"}, at)
    return Reason(key, reader.text(table, "label", at), reader.text(table, "about", at))


def _answer(reader: Reader, key: str, table: Table) -> Answer:
    at = f"answer.{key}"
    reader.expect(table, {"label", "about", "needs_reason", "ends"}, at)
    return Answer(
        key=key,
        label=reader.text(table, "label", at),
        about=reader.text(table, "about", at),
        needs_reason=reader.value(table, "needs_reason", bool, False, at),
        ends=reader.value(table, "ends", bool, False, at),
    )
