"""The content of counselling, walked through: every fault is printed at once."""

import re

from walked_texts import in_another_language, left_untranslated, untidy

from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.counselling.themes import themes

from .walked import texts

TEXTS = texts()


def test_no_text_is_in_another_language():
    assert len(TEXTS) > 150
    assert in_another_language(TEXTS) == []


def test_no_sentence_is_left_untranslated():
    assert left_untranslated(TEXTS) == []


def test_no_text_has_a_space_too_many():
    assert untidy(TEXTS) == []


def test_only_the_two_swedish_examples_of_telephone_numbers_are_given():
    found = {n for _, text in TEXTS for n in re.findall(r"\d{3,}", text.sv)}
    assert found == {"112", "1177"}


def test_the_kinds_of_steps_are_those_that_the_evaluation_counts():
    assert list(plan_kinds()) == [
        "manager", "higher_manager", "occupational_health", "primary_care", "union", "other_work",
        "private_life", "own",
    ]  # fmt: skip


def test_a_theme_leads_to_the_knowledge_base_where_it_has_a_word_for_it():
    assert themes()["victimised_by_manager"].factor == "bullying"
    assert [key for key, one in themes().items() if not one.factor] == ["return_to_work", "other"]
