"""Many at the same moment: no dot and no reply is lost, none counts twice."""

import json

import pytest

from web.installations import new_installation
from web.meetings.at_once import TELEPHONES


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What came of every scene of ``at_once``, played by threads on a database of its own."""
    with new_installation(tmp_path_factory.mktemp("at-once")) as installation:
        return json.loads(installation.python("from web.meetings.at_once import main; main()"))


def test_the_dots_of_telephones_that_send_at_once_are_all_counted(told):
    found = told["many_telephones"]
    assert found["outcomes"] == ["True"] * TELEPHONES
    assert (found["dots"]["pace"], found["dots"]["staffing"]) == (TELEPHONES, TELEPHONES)
    assert found["telephones"] == TELEPHONES


def test_a_telephone_that_sends_many_times_at_once_counts_once(told):
    found = told["one_telephone_many_times"]
    assert sorted(found["outcomes"]) == ["False"] * 5 + ["True"]
    assert (found["dots"]["pace"], found["telephones"]) == (1, 1)


def test_dots_that_meet_the_closing_are_counted_or_told_that_they_are_late(told):
    found = told["closing_while_dots_are_given"]
    counted = found["outcomes"].count("True") - 1  # one of them is the closing itself
    assert counted + found["outcomes"].count("meetings.not_giving") == 8
    assert found["dots"]["pace"] == found["telephones"] == counted


def test_of_those_who_write_of_a_card_at_once_one_wins_and_the_others_are_told(told):
    found = told["two_who_note"]
    assert found["outcomes"].count("meetings.noted_since") == 3
    assert found["version"] == 1
    assert found["cause"].startswith("Orsak ")


def test_replies_that_come_at_once_are_all_kept_once(told):
    found = told["many_replies"]
    assert sorted(found["outcomes"]) == ["False"] + ["True"] * 7
    assert found["texts"] == [f"Svar {number}" for number in range(7)]
