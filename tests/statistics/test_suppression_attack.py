"""An attacker who has all that was published finds no group that is too small or all the same.

Organisations are made up in many shapes, for what the attacker is to find is known of them. The
control at the end publishes carelessly, and there the same attacker must succeed.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from attacker import Attacker
from hypothesis import given, settings
from hypothesis import strategies as st
from organisations import Organisation, organisations

from arbetsro.statistics.decision import Shown, decided
from arbetsro.statistics.suppression import mixed

THRESHOLDS = st.integers(3, 6)


def few_found(organisation: Organisation, attacker: Attacker, threshold: int) -> Iterator[str]:
    """The groups that are proven to be too small.

    How many of a kind work or answered where is no secret in itself, since what they answered is
    safe from those who know it (see ``same_found``). So of kinds, only the numbers of people are
    held against each other.
    """
    undivided, counting = attacker.without_kinds(), attacker.counting()
    for group in organisation.groups():
        counts = organisation.of(group)
        everybody = group.kinds == organisation.flat()
        knows = attacker if everybody else counting
        if 0 < counts[0].sum() < threshold and knows.can_be_few_only(group, threshold):
            yield f"{group} is small"
        for v, (*answers, _) in enumerate(counts):
            is_few = everybody and 0 < sum(answers) < threshold
            if is_few and undivided.can_be_few_only(group, threshold, v):
                yield f"few of {group} answered {v}"


def same_found(organisation: Organisation, attacker: Attacker) -> Iterator[str]:
    """The groups, down to one person, that are proven to have answered all the same."""
    for group in organisation.groups():
        for v, (*answers, _) in enumerate(organisation.of(group)):
            alike = 0 < sum(answers) == max(answers)
            if alike and attacker.must_answer(group, v, int(np.argmax(answers))):
                yield f"all of {group} answered alike to {v}"


def found(organisation: Organisation, threshold: int, *published: Shown) -> list[str]:
    attacker = organisation.attacked_with(*published)
    insider = attacker.knowing(organisation.who_works_where())
    return [*few_found(organisation, attacker, threshold), *same_found(organisation, insider)]


@settings(deadline=None, max_examples=50)
@given(organisations([(1, 1)]), THRESHOLDS)
def test_nothing_is_found_out_of_places(organisation, threshold):
    assert not found(organisation, threshold, decided(organisation.tally, threshold))


@settings(deadline=None, max_examples=50)
@given(organisations([(2, 1), (3, 1)]), THRESHOLDS)
def test_nothing_is_found_out_of_places_beside_a_division(organisation, threshold):
    assert not found(organisation, threshold, decided(organisation.tally, threshold))


@settings(deadline=None, max_examples=25)
@given(organisations([(2, 2), (3, 2)]), THRESHOLDS, st.booleans())
def test_nothing_is_found_out_of_two_divisions(organisation, threshold, is_crossed):
    tally = organisation.tally if is_crossed else replace(organisation.tally, crossed=None)
    assert not found(organisation, threshold, decided(tally, threshold))


@settings(deadline=None, max_examples=30)
@given(organisations([(1, 1), (2, 1)]), st.permutations([3, 4, 6]))
def test_nothing_is_found_when_the_threshold_changes_between_publications(organisation, thresholds):
    published: list[Shown] = []
    for threshold in thresholds:
        last = published[-1] if published else None
        published.append(decided(organisation.tally, threshold, last))
    assert not found(organisation, thresholds[0], *published)


def people(place: int, *answers: int, kind: int = 0) -> list[tuple[int, ...]]:
    """One at a place for each of these answers."""
    return [(place, kind, 0, answer) for answer in answers]


#: Three in the second unit, all of whom answered 1.
SMALL_UNIT = Organisation(
    (-1, 0, 0), (1, 1), 2, (*people(1, 0, 0, 0, 0, 1, 1, 1), *people(2, 1, 1, 1))
)
#: Managers answered 1 or 2 and the first unit 0 or 1: its manager answered 1.
SMALL_GROUP = Organisation(
    (-1, 0, 0),
    (2, 1),
    3,
    (
        *people(1, 0, 0, 0, 0, 1, 1),
        *people(1, 1, kind=1),
        *people(2, 0, 0, 1, 1, 2, 2),
        *people(2, 1, 2, 2, 2, kind=1),
    ),
)


@pytest.mark.parametrize("organisation", [SMALL_UNIT, SMALL_GROUP])
def test_the_attacker_succeeds_where_only_what_is_small_itself_is_hidden(organisation):
    tally, threshold = organisation.tally, 5
    careless = Shown(
        tally.answered >= threshold,
        mixed(tally.cells, threshold) & tally.cells.any(axis=-1),
        {key: (one.people >= threshold).all(axis=1) for key, one in tally.divisions.items()},
        {key: mixed(one.cells, threshold).all(axis=-1) for key, one in tally.divisions.items()},
    )
    assert found(organisation, threshold, careless)
    assert not found(organisation, threshold, decided(tally, threshold))
