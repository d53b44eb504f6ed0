"""What must be in place before staff are asked: who acts, when they talk, where to turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, cast, get_args

from arbetsro.knowledge.content import Reader, Table, read_content
from arbetsro.knowledge.sources import Reference
from arbetsro.language import Text
from arbetsro.language.catalogue import message
from arbetsro.workenv.content import by_key, check_unique, key_of, one_of

AnswerKind = Literal["words", "date", "choice"]
#: What an answer, or none, leads to.
Effect = Literal["fine", "missing", "advice", "stop"]

_TEXTS = ("said_when_blank_and_screening", "said_when_early", "said_when_late")
_FIELDS = {"key", "kind", "label", "why", "from", "choice", "most_days"}
_FIELDS |= {"blank", "blank_when_screening", "said_when_blank"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A ready answer.

    Attributes:
        key: What is kept.
        label: What it is called.
        effect: What it leads to.
        effect_when_screening: The same for a survey that asks about ill-health.
        said: What is said to whoever chooses it; nothing where it is fine.
    """

    key: str
    label: Text
    effect: Effect
    effect_when_screening: Effect
    said: Text | None


@dataclass(frozen=True, slots=True)
class ReadinessQuestion:
    """A question to those who plan a survey.

    Attributes:
        key: What the answer is kept by.
        kind: Whether it is answered in words, with a date, or by a choice.
        label: The question.
        why: Why it is asked.
        sources: What it rests on.
        choices: The ready answers, where it has such.
        blank, blank_when_screening: What it leads to that there is no answer.
        said: What is said when there is none, by ``blank`` and ``screening``, and of a day that is
            too ``early`` or too ``late``.
        most_days: For a date: how many days after the closing are not too many.
    """

    key: str
    kind: AnswerKind
    label: Text
    why: Text
    sources: tuple[Reference, ...]
    choices: tuple[Choice, ...]
    blank: Effect
    blank_when_screening: Effect
    said: Mapping[str, Text]
    most_days: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is said of an answer, with the key of its question."""

    question: str
    effect: Effect
    text: Text


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a survey may start.

    Attributes:
        remarks: All that there is to say, in the order of the questions.
    """

    remarks: tuple[Remark, ...]

    @property
    def stops(self) -> tuple[Remark, ...]:
        """What must be arranged first."""
        return self._of("stop")

    @property
    def missing(self) -> tuple[Remark, ...]:
        """What must be answered first."""
        return self._of("missing")

    @property
    def advice(self) -> tuple[Remark, ...]:
        """What is wise, but stops nothing."""
        return self._of("advice")

    @property
    def may_start(self) -> bool:
        """Whether nothing stops it and nothing is missing."""
        return not self.stops and not self.missing

    def _of(self, effect: Effect) -> tuple[Remark, ...]:
        return tuple(one for one in self.remarks if one.effect == effect)


def readiness(
    answers: Mapping[str, str], *, screens: bool, closes_on: date | None = None
) -> Readiness:
    """What is in place, and what is not, before a survey starts.

    Args:
        answers: What was answered, by the key of the question; a day as ``2026-09-15``.
        screens: Whether the survey holds an instrument that screens for ill-health.
        closes_on: The last day to answer, where it is known.
    """
    found = (
        _remark(one, str(answers.get(one.key) or "").strip(), screens=screens, closes_on=closes_on)
        for one in readiness_questions().values()
    )
    return Readiness(tuple(one for one in found if one and one.effect != "fine"))


def _remark(
    of: ReadinessQuestion, answer: str, *, screens: bool, closes_on: date | None
) -> Remark | None:
    if not answer:
        return _of_no_answer(of, screens=screens)
    if of.kind == "date":
        return _of_day(of, answer, closes_on)
    return _of_choice(of, answer, screens=screens) if of.kind == "choice" else None


