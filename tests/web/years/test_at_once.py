"""Several people at once in a yearly follow-up: nothing is lost, and nothing is done twice."""

import json

import pytest

from web.installations import new_installation
from web.years.at_once import QUESTIONS


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What came of every scene of ``at_once``, played by threads on a database of its own."""
    with new_installation(tmp_path_factory.mktemp("years")) as installation:
        return json.loads(installation.python("from web.years.at_once import main; main()"))


def test_both_sign_at_once_and_each_is_kept(told):
    assert told["both_sign"] == {"outcomes": ["done", "done"], "signatures": 2}


def test_of_those_who_sign_in_one_capacity_one_has_and_the_others_are_told(told):
    found = told["three_sign_as_manager"]
    assert sorted(found["outcomes"]) == ["done"] + ["years.signed_as_manager"] * 2
    assert found["signatures"] == 1


def test_nobody_signs_in_both_capacities_by_being_quick(told):
    found = told["one_signs_as_both"]
    assert sorted(found["outcomes"]) == ["done", "years.signed_by_the_same"]


def test_answers_to_different_questions_are_all_kept(told):
    found = told["different_questions"]
    assert found["outcomes"] == ["done"] * len(QUESTIONS)
    assert found["answers"] == {key: f"Om {key}" for key in QUESTIONS}


def test_of_those_who_answer_the_same_question_one_does_and_the_others_are_told(told):
    found = told["the_same_question"]
    assert sorted(found["outcomes"]) == ["done"] + ["years.changed_since"] * 3
    assert found["version"] == 2


def test_a_year_is_begun_once(told):
    found = told["beginning"]
    assert sorted(found["outcomes"]) == ["done"] + ["years.started_already"] * 2
    assert found["years"] == 1


def test_no_answer_slips_into_what_has_been_closed(told):
    found = told["closing_while_another_writes"]
    closing, writing = found["outcomes"]
    if found["is_closed"]:
        assert (closing, writing) == ("done", "years.is_closed")
    else:
        assert (closing, writing) == ("years.written_since", "done")
