"""The balance of a plan: each rule speaks when it should, and only then."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.knowledge.balance import Chosen, Plan, balance, rules
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import LANGUAGES
from arbetsro.reporting.knowledge import because, imbalance

from .made_up import NOT_STUDIED, claim, entry, outcome

WORK = Chosen("Nya scheman", entry("work"))
TALKS = Chosen("Chefssamtal", entry("talks", levels=["leadership"], nature=["support"]))
COURSE = Chosen("En kurs", entry("course", nature=["training", "information"]))
PERSON = Chosen("Samtalsstöd", entry("person", levels=["individual"], nature=["support"]))
LATE = Chosen("Återgång", entry("late", stages=["tertiary"], nature=["structure"]))
HELP = {**claim(), "one_of": ["person", "other"], "required": True}
SCREENING = Chosen("Screening", entry("screening", nature=["screening"], combine=[HELP]))
PAIRED = Chosen("Karta", entry("map", combine=[HELP]))
AGAINST = Chosen(
    "Debriefing",
    entry(
        "debriefing",
        instead=[claim()],
        outcome=[outcome(strength="advised_against"), NOT_STUDIED],
    ),
)
OWN = Chosen("Fruktkorg")
FRAME = {
    "participation": "En grupp.",
    "management_support": "Chefen.",
    "follow_up": date(2027, 3, 1),
}


def codes(*chosen, **changes):
    return [one.code for one in balance(Plan(chosen, **{**FRAME, **changes}))]


class TestEachRule:
    def test_a_plan_that_the_rules_have_nothing_to_say_of(self):
        assert codes(WORK) == []
        assert codes(WORK, PERSON, causes=("demands",)) == []

    def test_a_plan_without_interventions_is_not_judged(self):
        assert codes(participation="", follow_up=None) == []

    def test_only_individual(self):
        assert codes(PERSON) == ["only_individual"]
        assert "only_individual" not in codes(PERSON, WORK)
        assert codes(replace(OWN, own_levels=("individual",), own_stages=("primary",))) == [
            "only_individual"
        ]

    def test_an_individual_measure_without_a_partner_that_changes_the_work(self):
        assert codes(PERSON, TALKS) == ["individual_without_partner"]
        assert codes(PERSON, TALKS, WORK) == []
        assert codes(PERSON, LATE) == []

    def test_what_the_organisation_does_itself_can_be_the_partner(self):
        own = replace(OWN, own_levels=("organisation",), own_stages=("primary",))
        assert codes(PERSON, own) == []

    def test_nothing_before_ill_health(self):
        assert codes(LATE) == ["not_primary"]
        assert codes(LATE, WORK) == []

    def test_only_information_and_training(self):
        assert codes(COURSE) == ["only_words"]
        assert codes(COURSE, WORK) == []
        assert codes(COURSE, replace(OWN, own_levels=("group",), own_stages=("primary",))) == []

    def test_screening_without_what_receives_those_who_are_found(self):
        assert codes(SCREENING) == ["screening_without_follow_up"]
        assert codes(SCREENING, PERSON, WORK) == []

    def test_something_without_what_it_is_not_to_be_done_without(self):
        assert codes(PAIRED) == ["companion_missing"]
        assert codes(PAIRED, PERSON) == []

    def test_a_companion_that_is_only_useful_is_not_asked_for(self):
        loose = Chosen("Karta", entry("map", combine=[{**HELP, "required": False}]))
        assert codes(loose) == []

    def test_a_cause_that_nothing_acts_on(self):
        [one] = balance(Plan((WORK,), causes=("bullying", "demands", "change"), **FRAME))
        assert (one.code, one.factors) == ("cause_untouched", ("bullying", "change"))
        own = replace(
            OWN, own_levels=("group",), own_stages=("primary",), own_factors=("bullying",)
        )
        assert codes(own, causes=("bullying",)) == []

    @pytest.mark.parametrize(
        ("missing", "code"),
        [
            ({"participation": " "}, "no_participation"),
            ({"management_support": ""}, "no_management_support"),
            ({"follow_up": None}, "no_follow_up"),
        ],
        ids=str,
    )
    def test_the_frame(self, missing, code):
        assert codes(WORK, **missing) == [code]

    def test_a_follow_up_before_the_interventions_begin(self):
        assert codes(WORK, start=date(2027, 3, 1)) == ["follow_up_too_early"]
        assert codes(WORK, start=date(2027, 2, 28)) == []

    def test_what_is_advised_against(self):
        assert codes(AGAINST) == ["advised_against"]

    def test_what_cannot_be_judged(self):
        assert codes(WORK, OWN) == ["not_judged"]
        assert codes(WORK, replace(OWN, own_levels=("group",))) == ["not_judged"]

    def test_nothing_is_said_of_the_whole_while_a_part_cannot_be_judged(self):
        assert codes(PERSON, OWN) == ["individual_without_partner", "not_judged"]
        assert codes(LATE, OWN) == ["not_judged"]

    def test_every_rule_is_tried_here(self):
        spoken = {
            code
            for chosen in ([PERSON], [PERSON, TALKS], [LATE], [COURSE], [SCREENING], [PAIRED],
                           [AGAINST], [OWN])
            for code in codes(*chosen, causes=("bullying",), participation="",
                              management_support="", follow_up=None)
        }  # fmt: skip
        assert spoken | {"follow_up_too_early"} == set(rules())


class TestWhatIsTold:
    def test_each_warning_names_what_it_is_about(self):
        [one] = balance(Plan((PERSON, TALKS), **FRAME))
        assert one.names == ("Samtalsstöd",)
        assert [entry.id for entry in one.entries] == ["person"]

    def test_the_entrys_own_reason_goes_before_that_of_the_rule(self):
        [one] = balance(Plan((SCREENING,), **FRAME))
        assert because(one) == SCREENING.entry.companions[0].why
        [other] = balance(Plan((PERSON,), **FRAME))
        assert because(other) == rules()["only_individual"].why

    def test_what_the_plan_tells_goes_before_the_entry(self):
        whole = replace(PERSON, own_levels=("organisation",))
        assert not whole.is_individual
        assert codes(whole) == []


@st.composite
def plans(draw):
    entries = draw(
        st.lists(st.sampled_from(list(built_in())), unique_by=lambda e: e.id, max_size=6)
    )
    chosen = tuple(Chosen(entry.name.sv, entry) for entry in entries)
    causes = draw(st.lists(st.sampled_from(list(terms("factor"))), unique=True, max_size=3))
    texts = st.sampled_from(["", "Ja."])
    when = draw(st.none() | st.just(date(2027, 1, 1)))
    return Plan(chosen, tuple(causes), draw(texts), draw(texts), when)


class TestEveryPlan:
    @given(plans(), st.sampled_from(LANGUAGES))
    def test_a_warning_is_a_sentence_with_a_source(self, plan, language):
        for one in balance(plan):
            told = imbalance(one, built_in(), language)
            assert told.endswith(".")
            assert "{" not in told
            assert because(one).sources

    @given(plans())
    def test_warnings_come_in_the_order_of_the_rules(self, plan):
        order = list(rules())
        places = [order.index(one.code) for one in balance(plan)]
        assert places == sorted(places)

    @given(plans())
    def test_debriefing_on_the_list_is_always_told(self, plan):
        debriefing = any(one.entry.id == "post-trauma-debriefing" for one in plan.chosen)
        told = {one.code for one in balance(plan)}
        assert ("advised_against" in told) == debriefing

    @given(plans())
    def test_one_more_work_directed_primary_measure_never_adds_a_warning_of_the_whole(self, plan):
        work = Chosen("Nya scheman", built_in()["working-time-influence"])
        wholes = {"only_individual", "individual_without_partner", "not_primary", "only_words"}
        after = {one.code for one in balance(replace(plan, chosen=(*plan.chosen, work)))}
        assert not wholes & after
