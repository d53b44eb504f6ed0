"""What must be hidden of the parts of a whole. The expected answers are worked out by hand."""

from hypothesis import given
from hypothesis import strategies as st

from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.statistics.subtraction import hidden_parts


def test_large_parts_are_all_shown():
    assert hidden_parts({"north": 12, "south": 5}) == frozenset()


def test_a_small_part_takes_another_with_it_so_that_it_cannot_be_subtracted():
    assert hidden_parts({"north": 12, "south": 3, "west": 30}) == {"south", "north"}


def test_two_small_parts_that_are_enough_together_take_none_with_them():
    assert hidden_parts({"north": 12, "south": 3, "west": 2}) == {"south", "west"}


def test_an_empty_part_is_hidden_and_takes_none_with_it():
    assert hidden_parts({"north": 12, "south": 0}) == {"south"}


def test_of_parts_as_large_the_first_is_hidden():
    assert hidden_parts({"north": 9, "south": 9, "west": 1}) == {"west", "north"}


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 40)))
def test_what_is_hidden_can_never_be_subtracted(parts):
    hidden = hidden_parts(parts)
    together = sum(parts[one] for one in hidden)
    assert all(parts[one] >= SMALLEST_GROUP for one in set(parts) - hidden)
    assert together == 0 or together >= SMALLEST_GROUP or hidden == set(parts)
