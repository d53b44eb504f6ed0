"""A checklist as a value: areas with questions, who is asked which, and its plain table."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal, get_args

from arbetsro.language import Text

#: What a question is about: something that takes, something that helps, how things are arranged,
#: or something good to make use of.
Side = Literal["demand", "resource", "condition", "benefit"]
#: ``scale`` is answered with one of ``ANSWERS``, ``open`` in words.
QuestionKind = Literal["scale", "open"]
#: The answers to a scale question, best first; the last two are not judgements.
Answer = Literal["works", "partly", "not", "not_relevant", "unsure"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)


@dataclass(frozen=True, slots=True)
class ProfileQuestion:
    """A question about the workplace, answered yes or no, that switches questions on."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask.

    Attributes:
        key: What answers refer to; it stays the same.
        text: The question; a scale question is put so that yes is good.
        hint: What to look at or think of.
        cause: What to ask when it does not work: where the cause lies.
        side: Whether it concerns a demand, a resource, a condition or a benefit.
        kind: How it is answered.
        factor: The factor of the vocabulary that may be strained, or nothing.
        duties: Keys of the duties behind it.
        when: Keys of the profile; it is asked when any of them is yes, or always if there is none.
    """

    key: str
    text: Text
    hint: Text | None
    cause: Text | None
    side: Side
    kind: QuestionKind
    factor: str
    duties: tuple[str, ...]
    when: tuple[str, ...]

    def applies(self, profile: Mapping[str, bool]) -> bool:
        """Whether it is asked at a workplace with this profile; a key that is missing is no."""
        return not self.when or any(profile.get(key, False) for key in self.when)


@dataclass(frozen=True, slots=True)
class Area:
    """Questions that belong together."""

    key: str
    title: Text
    about: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist as it reads at one time.

    Attributes:
        key: Its name in addresses.
        title: Its heading.
        about: What it covers.
        use: When to use it, and with whom.
        source: What its areas are built on, as ``knowledge.sources`` calls it.
        reviewed: The day somebody last went through it.
        profile: What to answer about the workplace first.
        areas: The questions, in order.
    """

    key: str
    title: Text
    about: Text
    use: Text
    source: str
    reviewed: date
    profile: tuple[ProfileQuestion, ...]
    areas: tuple[Area, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order."""
        return tuple(question for area in self.areas for question in area.questions)

    def question(self, key: str) -> Question:
        """The question with a key.

        Raises:
            KeyError: There is none.
        """
        found = next((one for one in self.questions if one.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def asked(self, profile: Mapping[str, bool]) -> tuple[Area, ...]:
        """The areas with only the questions that apply; an area with none is left out."""
        return tuple(_asked(self.areas, profile))

    @property
    def digest(self) -> str:
        """A fingerprint of everything it says; it changes when anything does."""
        return digest_of(as_table(self))


def _asked(areas: tuple[Area, ...], profile: Mapping[str, bool]) -> Iterator[Area]:
    for area in areas:
        if questions := tuple(one for one in area.questions if one.applies(profile)):
            yield replace(area, questions=questions)


def as_table(checklist: Checklist) -> dict[str, Any]:
    """The checklist as ``read_checklist`` reads it, plain enough for JSON."""
    texts = {name: asdict(getattr(checklist, name)) for name in ("title", "about", "use")}
    return {
        **texts,
        "source": checklist.source,
        "reviewed": checklist.reviewed.isoformat(),
        "profile": [asdict(one) for one in checklist.profile],
        "area": [_area_table(area) for area in checklist.areas],
    }


def digest_of(table: Mapping[str, Any]) -> str:
    """A fingerprint of a table: the same whatever the order of its keys, dates as ISO texts."""
    text = json.dumps(table, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _area_table(area: Area) -> dict[str, Any]:
    table = asdict(area)
    del table["questions"]
    return {**table, "question": [_question_table(one) for one in area.questions]}


def _question_table(question: Question) -> dict[str, Any]:
    # What is left out reads back as nothing, and new fields do not change the digest of old ones.
    table = {name: value for name, value in asdict(question).items() if value}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in table.items()}
