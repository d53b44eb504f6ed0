"""How an entry stands as a whole, from what is known of its outcomes."""

import pytest

from arbetsro.knowledge.entry import best_outcome, overall_strength, standing

from .made_up import NOT_STUDIED, claim, entry, outcome

RECOMMENDED = {"kind": "international_recommendation", "strength": "none"}


def with_(*outcomes):
    health = outcome("health", direction="unknown", strength="none")
    return entry(outcome=[*outcomes, health, NOT_STUDIED], instead=[claim()])


@pytest.mark.parametrize(
    ("outcomes", "stands", "strength"),
    [
        ([outcome(strength="strong")], "supported", "strong"),
        ([outcome(strength="moderate")], "supported", "moderate"),
        ([outcome("absence", kind="single_study")], "supported", "moderate"),
        ([outcome(strength="mixed")], "promising", "mixed"),
        ([outcome(strength="unclear")], "promising", "unclear"),
        ([outcome(**RECOMMENDED)], "promising", "none"),
        ([outcome(direction="no_difference", strength="moderate")], "unknown", "moderate"),
        ([outcome(direction="worse", strength="moderate")], "unknown", "moderate"),
        ([outcome(strength="advised_against", direction="worse")], "against", "advised_against"),
        ([], "unknown", "none"),
    ],
    ids=str,
)
def test_an_entry_stands_by_its_surest_outcome(outcomes, stands, strength):
    made = with_(*outcomes)
    assert standing(made) == stands
    assert overall_strength(made) == strength


def test_advice_against_wins_over_every_outcome_for_the_better():
    made = with_(outcome(strength="strong"), outcome("sleep", strength="advised_against"))
    assert standing(made) == "against"


def test_that_participants_liked_or_learned_something_is_no_effect():
    liked = outcome("satisfaction", strength="strong")
    learned = outcome("knowledge", strength="moderate")
    assert standing(with_(liked, learned)) == "unknown"
    assert standing(with_(liked, outcome("knowledge", **RECOMMENDED))) == "promising"


def test_the_surest_outcome_for_the_better_is_the_best():
    made = with_(
        outcome("stress", strength="mixed"),
        outcome("sleep", strength="moderate"),
        outcome("well_being", direction="worse", strength="strong"),
    )
    assert best_outcome(made).about == "sleep"


def test_the_best_of_health_and_of_work_may_differ():
    made = with_(outcome("stress", strength="strong"), outcome("retention", strength="unclear"))
    assert best_outcome(made, "health").about == "stress"
    assert best_outcome(made, "work").about == "retention"
    assert best_outcome(made, "conditions") is None


def test_what_participants_liked_comes_last():
    made = with_(outcome("satisfaction", strength="strong"), outcome("stress", strength="unclear"))
    assert best_outcome(made).about == "stress"
