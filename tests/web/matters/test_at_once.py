"""Several people at the same time: one wins, the others are told, and nothing happens twice."""

import json

import pytest

from web.installations import new_installation


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """What came of every scene of ``at_once``, played by threads on a database of its own."""
    with new_installation(tmp_path_factory.mktemp("at-once")) as installation:
        return json.loads(installation.python("from web.matters.at_once import main; main()"))


def test_of_two_who_answer_one_wins_and_the_other_is_told(played):
    found = played["answering"]
    assert sorted(found["outcomes"]) == ["done", "matters.answered_already"]
    assert found["answers"] in (["accept"], ["decline"])


def test_a_request_is_confirmed_once_and_has_one_receipt(played):
    found = played["confirming"]
    assert sorted(found["outcomes"]) == ["done"] + ["matters.confirmed_already"] * 3
    assert found["receipts"] == 1


def test_a_late_matter_climbs_once_however_many_workers_come(played):
    found = played["climbing"]
    assert sorted(found["outcomes"]) == ["done"] + ["matters.not_late_enough"] * 3
    assert found["legs"] == 2


def test_a_matter_is_answered_or_climbs_and_never_both(played):
    found = played["answering_and_climbing"]
    ways = {
        ("done", "matters.answered_already"): ("answered", 1),
        ("matters.moved_already", "done"): ("open", 2),
    }
    assert (found["state"], found["legs"]) == ways[tuple(found["outcomes"])]


def test_a_task_is_given_to_one(played):
    found = played["giving"]
    assert sorted(found["outcomes"]) == ["done", "matters.task_is_given"]
    assert found["given"] == 1
