"""What the page of a round shows to one person."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from arbetsro.language import Language
from arbetsro.web.accounts.models import Person
from arbetsro.web.investigations.answers import JUDGEMENTS
from arbetsro.web.investigations.asked import AskedArea, AskedQuestion, asked_areas
from arbetsro.web.investigations.models import Answer, Investigation, Photo
from arbetsro.web.investigations.prepared import label


@dataclass(frozen=True, slots=True)
class RoundQuestion:
    """A question with what the person has answered.

    Attributes:
        last_time: What was answered last time, in words.
    """

    question: AskedQuestion
    mine: Answer | None = None
    photos: list[Photo] = field(default_factory=list)
    last_time: list[str] = field(default_factory=list)

    @property
    def besides(self) -> list[dict[str, str]]:
        """What the person answered on another telephone besides."""
        return [one for one in self.mine.earlier if one.get("apart")] if self.mine else []


@dataclass(frozen=True, slots=True)
class RoundArea:
    """An area of the round."""

    area: AskedArea
    questions: list[RoundQuestion]


def round_areas(
    investigation: Investigation, person: Person, language: Language
) -> list[RoundArea]:
    """Everything the round asks, with the person's own answers and photos, and last time's."""
    mine = {one.question: one for one in investigation.answers.filter(by=person)}
    photos = defaultdict(list)
    for one in investigation.photos.filter(removed_at=None).defer("content"):
        photos[one.question].append(one)
    before = _last_time(investigation.based_on, language)
    return [
        RoundArea(area, [_question(one, mine, photos, before) for one in area.questions])
        for area in asked_areas(investigation, language, set(mine))
    ]


def _question(
    one: AskedQuestion,
    mine: Mapping[str, Answer],
    photos: Mapping[str, list[Photo]],
    before: Mapping[str, list[str]],
) -> RoundQuestion:
    key = one.key
    return RoundQuestion(one, mine.get(key), photos.get(key, []), before.get(key, []))


def _last_time(last: Investigation | None, language: Language) -> dict[str, list[str]]:
    """What was answered last time, each answer once, without who gave it."""
    found: dict[str, list[str]] = defaultdict(list)
    answers = last.answers.all() if last else ()
    for one in answers:
        if one.value in JUDGEMENTS or one.note:
            told = ". ".join(filter(None, (label(one.value, language), one.note)))
            found[one.question].append(told)
    return found
