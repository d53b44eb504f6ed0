"""What is told of a tree of places. The expected decisions are worked out by hand."""

import numpy as np
import pytest

from arbetsro.statistics.decision import Division, Tally, decided
from arbetsro.statistics.suppression import shown_cells, shown_groups, shown_places

#: The whole, with two sections; the first of them with three units.
PARENTS = (-1, 0, 0, 1, 1, 1)


def cells(*histograms, **options):
    """What is told of one variable at each place, of which the threshold is five."""
    counts = np.array(histograms)[:, None, :]
    return shown_cells(counts, PARENTS[: len(counts)], 5, **options)[:, 0].tolist()


def test_large_places_are_all_told():
    assert shown_places(np.array([40, 25, 15, 9, 8, 8]), PARENTS, 5).all()


def test_an_empty_place_is_not_told_and_takes_none_with_it():
    assert shown_places(np.array([20, 20, 0]), (-1, 0, 0), 5).tolist() == [True, True, False]


def test_a_small_place_takes_the_smallest_beside_it_so_that_it_cannot_be_subtracted():
    shown = shown_places(np.array([40, 25, 15, 12, 10, 3]), PARENTS, 5)
    assert shown.tolist() == [True, True, True, True, False, False]


def test_of_places_as_large_the_first_is_hidden():
    shown = shown_places(np.array([40, 25, 15, 11, 11, 3]), PARENTS, 5)
    assert shown.tolist() == [True, True, True, False, True, False]


def test_a_place_that_is_hidden_hides_all_that_stands_in_it():
    # The second section has three, so the first goes too, and with it its three units.
    shown = shown_places(np.array([28, 25, 3, 9, 8, 8]), PARENTS, 5)
    assert shown.tolist() == [True, False, False, False, False, False]


def test_few_people_of_an_inner_place_itself_are_hidden_by_the_smallest_unit_in_it():
    # Two stand in the section itself: 25 - 9 - 8 - 6 = 2.
    shown = shown_places(np.array([40, 25, 15, 9, 8, 6]), PARENTS, 5)
    assert shown.tolist() == [True, True, True, True, True, False]


def test_too_few_in_all_are_not_told_of_at_all():
    assert not shown_places(np.array([4, 4, 0]), (-1, 0, 0), 5).any()


def test_a_place_without_others_is_told():
    assert shown_places(np.array([5]), (-1,), 5).tolist() == [True]


def test_everybody_the_same_is_hidden_however_many():
    assert cells([10, 30]) == [True]
    assert cells([0, 30]) == [False]


def test_a_rest_in_which_all_answer_the_same_is_not_left():
    # Beside the third unit, all with 1, the smaller of the others is hidden: then some have 0.
    assert cells([20, 20], [8, 12], [12, 8], [5, 1], [3, 4], [0, 7]) == [
        *(True, True, True),
        *(False, True, False),
    ]


def test_variables_are_decided_each_by_itself():
    counts = np.array([[[9, 9], [9, 9]], [[5, 4], [9, 0]], [[4, 5], [0, 9]]])
    shown = shown_cells(counts, (-1, 0, 0), 5)
    assert shown.tolist() == [[True, True], [True, False], [True, False]]


def test_a_score_is_hidden_where_one_of_its_questions_is():
    # The first question is the same for all at both places, so neither is told; the score of the
    # two questions would give it away beside the second.
    question, other = [[9, 9], [9, 0], [0, 9]], [[9, 9], [5, 4], [4, 5]]
    counts = np.array([question, other, other]).swapaxes(0, 1)
    shown = shown_cells(counts, (-1, 0, 0), 5, made_of={2: [0, 1]})
    assert shown.tolist() == [[True] * 3, [False, True, False], [False, True, False]]


@pytest.mark.parametrize("threshold", [3, 5, 10])
def test_what_was_hidden_stays_hidden_whatever_the_threshold_is_then(threshold):
    counts = np.array([60, 40, 20, 14, 14, 12])
    tally = Tally(PARENTS, counts, np.stack([counts // 2, counts - counts // 2], axis=1)[:, None])
    first = decided(tally, 13)
    again = decided(tally, threshold, first)
    assert not (again.places & ~first.places).any()
    assert not (again.cells & ~first.cells).any()
    assert decided(tally, 13, first).places.tolist() == first.places.tolist()


def test_the_same_answers_always_give_the_same_decision():
    counts = np.array([[[30, 30]], [[20, 20]], [[10, 10]], [[6, 7]], [[7, 6]], [[2, 1]]])
    decisions = {shown_cells(counts, PARENTS, 5).tobytes() for _ in range(3)}
    assert len(decisions) == 1


def groups(*kinds):
    counts = np.array(kinds)
    parents = PARENTS[: len(counts)]
    return shown_groups(counts, parents, 5, np.ones(len(counts), dtype=bool)).tolist()


def test_people_are_divided_only_where_there_are_enough_of_every_kind():
    assert groups([30, 12], [15, 6], [15, 6]) == [True, True, True]
    assert groups([30, 8], [15, 2], [15, 6]) == [True, False, False]


def test_a_kind_that_nobody_is_of_does_not_hinder_a_division():
    assert groups([30, 6], [15, 0], [15, 6]) == [True, True, True]


def test_no_place_is_divided_that_is_not_told_or_stands_in_one_that_is_not_divided():
    counts = np.array([[30, 12], [15, 6], [15, 6]])
    shown = np.array([True, False, True])
    assert shown_groups(counts, (-1, 0, 0), 5, shown).tolist() == [True, False, True]
    assert groups([30, 4], [15, 0], [15, 4]) == [False, False, False]


def small_organisation(cells):
    """Two units and managers in them: who gave each answer at the whole and at each unit."""
    counts = np.array(cells)[:, None]
    people = counts.sum(axis=(1, 3))
    return Tally(
        (-1, 0, 0), people.sum(axis=1), counts.sum(axis=2), {"m": Division(people, counts)}
    )


def test_the_answer_of_the_only_manager_of_a_unit_cannot_be_told_from_those_of_all_managers():
    # Managers answered the second or the third, the first unit the first or the second.
    first, second = [[4, 2, 0], [0, 1, 0]], [[2, 2, 2], [0, 1, 4]]
    whole = np.add(first, second).tolist()
    shown = decided(small_organisation([whole, first, second]), 5)
    assert shown.cells.all()
    assert not shown.group_cells["m"].any()


def test_managers_are_told_of_where_another_could_have_answered_as_the_only_one_of_a_unit():
    # Now a manager of the second unit answered the first, and one of the others the second.
    first, second = [[4, 2, 0], [0, 1, 0]], [[2, 2, 2], [1, 1, 4]]
    whole = np.add(first, second).tolist()
    shown = decided(small_organisation([whole, first, second]), 5)
    assert shown.group_cells["m"][:, 0].tolist() == [True, False, False]
