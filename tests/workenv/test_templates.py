"""Guided templates."""

import re

import pytest

from arbetsro.language import LANGUAGES
from arbetsro.workenv.required import requirements
from arbetsro.workenv.templates import templates

ALL = [(t, s) for t in templates().values() for s in t.sections]
GAP = re.compile(r"\[[^\[\]]+\]")


def test_there_is_one_for_every_document_that_the_rules_ask_for():
    assert set(templates()) == {
        "policy", "goals", "routines", "task_distribution", "victimisation", "instruction",
        "incidents", "yearly_follow_up", "small_workplace",
    }  # fmt: skip


@pytest.mark.parametrize("template", templates().values(), ids=lambda one: one.key)
def test_it_answers_to_a_requirement(template):
    assert template.requirement in requirements()


@pytest.mark.parametrize(
    "requirement",
    [one for one in requirements().values() if one.template],
    ids=lambda one: one.key,
)
def test_the_template_of_a_requirement_answers_to_it(requirement):
    assert templates()[requirement.template].requirement == requirement.key


def test_it_can_be_filled_in_within_an_hour():
    assert [one.key for one in templates().values() if not 3 <= len(one.sections) <= 7] == []


def test_each_part_suggests_a_text_with_gaps_in_every_language():
    faults = [
        f"{template.key} {section.key} in {language}"
        for template, section in ALL
        for language in LANGUAGES
        if not GAP.search(section.suggestion.in_(language))
    ]
    assert faults == []


def test_the_gaps_are_the_same_in_every_language():
    faults = [
        f"{template.key} {section.key}"
        for template, section in ALL
        if len({len(GAP.findall(section.suggestion.in_(language))) for language in LANGUAGES}) > 1
    ]
    assert faults == []


def test_every_bracket_is_closed():
    faults = [
        f"{template.key} {section.key} in {language}"
        for template, section in ALL
        for language in LANGUAGES
        if re.search(r"[\[\]]", GAP.sub("", section.suggestion.in_(language)))
    ]
    assert faults == []


def test_most_parts_are_needed():
    assert [
        one.key for one in templates().values() if not any(s.needed for s in one.sections)
    ] == []


def test_the_routine_against_victimisation_says_what_the_rules_ask_for():
    routine = templates()["victimisation"]
    needed = {one.key for one in routine.sections if one.needed}
    assert needed >= {"who_receives", "what_happens", "help", "manager_concerned"}


def test_the_small_page_too_says_what_applies_when_it_is_the_manager():
    said = templates()["small_workplace"].section("victimisation").suggestion
    assert "Gäller det chefen" in said.sv
    assert "about the manager" in said.en
    assert "Gælder det lederen" in said.da


def test_the_distribution_points_to_the_record_instead_of_copying_it():
    assert "registret" in templates()["task_distribution"].section("tasks").suggestion.sv


def test_a_part_that_there_is_not_is_refused():
    with pytest.raises(KeyError):
        templates()["policy"].section("weather")
