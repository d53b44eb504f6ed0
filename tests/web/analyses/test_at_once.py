"""Several people at the same time: nothing is lost in different places, one wins in the same."""

import json

import pytest

from web.analyses.at_once import PLACES
from web.installations import new_installation


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What came of every scene of ``at_once``, played by threads on a database of its own."""
    with new_installation(tmp_path_factory.mktemp("at-once")) as installation:
        return json.loads(installation.python("from web.analyses.at_once import main; main()"))


def test_changes_of_different_places_are_all_kept(told):
    found = told["different_places"]
    assert found["outcomes"] == ["done"] * len(PLACES)
    assert {place: found["content"][place] for place in PLACES} == dict.fromkeys(PLACES, "sist")
    assert found["numbers"] == list(range(1, 3 * len(PLACES) + 2))
    assert found["first"], "the history leads back to what it began with"


def test_of_those_who_change_the_same_place_one_wins_and_the_others_are_told(told):
    found = told["the_same_place"]
    kept = found["content"]["C8"]
    assert sorted(found["outcomes"]) == [f"conflict with {kept}"] * 4 + ["done"]
    assert found["numbers"] == [1, 2]


def test_things_that_several_add_to_a_list_are_all_in_it(told):
    found = told["a_list"]
    assert found["outcomes"] == ["done"] * 6
    assert sorted(found["content"]["needs"]) == [f"n{number}" for number in range(6)]


def test_no_change_slips_into_what_has_been_sent(told):
    found = told["sending_while_others_write"]
    assert found["outcomes"][2] == "done"
    assert set(found["outcomes"]) <= {"done", "closed"}
    assert found["proposals"] == [["sent", found["version"], found["content"]]]


def test_it_is_sent_once_however_many_send_it(told):
    found = told["sending_many_times"]
    assert sorted(found["outcomes"]) == ["closed"] * 3 + ["done"]
    assert len(found["proposals"]) == 1


def test_each_capacity_signs_once_however_many_sign(told):
    outcomes = told["signing_in_one_capacity"]["outcomes"]
    assert sorted(outcomes) == ["done"] + ["signed_already"] * 2


def test_nobody_signs_in_both_capacities_by_being_quick(told):
    outcomes = told["signing_in_both_capacities"]["outcomes"]
    assert sorted(outcomes) == ["done", "signed_by_the_same"]


def test_it_is_decided_or_withdrawn_and_never_both(told):
    found = told["deciding_and_withdrawing"]
    assert sorted(found["outcomes"]) == ["done", "not_waiting"]
    states = (found["proposals"][0][0], found["state"])
    assert states in {("decided", "decided"), ("withdrawn", "draft")}
