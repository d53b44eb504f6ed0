"""Each intervention that the knowledge base was to have is an entry of its own."""

import pytest

from arbetsro.knowledge.entry import standing
from arbetsro.knowledge.library import built_in

NAMED = {
    "influence on working time": "working-time-influence",
    "influence on tasks and involvement in improvement": "task-influence",
    "introduction of newly qualified": "introduction-newly-qualified",
    "leadership training and its need of refreshment": "leadership-training",
    "sparring for managers": "sparring-for-managers",
    "positive leadership": "positive-leadership",
    "workplace policy on mental health": "mental-health-policy",
    "reducing stigma and raising knowledge": "reducing-stigma",
    "culture of attention": "culture-of-attention",
    "social capital": "social-capital",
    "strengthening the TRIO": "trio-cooperation",
    "joining improvement to the core task": "core-task",
    "resource persons": "resource-persons",
    "psychologically healthy workplace": "psychologically-healthy-workplace",
    "integrated approach": "integrated-approach",
    "physical activity": "physical-activity",
    "health promotion": "health-promotion",
    "screening with follow-up": "screening-with-follow-up",
    "counselling": "counselling",
    "CBT-based stress management": "cbt-stress-management",
    "post-trauma debriefing": "post-trauma-debriefing",
    "adaptation of work and informing colleagues": "work-adaptation",
    "uncovering work causes when someone falls ill": "uncovering-work-causes",
    "formal support from colleagues": "support-from-colleagues",
    "early-intervention service for managers and staff": "early-intervention-service",
    "dialogue about return": "dialogue-about-return",
    "return policies and fixed procedures": "return-procedures",
    "coordinator of return": "return-coordinator",
    "work modification": "work-modification",
    "CBT within return programmes and problem-solving": "cbt-in-return",
    "exposure therapy": "exposure-therapy",
    "coordination between the four parties": "four-party-coordination",
    "involvement of psychologists in the plan": "psychologist-in-plan",
    "follow-up after return": "follow-up-after-return",
    "intervention packages for small firms": "small-firm-packages",
    "networks of small firms": "small-firm-networks",
    "targeted manager training before reorganisation": "manager-training-before-reorganisation",
    "visual mapping with action plans": "visual-mapping",
    "the red-yellow-green language of strain": "red-yellow-green",
    "hotline": "hotline",
    "survey with feedback": "survey-with-feedback",
    "screening as in the worked example": "staff-screening",
    "problem-solving video counselling": "digital-counselling",
}


def said(id_: str) -> str:
    return " ".join(text.en for text, _ in built_in()[id_].statements())


def test_each_is_an_entry_of_its_own():
    assert len(set(NAMED.values())) == len(NAMED)


@pytest.mark.parametrize("id_", NAMED.values(), ids=NAMED)
def test_it_is_there(id_):
    assert id_ in built_in().entries


class TestWhatTheSourcesSayOfThem:
    def test_debriefing_is_advised_against_with_what_to_do_instead(self):
        entry = built_in()["post-trauma-debriefing"]
        assert standing(entry) == "against"
        assert len(entry.instead) >= 3

    def test_screening_is_never_without_follow_up(self):
        for id_ in ("screening-with-follow-up", "staff-screening"):
            entry = built_in()[id_]
            assert "screening" in entry.nature
            required = [one for one in entry.companions if one.required]
            assert any("counselling" in one.one_of for one in required)
            assert entry.not_when

    def test_leadership_training_has_to_be_refreshed(self):
        assert "refresh" in said("leadership-training")

    def test_resource_persons_have_seven_conditions(self):
        assert len(built_in()["resource-persons"].conditions) == 7

    def test_stress_management_says_for_whom_it_works_best(self):
        suits = " ".join(one.text.en for one in built_in()["cbt-stress-management"].suits)
        assert "control" in suits
        assert "stress" in suits

    def test_the_worked_example_fills_in_sheets_h_and_i(self):
        figures = {
            code: value
            for activity in built_in()["staff-screening"].activities
            for code, value in {**activity.H, **activity.I}.items()
        }
        assert figures["H4"] == 199_500
        assert figures["I4"] == 15

    def test_health_and_work_differ_where_the_sources_say_so(self):
        for id_ in ("physical-activity", "cbt-stress-management"):
            outcomes = {one.about: one for one in built_in()[id_].outcomes}
            assert outcomes["symptoms"].strength in {"strong", "moderate"}
            assert outcomes["absence"].strength in {"mixed", "unclear"}
