"""The texts of surveys, walked through: every fault is printed at once."""

import pytest
from walked_texts import in_another_language, left_untranslated, untidy

from arbetsro.instruments.instrument import instrument
from arbetsro.language import LANGUAGES
from arbetsro.surveys.indicators import indicators
from arbetsro.surveys.masking import masking_words
from arbetsro.surveys.meeting_guide import guide_content
from arbetsro.surveys.readiness import readiness_questions


def _of_readiness():
    for one in readiness_questions().values():
        yield from ((one.key, text) for text in (one.label, one.why, *one.said.values()))
        for choice in one.choices:
            yield from ((f"{one.key} {choice.key}", t) for t in (choice.label, choice.said) if t)


def _of_guide():
    content = guide_content()
    for given in content.steps:
        for step in given.values():
            yield from ((step.key, text) for text in (step.title, step.wall, step.leader))
    for texts in (content.headings, content.said, content.lines):
        yield from texts.items()


def _of_indicators():
    for one in indicators().values():
        said = (one.label, one.definition, one.numerator, one.denominator)
        yield from ((one.key, text) for text in said)


def _of_instrument():
    own = instrument("arbetsro")
    yield from (
        ("instrument", text) for text in (own.label, own.recall, own.note, own.about.validity)
    )
    yield from ((f"item {one.number}", one.text) for one in own.items)
    yield from ((one.key, one.label) for one in own.subscales)
    for section in own.sections:
        yield from ((section.key, text) for text in (section.label, section.intro) if text)
    for scale in own.answer_scales.values():
        yield from ((f"{scale.key} {value}", text) for value, text in scale.labels.items())
    for limit in own.thresholds:
        yield from ((f"limit {limit.scale}", t) for t in (limit.label, limit.validated_for) if t)


TEXTS = [*_of_readiness(), *_of_guide(), *_of_indicators(), *_of_instrument()]
TEXTS += list(masking_words().marks.items())


def test_there_is_content():
    assert len(TEXTS) > 250


def test_no_text_is_in_another_language():
    assert in_another_language(TEXTS) == []


def test_no_sentence_is_left_untranslated():
    assert left_untranslated(TEXTS) == []


def test_no_text_has_a_space_too_many_or_an_unknown_field():
    assert untidy(TEXTS, r"\{(?!demand|resource)") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_is_a_question_and_what_is_said_a_sentence(language):
    questions = [one.label.in_(language) for one in readiness_questions().values()]
    questions += [one.text.in_(language) for one in instrument("arbetsro").items if one.is_grave]
    said = [one.definition.in_(language) for one in indicators().values()]
    said += [one.text.in_(language) for one in instrument("arbetsro").items if not one.is_grave]
    assert [text for text in questions if not text.endswith("?")] == []
    assert [text for text in said if not text.endswith(".")] == []
