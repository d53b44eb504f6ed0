"""Several people at the same time: a time is had by one, and the others are told."""

import json

import pytest

from web.installations import new_installation


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """What came of every scene of ``at_once``, played by threads on databases of its own."""
    folder = tmp_path_factory.mktemp("times-at-once")
    with new_installation(folder) as installation:
        return json.loads(installation.python("from web.bookings.at_once import main; main()"))


def test_of_four_who_are_offered_the_same_time_one_has_it(played):
    found = played["two_people"]
    assert sorted(found["outcomes"]) == ["bookings.just_taken"] * 3 + ["done"]
    assert (found["bookings"], found["quarters"], found["events"]) == (1, 5, 1)


def test_a_person_who_is_offered_two_times_at_once_has_one(played):
    found = played["one_person"]
    assert sorted(found["outcomes"]) == ["bookings.has_one", "done"]
    assert found["bookings"] == 1


def test_a_free_time_goes_to_the_person_or_to_the_other_and_never_to_both(played):
    found = played["person_and_clerk"]
    assert sorted(found["outcomes"]) == ["bookings.just_taken", "done"]
    assert found["bookings"] == 1


def test_several_workers_remind_once(played):
    assert played["workers"] == {"outcomes": ["done"] * 3, "events": 1}
