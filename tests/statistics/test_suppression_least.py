"""How much is hidden, beside the least possible: by hand, and by trying every choice in full."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from organisations import organisations

from arbetsro.statistics.least_suppression import Hidden, hidden, most_shown
from arbetsro.statistics.suppression import mixed, shown_cells


def most_of_all_choices(cells, parents, threshold, worth):
    """The most that is told in any set of places that keeps the rules, each set tried."""
    best = 0
    for choice in product([False, True], repeat=len(parents)):
        told = np.array(choice)
        rests = cells * told[:, None]
        for place, above in enumerate(parents[1:], 1):
            rests[above] -= cells[place] * told[place]
        in_order = all(told[above] for place, above in enumerate(parents) if place and told[place])
        own = told & ~(mixed(cells, threshold) & cells.any(axis=1))
        if in_order and not own.any() and mixed(rests[told], threshold).all():
            best = max(best, int(worth[told].sum()))
    return best


@settings(deadline=None, max_examples=40)
@given(organisations([(1, 1)]), st.integers(3, 6))
def test_the_most_that_can_be_told_is_found_and_never_less_than_what_is(organisation, threshold):
    cells, parents = organisation.tally.cells[:, 0], organisation.parents
    worth = cells.sum(axis=1)
    most = most_shown(cells, parents, threshold, worth)
    told = shown_cells(cells[:, None], parents, threshold)[:, 0]
    assert most == most_of_all_choices(cells, parents, threshold, worth)
    assert worth[told].sum() <= most


def test_hiding_the_smallest_first_may_hide_more_than_the_least():
    # Beside a section of three goes the one of 12, with its two units; that of 13 has none.
    cells = np.array([[14, 14], [6, 6], [6, 7], [2, 1], [3, 3], [3, 3]])
    parents, worth = (-1, 0, 0, 0, 1, 1), np.ones(6, dtype=np.int64)
    assert shown_cells(cells[:, None], parents, 5).sum() == 2
    assert most_shown(cells, parents, 5, worth) == 4


def test_how_much_is_hidden_is_told_in_steps_of_five_per_cent():
    # Twenty units, of which two are small and one is hidden beside them.
    counts = np.array([[[40, 60]], *[[[3, 3]]] * 18, *[[[1, 1]]] * 2, [[0, 0]]])
    shown = counts.sum(axis=2) >= 5
    shown[1] = False
    assert hidden(counts, shown, 5) == Hidden(alone=10, beside=5)


def test_of_few_figures_it_is_not_told_how_many_are_hidden():
    counts = np.array([[[9, 9]], [[8, 8]], [[1, 1]]])
    assert hidden(counts, np.array([[True], [False], [False]]), 5) is None
