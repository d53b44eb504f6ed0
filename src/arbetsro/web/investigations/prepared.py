"""The findings that an investigation's answers lead to, prepared for those who close it."""

from collections.abc import Iterator
from dataclasses import dataclass

from arbetsro.language import Language, say
from arbetsro.web.investigations.answers import WANTING, Answered, Given, Outcome
from arbetsro.web.investigations.models import Answer, Finding
from arbetsro.workenv.checklists import answer_labels

_KIND_OF_SIDE = {
    "resource": Finding.Kind.STRENGTH,
    "benefit": Finding.Kind.BENEFIT,
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A finding to keep, change or drop.

    Attributes:
        keep: Whether it is kept unless somebody says otherwise.
    """

    question: str
    kind: str
    text: str
    cause: str
    factor: str
    keep: bool


def prepared(outcome: Outcome, language: Language) -> list[Prepared]:
    """A finding for each question where something is wanting, or good and said in words.

    What came after the closing is not among them.
    """
    return [found for one in outcome.questions for found in _from(one, language)]


def _from(one: Answered, language: Language) -> Iterator[Prepared]:
    given = [each for each in one.given if not each.answer.is_late]
    wanting = [each for each in given if each.answer.value in WANTING]
    works = [each for each in given if each.answer.value == Answer.Value.WORKS]
    said = [each for each in given if each.answer.value == Answer.Value.SAID]
    if wanting:
        kind = Finding.Kind.BENEFIT if one.question.side == "benefit" else Finding.Kind.PROBLEM
        yield _prepared(one, kind, [*wanting, *_noted(works)], language)
    elif noted := _noted(works):
        kind = Finding.Kind.BENEFIT if one.question.side == "benefit" else Finding.Kind.STRENGTH
        yield _prepared(one, kind, noted, language)
    if noted := _noted(said):
        kind = _KIND_OF_SIDE.get(one.question.side, Finding.Kind.PROBLEM)
        yield _prepared(one, kind, noted, language, keep=kind == Finding.Kind.BENEFIT)


def _noted(given: list[Given]) -> list[Given]:
    return [one for one in given if one.answer.note]


def _prepared(
    one: Answered, kind: Finding.Kind, given: list[Given], language: Language, *, keep: bool = True
) -> Prepared:
    causes = dict.fromkeys(each.answer.cause for each in given if each.answer.cause)
    text = " ".join([one.question.text, *_views(given, language)])
    return Prepared(
        one.question.key, kind.value, text, "\n".join(causes), one.question.factor, keep
    )


def _views(given: list[Given], language: Language) -> Iterator[str]:
    """What was answered; by whom, where several answered, is told by capacity and never by name."""
    for each in given:
        told = ". ".join(filter(None, (label(each.answer.value, language), each.answer.note)))
        if len(given) > 1:
            capacity = say(f"investigations.capacity_{each.capacity}", language)
            told = f"{capacity}: {told}"
        yield told if told.endswith((".", "!", "?")) else f"{told}."


def label(value: str, language: Language) -> str:
    """What an answer is called; nothing for one that was given in words."""
    labels = {str(key): text for key, text in answer_labels().items()}
    return labels[value].in_(language) if value in labels else ""
