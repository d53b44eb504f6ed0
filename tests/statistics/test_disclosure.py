"""What may be shown of a group. (This folder has no ``__init__``: ``statistics`` is Python's.)"""

import pytest

from arbetsro.statistics.disclosure import SMALLEST_GROUP, is_shown, shown


def test_the_smallest_group_is_five():
    assert SMALLEST_GROUP == 5


@pytest.mark.parametrize(("people", "told"), [(0, False), (1, False), (4, False), (5, True)])
def test_a_group_of_four_is_hidden_and_one_of_five_is_shown(people, told):
    assert is_shown(people) is told


def test_a_count_is_told_by_the_size_of_its_group_and_not_by_its_own():
    assert shown(1, 5) == 1
    assert shown(0, 5) == 0
    assert shown(4, 4) is None


def test_nothing_of_a_small_group_looks_like_no_group_at_all():
    assert shown(3, 3) == shown(0, 0)
