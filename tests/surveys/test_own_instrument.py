"""The own instrument: demands and resources side by side, in words that all understand."""

import re
from collections import Counter

import pytest

from arbetsro.instruments.instrument import instrument
from arbetsro.instruments.scoring import score
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import LANGUAGES
from arbetsro.surveys.form import read_form

OWN = instrument("arbetsro")
SHORT = OWN.form("short")
#: The twelve of nfa-norliv-2017, 6.1, note 1.
TWELVE = (
    "demands", "influence", "social_support", "reward", "meaning", "predictability",
    "emotional_demands", "bullying", "violence", "trust_and_fairness", "disagreement",
    "working_hours",
)  # fmt: skip
#: A negation makes a riddle of "never", and "and" or "or" asks two things in one.
NEGATIONS = {
    "sv": r"\b(inte|aldrig|ingen|inget|inga|utan|ej|och|eller)\b",
    "en": r"\b(not|never|no|nobody|nothing|without|n't|and|or)\b",
    "da": r"\b(ikke|aldrig|ingen|intet|uden|og|eller)\b",
}


def sides(of):
    return {
        factor: {one.side for one in of.subscales if one.factor == factor}
        | {one.side for one in of.items if one.factor == factor and one.is_grave}
        for factor in {one.factor for one in (*of.subscales, *of.items)}
    }


def test_each_of_the_twelve_factors_has_a_demand_and_a_resource():
    found = sides(OWN)
    for factor in TWELVE:
        # What nobody should have to meet is no demand to balance: grave items stand for it.
        wearing = "grave" if factor in {"bullying", "violence"} else "demand"
        assert found[factor] == {wearing, "resource"}, factor


def test_what_is_added_to_the_twelve_is_paired_too():
    found = sides(OWN)
    for factor in ("recovery", "role_clarity", "digital_work", "managers_conditions"):
        assert found[factor] == {"demand", "resource"}, factor
    # What weighs on those who lead is asked of them, as managers' conditions.
    assert found["leadership"] == {"resource"}


def test_every_factor_is_one_of_the_vocabulary():
    factors = {one.factor for one in (*OWN.subscales, *OWN.items) if one.factor}
    assert factors <= set(terms("factor"))


def test_the_long_form_takes_ten_minutes_and_the_short_one_five():
    managers = [one for one in OWN.items if one.section == "managers"]
    assert 45 <= len(OWN.items) - len(managers) <= 55
    assert 18 <= len(SHORT.items) <= 24
    assert [one for one in SHORT.items if one.section == "managers"] == []


def test_the_short_form_holds_demands_as_well_as_resources():
    asked = Counter(one.side for one in SHORT.subscales)
    assert asked["demand"] >= 7
    assert abs(asked["demand"] - asked["resource"]) <= 2


def test_the_managers_are_asked_only_when_the_plan_says_so():
    plan = {"instruments": [{"id": "arbetsro", "form": "long"}]}
    asked = [one.key for one in read_form(plan).sections]
    assert "arbetsro_managers" not in asked
    assert len(asked) == 6


def test_stress_and_grave_items_are_the_same_in_both_forms():
    stress = {one.key: one.items for one in SHORT.subscales}["stress"]
    assert stress == {one.key: one.items for one in OWN.subscales}["stress"]
    assert len(stress) == 3
    grave = [one.number for one in OWN.items if one.is_grave]
    assert [one.number for one in SHORT.items if one.is_grave] == grave
    assert len(grave) == 4


def test_every_item_goes_into_one_area_and_a_grave_one_into_none():
    uses = Counter(number for one in OWN.subscales for number in one.items)
    assert {one.number: uses[one.number] for one in OWN.items} == {
        one.number: 0 if one.is_grave else 1 for one in OWN.items
    }


def test_a_higher_score_is_good_for_resources_and_energy_alone():
    good = {one.key for one in OWN.subscales if one.direction == "high_is_good"}
    assert good == {one.key for one in OWN.subscales if one.side == "resource"} | {"energy"}
    assert not any(one.is_reversed for one in OWN.items)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_item_is_short_says_one_thing_and_holds_no_negation(language):
    said = [one.text.in_(language) for one in OWN.items]
    assert [text for text in said if len(text) > 75] == []
    assert [text for text in said if re.search(NEGATIONS[language], text.lower())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_twice_and_no_area_has_the_name_of_another(language):
    said = [one.text.in_(language) for one in OWN.items]
    named = [one.label.in_(language) for one in OWN.subscales]
    assert len(set(said)) == len(said)
    assert len(set(named)) == len(named)


def test_it_says_that_it_and_its_limits_are_not_validated():
    assert not OWN.is_validated
    assert "inte prövat" in OWN.about.validity.sv
    assert {(one.is_validated, one.source) for one in OWN.thresholds} == {(False, "arbetsro")}


def test_areas_are_means_and_need_half_of_their_items():
    # Workload is items 1-3: (4 + 3 + 5) / 3 = 4. Stress is three items: one of them is too few.
    stress = {one.key: one.items for one in OWN.subscales}["stress"]
    found = score(OWN, {1: 4, 2: 3, 3: 5, stress[0]: 5}).scales
    assert found["workload"].mean == 4
    assert found["stress"].mean is None


def test_stress_is_high_from_three_and_a_half():
    # (3 + 3 + 4) / 3 is 3.33, (3 + 4 + 4) / 3 is 3.67, and (3 + 4) / 2 is 3.5.
    numbers = {one.key: one.items for one in OWN.subscales}["stress"]
    form = read_form({"instruments": [{"id": "arbetsro", "form": "short"}]})

    def is_high(*given):
        answers = {f"q_arbetsro_{n}": value for n, value in zip(numbers, given, strict=False)}
        return form.row(answers)["h_arbetsro_stress"]

    assert [is_high(3, 3, 4), is_high(3, 4, 4), is_high(3, 4), is_high(5)] == [0, 1, 1, None]
