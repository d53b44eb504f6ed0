"""The texts of checklists, cards and duties, walked through: every fault is printed at once."""

import re
from itertools import chain

import pytest
from walked_texts import in_another_language, left_untranslated, untidy

from arbetsro.language import LANGUAGES
from arbetsro.workenv.cards import cards
from arbetsro.workenv.checklists import checklists

from .walked import texts

TEXTS = texts()
#: A regulation is named in its own country's words.
NAMES = re.compile(r"AFS \d{4}:\d+|Arbetsmiljöverket")


def test_there_is_content():
    assert len(TEXTS) > 500


def test_no_text_is_in_another_language():
    assert in_another_language(TEXTS, NAMES) == []


def test_no_sentence_is_left_untranslated():
    assert left_untranslated(TEXTS) == []


def test_no_text_has_a_space_too_many_or_a_field():
    assert untidy(TEXTS) == []


def test_a_question_and_its_cause_are_short_questions():
    asked = [
        (f"{one.key} {question.key}", text)
        for one in checklists().values()
        for question in one.questions
        for text in (question.text, question.cause)
        if text
    ]
    asked += [(f"card {card.key}", card.cause) for card in cards().values()]
    faults = [
        f"{place} in {language}: {text.in_(language)!r}"
        for place, text in asked
        for language in LANGUAGES
        if not text.in_(language).endswith("?") or len(text.in_(language)) > 150
    ]
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_a_question_ends_as_a_sentence(language):
    said = chain(
        ((one.key, text) for one in checklists().values() for text in (one.about, one.use)),
        ((area.key, area.about) for one in checklists().values() for area in one.areas),
        ((card.key, card.about) for card in cards().values()),
    )
    assert [place for place, text in said if not text.in_(language).endswith(".")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_is_asked_twice_in_a_checklist(language):
    faults = []
    for one in checklists().values():
        asked = [question.text.in_(language) for question in one.questions]
        faults += [f"{one.key}: {text}" for text in set(asked) if asked.count(text) > 1]
    assert faults == []
