"""Demands and control: the four groups by the rule of IPD-Work (domain facts A8), by hand."""

import pytest

from arbetsro.instruments.demand_control import Medians, demand_control, medians_of, quadrant
from arbetsro.instruments.scoring import score

MEDIANS = Medians(2.5, 3.0, "a reference group, 2024")


@pytest.mark.parametrize(
    ("demands", "control", "group"),
    [
        (2.6, 2.9, "high_strain"),
        (2.6, 3.1, "active"),
        (2.4, 2.9, "passive"),
        (2.4, 3.1, "low_strain"),
        (2.5, 3.0, "low_strain"),
        (2.5, 2.9, "passive"),
        (2.6, 3.0, "active"),
        (None, 3.0, None),
        (2.6, None, None),
    ],
)
def test_who_is_at_a_median_has_neither_high_demands_nor_low_control(demands, control, group):
    assert quadrant(demands, control, MEDIANS) == group


def test_the_medians_of_a_reference_group_are_frozen_with_their_source():
    found = medians_of([(1, 4), (2, 3), (4, 1), (3, 2)], "us")
    assert found == Medians(2.5, 2.5, "us")
    with pytest.raises(ValueError, match="nobody"):
        medians_of([], "us")


def test_a_version_may_have_other_counts_of_items():
    """Demands are 1-2 and control 3-5: means (4+3)/2 and (1+2+3)/3."""
    of = demand_control(2, 3)
    found = score(of, {1: 4, 2: 3, 3: 1, 4: 2, 5: 3}).scales
    assert (found["demands"].value, found["control"].value) == (3.5, 2.0)
    assert of.version != demand_control().version
    with pytest.raises(ValueError, match="at least"):
        demand_control(0, 3)
