"""The rule of recommendation: what comes up, in which order, with which reasons."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.knowledge.entry import standing
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.profile import RESULTS, Profile
from arbetsro.knowledge.recommend import HEAVIEST, criteria, recommend, usual_weights
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import LANGUAGES
from arbetsro.reporting.knowledge import reason

from .made_up import NOT_STUDIED, claim, entry, library, outcome

STRAINED = Profile(strained={"demands": "Ingen hinner ta rast."})
#: The work is changed; the person is; nothing is known; advised against. All act on demands.
WORK = entry("work")
PERSON = entry("person", levels=["individual"], nature=["treatment"], stages=["secondary"])
OPEN = entry("open", outcome=[outcome(direction="unknown", strength="unclear"), NOT_STUDIED])
AGAINST = entry(
    "against", instead=[claim()], outcome=[outcome(strength="advised_against"), NOT_STUDIED]
)
FOUR = library(AGAINST, OPEN, PERSON, WORK)


def profiles():
    """Any profile that can be told."""
    entries = st.sampled_from(sorted(built_in().entries))
    absence = st.sampled_from(["", *terms("absence")])
    return st.builds(
        Profile,
        strained=st.dictionaries(
            st.sampled_from(list(terms("factor"))), st.just("Ja."), max_size=4
        ),
        stages=st.lists(st.sampled_from(list(terms("stage"))), unique=True).map(tuple),
        size=st.sampled_from(["", *terms("size")]),
        branch=st.sampled_from(["", *terms("branch")]),
        absence=absence,
        groups=st.lists(st.sampled_from(list(terms("group"))), unique=True, max_size=3).map(tuple),
        tried=st.dictionaries(entries, st.sampled_from(RESULTS), max_size=3),
    )


def weights():
    """Any weights that a person may give."""
    return st.fixed_dictionaries({}, optional={key: st.floats(0, HEAVIEST) for key in criteria()})


def every(found):
    return (*found.measures, *found.beside, *found.not_known, *found.against)


def ids(suggestions):
    return [one.entry.id for one in suggestions]


class TestWhatComesUp:
    def test_it_acts_on_a_strained_factor(self):
        other = entry("other", factors=["bullying"])
        assert ids(recommend(library(WORK, other), STRAINED).measures) == ["work"]

    def test_but_not_by_its_factor_if_it_is_for_those_on_leave_and_nothing_tells_of_any(self):
        late = library(entry("late", stages=["tertiary"]))
        assert ids(recommend(late, STRAINED).measures) == []
        for told in ({"stages": ("tertiary",)}, {"absence": "long"}, {"groups": ("on_leave",)}):
            assert ids(recommend(late, replace(STRAINED, **told)).measures) == ["late"]

    def test_or_is_for_a_group_that_is_named(self):
        young = entry("young", factors=[], groups=["young"])
        assert ids(recommend(library(young), Profile(groups=("young",))).measures) == ["young"]
        assert ids(recommend(library(young), Profile(groups=("managers",))).measures) == []

    def test_or_is_made_for_a_size_that_is_named_and_not_for_others(self):
        small = entry("small", factors=[], sizes=["micro", "small"])
        shop, hospital = replace(STRAINED, size="small"), replace(STRAINED, size="larger")
        assert ids(recommend(library(small), shop).measures) == ["small"]
        acts = replace(small, factors=("demands",))
        assert ids(recommend(library(acts), hospital).measures) == []
        assert ids(recommend(library(acts), STRAINED).measures) == ["small"]

    @pytest.mark.parametrize("stage", ["secondary", "tertiary"])
    def test_or_is_for_early_signs_or_leave_when_that_is_asked_for(self, stage):
        later = entry("later", factors=[], stages=[stage])
        for asked in (Profile(stages=(stage,)), Profile(absence="long")):
            assert ids(recommend(library(later), asked).measures) == ["later"]
        assert ids(recommend(library(later), STRAINED).measures) == []

    def test_a_stage_that_is_not_chosen_leaves_it_out(self):
        asked = replace(STRAINED, stages=("tertiary",))
        assert every(recommend(FOUR, asked)) == ()

    def test_nothing_told_gives_nothing(self):
        found = recommend(built_in(), Profile())
        assert found.profile.says_nothing
        assert every(found) == ()


class TestLists:
    def test_each_stands_in_the_list_of_its_standing(self):
        found = recommend(FOUR, STRAINED)
        assert ids(found.measures) == ["work"]
        assert ids(found.beside) == ["person"]
        assert ids(found.not_known) == ["open"]
        assert ids(found.against) == ["against"]

    def test_a_factor_that_nothing_acts_on_is_told(self):
        asked = Profile(strained={"demands": "", "bullying": ""})
        assert recommend(FOUR, asked).gaps == ("bullying",)

    def test_what_is_advised_against_or_unknown_closes_no_gap(self):
        assert recommend(library(AGAINST, OPEN), STRAINED).gaps == ("demands",)

    def test_not_enough_is_known_is_an_answer(self):
        assert recommend(library(AGAINST, OPEN), STRAINED).knows_nothing
        assert not recommend(FOUR, STRAINED).knows_nothing


class TestPoints:
    """With the usual weights: factor 3, work 2, evidence 2, stage 1, absence 1, group 1.5, ..."""

    def points(self, made, asked=STRAINED):
        [one] = every(recommend(library(made), asked))
        return one.points

    def test_the_weights_are_those_that_the_tests_reckon_with(self):
        assert usual_weights() == {
            "factor": 3, "work_directed": 2, "evidence": 2, "stage": 1, "absence": 1,
            "group": 1.5, "size": 1.5, "branch": 0.5, "tried": 3,
        }  # fmt: skip

    def test_a_factor_evidence_and_the_work(self):
        assert self.points(WORK) == 3 + 1.5 + 2

    def test_a_further_factor_gives_half(self):
        asked = Profile(strained={"demands": "", "influence": "", "recovery": ""})
        made = entry(factors=["recovery", "influence", "demands"])
        assert self.points(made, asked) == 3 + 1.5 + 1.5 + 1.5 + 2

    @pytest.mark.parametrize(
        ("strength", "kind", "given"),
        [
            ("strong", "systematic_review", 2), ("moderate", "single_study", 1.5),
            ("mixed", "single_study", 1), ("unclear", "single_study", 0.5),
            ("none", "danish_experience", 0.5),
        ],
    )  # fmt: skip
    def test_the_surer_the_more(self, strength, kind, given):
        made = entry(outcome=[outcome(strength=strength, kind=kind), NOT_STUDIED])
        assert self.points(made) == 3 + given + 2

    def test_what_participants_liked_counts_as_not_measured(self):
        liked = outcome("satisfaction", strength="moderate")
        told = outcome("satisfaction", kind="expert_opinion", strength="none")
        unknown = outcome(direction="unknown", strength="none")
        made = entry(outcome=[liked, told, unknown, NOT_STUDIED])
        assert self.points(made) == 3 + 0.5 + 2

    def test_what_nothing_points_to_the_better_of_gets_nothing_for_evidence(self):
        assert self.points(OPEN) == 3 + 2

    @pytest.mark.parametrize(
        ("level", "given"),
        [("leadership", 2), ("organisation", 2), ("combined", 2), ("group", 1), ("individual", 0)],
    )
    def test_the_nearer_to_the_work_the_more(self, level, given):
        assert self.points(entry(levels=[level])) == 3 + 1.5 + given

    def test_stage_absence_group_and_branch(self):
        made = entry(groups=["young"], branches=["retail"])
        asked = replace(
            STRAINED, stages=("primary",), absence="low", groups=("young",), branch="retail"
        )
        assert self.points(made, asked) == 3 + 1.5 + 2 + 1 + 1 + 1.5 + 0.5

    def test_two_stages_or_groups_give_no_more_than_one(self):
        made = entry(stages=["primary", "secondary"], groups=["young", "managers"])
        asked = replace(STRAINED, stages=("primary", "secondary"), groups=("young", "managers"))
        assert self.points(made, asked) == 3 + 1.5 + 2 + 1 + 1.5

    def test_a_size_gives_or_takes(self):
        asked = replace(STRAINED, size="small")
        assert self.points(entry(sizes=["small"]), asked) == 3 + 1.5 + 2 + 1.5
        assert self.points(entry(hard_for=["small"]), asked) == 3 + 1.5 + 2 - 1.5

    @pytest.mark.parametrize(
        ("result", "given"), [("no_effect", -3), ("helped", 0), ("not_followed_up", 0)]
    )
    def test_what_did_not_help_loses(self, result, given):
        asked = replace(STRAINED, tried={"short-meetings": result})
        assert self.points(entry(), asked) == 3 + 1.5 + 2 + given


class TestOrder:
    def test_of_the_same_points_what_changes_the_work_comes_first_then_level_then_name(self):
        talks = {"nature": ["support"]}
        made = library(
            entry("b-organisation", **talks), entry("a-organisation", **talks),
            entry("z-leadership", levels=["leadership"], **talks),
            entry("combined", levels=["combined"]),
        )  # fmt: skip
        assert ids(recommend(made, STRAINED).measures) == [
            "combined", "z-leadership", "a-organisation", "b-organisation",
        ]  # fmt: skip

    def test_a_weight_moves_the_list(self):
        sure = entry("sure", factors=[], groups=["young"])
        near = entry("near", outcome=[outcome(strength="unclear"), NOT_STUDIED])
        asked = replace(STRAINED, groups=("young",))
        made = library(sure, near)
        assert ids(recommend(made, asked).measures) == ["near", "sure"]
        assert ids(recommend(made, asked, {"evidence": 8}).measures) == ["sure", "near"]
        assert ids(recommend(made, asked, {"factor": 0}).measures) == ["sure", "near"]

    @given(profiles(), weights())
    def test_the_order_is_by_points_and_the_same_each_time(self, asked, given_weights):
        found = recommend(built_in(), asked, given_weights)
        for suggestions in (found.measures, found.beside, found.not_known, found.against):
            points = [one.points for one in suggestions]
            assert points == sorted(points, reverse=True)
        turned = library(*reversed(list(built_in())))
        assert ids(every(found)) == ids(every(recommend(turned, asked, given_weights)))


class TestWhatHoldsForEveryProfile:
    @given(profiles(), weights())
    def test_the_individual_never_stands_before_the_work(self, asked, given_weights):
        found = recommend(built_in(), asked, given_weights)
        assert not any(one.entry.is_individual for one in found.measures)
        assert all(one.entry.is_individual for one in found.beside)

    @given(profiles(), weights())
    def test_what_is_advised_against_or_unknown_is_never_recommended(self, asked, given_weights):
        found = recommend(built_in(), asked, given_weights)
        recommended = (*found.measures, *found.beside)
        assert {one.standing for one in recommended} <= {"supported", "promising"}
        assert {one.standing for one in found.against} <= {"against"}

    @given(profiles())
    def test_an_entry_stands_in_one_list_only_and_has_a_reason(self, asked):
        found = every(recommend(built_in(), asked))
        assert len({one.entry.id for one in found}) == len(found)
        assert all(one.reasons for one in found)

    @given(profiles(), weights())
    def test_every_reason_points_at_what_the_entry_says(self, asked, given_weights):
        for one in every(recommend(built_in(), asked, given_weights)):
            for because in one.reasons:
                value = getattr(one.entry, because.field)
                if because.outcome:
                    assert because.outcome in value
                elif because.criterion == "absence":
                    assert set(terms("absence")[because.word].stages) & set(value)
                elif because.word:
                    assert because.word in value

    @given(profiles())
    def test_a_finding_is_the_organisations_own(self, asked):
        for one in every(recommend(built_in(), asked)):
            for because in one.reasons:
                if because.finding:
                    assert because.finding == asked.strained[because.word]

    @given(profiles())
    def test_every_gap_is_strained_and_nothing_recommended_acts_on_it(self, asked):
        found = recommend(built_in(), asked)
        acted_on = {f for one in (*found.measures, *found.beside) for f in one.entry.factors}
        assert set(found.gaps) == set(asked.strained) - acted_on

    @given(profiles(), st.sampled_from(LANGUAGES))
    def test_every_reason_is_a_sentence(self, asked, language):
        for one in every(recommend(built_in(), asked)):
            for because in one.reasons:
                said = reason(because, language)
                assert "{" not in said
                assert said.rstrip("”“").endswith((".", "?"))

    @given(profiles(), st.sampled_from(sorted(criteria())), st.floats(0, HEAVIEST))
    def test_a_heavier_weight_gives_no_less_for_what_it_rewards(self, asked, key, weight):
        light = recommend(built_in(), asked, {key: 0})
        heavy = recommend(built_in(), asked, {key: weight})
        before = {one.entry.id: one.points for one in every(light)}
        for one in every(heavy):
            gives = sum(r.points for r in one.reasons if r.criterion == key)
            assert one.points == pytest.approx(before[one.entry.id] + gives, abs=0.02)


def test_every_standing_has_its_list():
    assert {standing(one) for one in built_in()} == {"supported", "promising", "unknown", "against"}