def _of_no_answer(of: ReadinessQuestion, *, screens: bool) -> Remark:
    if screens:
        text = of.said.get("screening", of.said["blank"])
        return Remark(of.key, of.blank_when_screening, text)
    return Remark(of.key, of.blank, of.said["blank"])


def _of_choice(of: ReadinessQuestion, answer: str, *, screens: bool) -> Remark | None:
    chosen = next((one for one in of.choices if one.key == answer), None)
    if chosen is None:
        return Remark(of.key, "missing", message("survey_words.readiness_not_a_choice"))
    effect = chosen.effect_when_screening if screens else chosen.effect
    return Remark(of.key, effect, chosen.said) if chosen.said else None


def _of_day(of: ReadinessQuestion, answer: str, closes_on: date | None) -> Remark | None:
    try:
        day = date.fromisoformat(answer)
    except ValueError:
        return Remark(of.key, "missing", message("survey_words.readiness_not_a_day"))
    if closes_on is None:
        return None
    if day <= closes_on:
        return Remark(of.key, "missing", of.said["early"])
    is_late = (day - closes_on).days > of.most_days
    return Remark(of.key, "advice", of.said["late"]) if is_late else None


@cache
def readiness_questions() -> Mapping[str, ReadinessQuestion]:
    """Every question by key, in the order in which they are asked.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("content/readiness", read_questions, __package__)


def read_questions(reader: Reader, table: Table) -> Mapping[str, ReadinessQuestion]:
    """The questions of a table, by key."""
    return by_key(reader, table, "question", lambda one, at: _question(reader, one, at))


def _question(reader: Reader, table: Table, at: str) -> ReadinessQuestion:
    reader.expect(table, {*_FIELDS, *_TEXTS}, at)
    kind = cast("AnswerKind", one_of(reader, table, "kind", get_args(AnswerKind), at))
    blank = _effect(reader, table, "blank", at)
    needed = ["blank", *(("early", "late") if kind == "date" else ())]
    return ReadinessQuestion(
        key=key_of(reader, table, at),
        kind=kind,
        label=reader.text(table, "label", at),
        why=reader.text(table, "why", at),
        sources=reader.references(table, at),
        choices=_choices(reader, table, at, needed=kind == "choice"),
        blank=blank,
        blank_when_screening=_effect(reader, table, "blank_when_screening", at, blank),
        said=_said(reader, table, at, needed),
        most_days=reader.value(table, "most_days", int, 0, at) if kind == "date" else 0,
    )


def _said(reader: Reader, table: Table, at: str, needed: list[str]) -> Mapping[str, Text]:
    if "said_when_blank_and_screening" in table:
        needed = [*needed, "blank_and_screening"]
    read = {key: reader.text(table, f"said_when_{key}", at) for key in needed}
    return {key.removeprefix("blank_and_"): text for key, text in read.items()}


def _choices(reader: Reader, table: Table, at: str, *, needed: bool) -> tuple[Choice, ...]:
    given = table.get("choice", ())
    if needed and not given:
        reader.fault("missing", f"{at}.choice")
    found = tuple(_choice(reader, one, f"{at}.choice.{i}") for i, one in enumerate(given, 1))
    check_unique(reader, (one.key for one in found), f"{at}.choice")
    return found


def _choice(reader: Reader, table: Table, at: str) -> Choice:
    reader.expect(table, {"key", "label", "effect", "effect_when_screening", "said"}, at)
    effect = _effect(reader, table, "effect", at, "fine")
    screening = _effect(reader, table, "effect_when_screening", at, effect)
    is_silent = effect == screening == "fine"
    said = None if is_silent else reader.text(table, "said", at)
    label = reader.text(table, "label", at)
    return Choice(key_of(reader, table, at), label, effect, screening, said)


def _effect(
    reader: Reader, table: Table, key: str, at: str, otherwise: Effect | None = None
) -> Effect:
    if otherwise is not None and key not in table:
        return otherwise
    return cast("Effect", one_of(reader, table, key, get_args(Effect), at))
