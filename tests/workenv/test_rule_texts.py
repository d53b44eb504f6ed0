"""The texts, walked through: every fault in them is printed at once."""

import re

from economics.test_declared import FOREIGN

from arbetsro.language import LANGUAGES

from .rule_texts import texts

#: Words of Swedish law that Danish has no word for, told in their own language.
NAMES = re.compile(r"skyddskommitté")
TEXTS = texts()


def test_there_is_content():
    assert len(TEXTS) > 350


def test_no_text_is_in_another_language():
    faults = [
        f"{place} in {language}: {found[0]!r} in {text.in_(language)!r}"
        for place, text in TEXTS
        for language in LANGUAGES
        if (found := FOREIGN[language].search(NAMES.sub("", text.in_(language))))
    ]
    assert faults == []


def test_no_sentence_is_left_untranslated():
    long = [(place, text) for place, text in TEXTS if len(text.sv.split()) > 5]
    assert [place for place, text in long if len({text.sv, text.en, text.da}) < 3] == []


def test_no_text_has_a_space_too_many_or_a_field():
    bad = re.compile(r"  | \n|\n\n\n|\s\Z|\A\s|\{|\}|\.\.")
    faults = [
        f"{place}: {text.in_(language)!r}"
        for place, text in TEXTS
        for language in LANGUAGES
        if bad.search(text.in_(language))
    ]
    assert faults == []


def test_english_is_spelled_as_in_britain():
    american = re.compile(
        r"\b(\w+iz(e|es|ed|ing|ation)|behavior|color|center|labor|program|judgment)\b", re.I
    )
    faults = [
        f"{place}: {found[0]}"
        for place, text in TEXTS
        if (found := american.search(text.en.replace("size", "")))
    ]
    assert faults == []


def test_a_text_has_as_many_paragraphs_in_every_language():
    faults = [
        place
        for place, text in TEXTS
        if len({text.in_(language).count("\n") for language in LANGUAGES}) > 1
    ]
    assert faults == []
