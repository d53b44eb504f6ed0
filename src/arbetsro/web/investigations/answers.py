"""The answers to an investigation: each person's beside the others', and beside last time's."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from arbetsro.language import Language
from arbetsro.web.investigations.asked import (
    AskedArea,
    AskedQuestion,
    asked_areas,
    asked_questions,
)
from arbetsro.web.investigations.models import Answer, Investigation, Participant, Photo

#: The answers that say how it is; the others say that nobody knows, or that it does not apply.
JUDGEMENTS = (Answer.Value.WORKS, Answer.Value.PARTLY, Answer.Value.NOT)
#: Of what is answered, that which asks for something to be done.
WANTING = (Answer.Value.PARTLY, Answer.Value.NOT)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with as what the person who gave it takes part.

    Attributes:
        besides: What the same person answered on another telephone, or after the closing.
    """

    answer: Answer
    capacity: str

    @property
    def besides(self) -> list[dict[str, Any]]:
        """What the same person answered on a telephone that had not seen this."""
        return [one for one in self.answer.earlier if one.get("apart")]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with everything that is known of it.

    Attributes:
        before: What was answered last time, by capacity.
        since: Against last time: ``new``, ``reworded``, ``changed``, ``same``, or nothing where
            there was no last time or nobody answered.
    """

    question: AskedQuestion
    given: list[Given]
    photos: list[Photo]
    before: list[Given] = field(default_factory=list)
    since: str = ""

    @property
    def differ(self) -> bool:
        """Whether those who say how it is do not say the same."""
        return len(judged(self.given)) > 1


@dataclass(frozen=True, slots=True)
class AnsweredArea:
    """An area with its questions."""

    area: AskedArea
    questions: list[Answered]

    @property
    def is_touched(self) -> bool:
        """Whether there is anything to show of it."""
        return any(one.given or one.photos or one.before for one in self.questions)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that was answered.

    Attributes:
        gone: What was asked last time and is not asked now.
        late: What came after the closing.
        count: How many questions somebody has answered.
    """

    areas: list[AnsweredArea]
    gone: list[Answered]
    late: list[Answered]
    loose_photos: list[Photo]

    @property
    def questions(self) -> list[Answered]:
        """Every question, in order."""
        return [one for area in self.areas for one in area.questions]

    @property
    def answered(self) -> int:
        """How many questions somebody has answered."""
        return sum(bool(one.given) for one in self.questions)


def judged(given: Sequence[Given]) -> set[str]:
    """How it is, by those who say so."""
    return {one.answer.value for one in given if one.answer.value in JUDGEMENTS}


def outcome(investigation: Investigation, language: Language) -> Outcome:
    """What was answered to an investigation, beside last time's.

    It asks the database a handful of questions, however many answers there are.
    """
    now, photos = _given(investigation), _photos(investigation)
    last = investigation.based_on
    before = _given(last) if last else {}
    asked_before = asked_questions(last, language, set(before)) if last else {}
    areas = [
        AnsweredArea(
            area,
            [_answered(one, now, photos, before, asked_before, last is not None)
             for one in area.questions],
        )
        for area in asked_areas(investigation, language, set(now))
    ]  # fmt: skip
    asked = {one.question.key: one for area in areas for one in area.questions}
    gone = [
        Answered(one, [], [], before.get(key, []))
        for key, one in asked_before.items()
        if key not in asked
    ]
    late = [one for one in asked.values() if _is_late(one)]
    return Outcome(areas, gone, late, photos.get("", []))


def _answered(
    question: AskedQuestion,
    now: Mapping[str, list[Given]],
    photos: Mapping[str, list[Photo]],
    before: Mapping[str, list[Given]],
    asked_before: Mapping[str, AskedQuestion],
    has_last: bool,
) -> Answered:
    given, earlier = now.get(question.key, []), before.get(question.key, [])
    since = ""
    if has_last:
        since = _since(question, asked_before.get(question.key), judged(given), judged(earlier))
    return Answered(question, given, photos.get(question.key, []), earlier, since)


def _since(
    question: AskedQuestion, last: AskedQuestion | None, now: set[str], before: set[str]
) -> str:
    if last is None:
        return "new"
    if now and before:
        return "same" if now == before else "changed"
    return "reworded" if question.text != last.text else ""


def _is_late(one: Answered) -> bool:
    late = (
        given.answer.is_late or any(b.get("late") for b in given.besides) for given in one.given
    )
    return one.question.is_late or any(late) or any(photo.is_late for photo in one.photos)


def _given(investigation: Investigation) -> dict[str, list[Given]]:
    capacities = dict(
        investigation.participants.exclude(person=None).values_list("person", "capacity")
    )
    found = defaultdict(list)
    for one in investigation.answers.select_related("by"):
        capacity = capacities.get(one.by_id, Participant.Capacity.OTHER.value)
        found[one.question].append(Given(one, capacity))
    return found


def _photos(investigation: Investigation) -> dict[str, list[Photo]]:
    found = defaultdict(list)
    # Without their content: a page only needs to know that they are there.
    for one in investigation.photos.filter(removed_at=None).defer("content").select_related("by"):
        found[one.question].append(one)
    return found
