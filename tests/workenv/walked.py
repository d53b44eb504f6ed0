"""Every text that checklists, cards and duties show, with the place where it stands."""

from collections.abc import Iterator

from arbetsro.language import Text
from arbetsro.workenv.cards import cards
from arbetsro.workenv.checklists import Checklist, answer_labels, checklists
from arbetsro.workenv.duties import duties

Placed = Iterator[tuple[str, Text]]


def texts() -> list[tuple[str, Text]]:
    """All of them."""
    of_checklists = [placed for one in checklists().values() for placed in _of_checklist(one)]
    return [*of_checklists, *_of_cards(), *_of_duties(), *_of_answers()]


def _of_checklist(one: Checklist) -> Placed:
    yield from ((f"{one.key} {name}", getattr(one, name)) for name in ("title", "about", "use"))
    yield from ((f"{one.key} profile {asked.key}", asked.text) for asked in one.profile)
    for area in one.areas:
        yield from ((f"{one.key} {area.key}", text) for text in (area.title, area.about))
    for question in one.questions:
        given = (question.text, question.hint, question.cause)
        yield from ((f"{one.key} {question.key}", text) for text in given if text)


def _of_cards() -> Placed:
    for card in cards().values():
        yield from ((f"card {card.key}", text) for text in (card.label, card.about, card.cause))


def _of_duties() -> Placed:
    for duty in duties().values():
        yield from ((f"duty {duty.key}", text) for text in (duty.says, duty.note) if text)


def _of_answers() -> Placed:
    yield from ((f"answer {key}", text) for key, text in answer_labels().items())
