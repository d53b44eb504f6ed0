"""What stands out at a place: in the order of the form, by limits that are our own."""

from dataclasses import replace

import pytest

from arbetsro.surveys.meeting_guide import meeting_guide
from arbetsro.surveys.published import Cell, PlaceResult
from arbetsro.surveys.standing_out import (
    areas_for_meeting,
    balances,
    grave,
    standing_out,
)
from surveys.waves import LOAD, PACE, SCORE, THREATS, VARIABLES, text

SUPPORT = replace(
    SCORE, key="s_x_support", label=text("Stöd"), direction="high_is_good", side="resource"
)
OWN = replace(PACE, key="o_1", part_of="", direction="high_is_good", side="other", factor="")
ASKED = (PACE, LOAD, THREATS, OWN, SCORE, SUPPORT)


def cell(low, high, counts=None):
    return Cell(20, (low + high) / 2, 1.0, low, high, counts)


def place(**cells):
    return PlaceResult(10, 20, None, cells)


class TestAreas:
    # On a scale from 1 to 5 the middle is 3, and the best quarter is over 4 or below 2.
    @pytest.mark.parametrize(
        ("variable", "low", "high", "expected"),
        [
            (SUPPORT, 1.5, 2.9, [False]),
            (SUPPORT, 1.5, 3.1, []),
            (SUPPORT, 4.0, 4.6, [True]),
            (SUPPORT, 3.9, 4.6, []),
            (SCORE, 3.1, 4.0, [False]),
            (SCORE, 2.9, 4.0, []),
            (SCORE, 1.2, 2.0, [True]),
            (OWN, 4.2, 4.8, [True]),
        ],
    )
    def test_an_area_stands_out_when_its_whole_interval_does(self, variable, low, high, expected):
        found = standing_out(place(**{variable.key: cell(low, high)}), ASKED)
        assert [one.is_good for one in found] == expected

    def test_an_item_of_a_score_and_a_question_without_a_good_end_are_no_areas(self):
        neither = replace(OWN, direction="none")
        bad = place(**{PACE.key: cell(4.5, 4.9), OWN.key: cell(1, 1.5)})
        assert standing_out(bad, (PACE, neither)) == ()

    def test_they_come_in_the_order_of_the_form_however_bad_they_are(self):
        found = standing_out(place(s_x_support=cell(1, 1.2), s_x_load=cell(3.1, 3.2)), ASKED)
        assert [one.variable for one in found] == [SCORE, SUPPORT]


class TestGraveItems:
    def test_the_share_that_is_affected_is_told_with_wilsons_interval(self):
        (found,) = grave(place(q_x_3=cell(0, 0.3, (18, 2))), ASKED)
        # Wilson for 2 of 20, worked out by hand: (0.1 + 0.0960 ± 0.1632) / 1.1921.
        assert found.affected == 2
        assert (found.share.low, found.share.high) == pytest.approx((0.0279, 0.3010), abs=2e-4)

    def test_the_best_end_is_the_one_that_the_direction_says(self):
        turned = replace(THREATS, direction="high_is_good")
        (found,) = grave(place(q_x_3=cell(0, 0.3, (18, 2))), (turned,))
        assert found.affected == 18


class TestBalance:
    def test_demands_stand_beside_resources_of_the_same_factor(self):
        (found,) = balances(place(s_x_load=cell(3, 4), s_x_support=cell(2, 3)), ASKED)
        # Load 3.5 of 1 to 5 is 0.625 of the scale, support 2.5 is 0.375.
        assert (found.load, found.support, found.imbalance) == pytest.approx((0.625, 0.375, 0.25))
        assert (found.demands, found.resources) == ((SCORE,), (SUPPORT,))
        assert found.is_out_of_balance

    def test_without_the_one_there_is_no_imbalance(self):
        (found,) = balances(place(s_x_support=cell(2, 3)), ASKED)
        assert (found.load, found.imbalance, found.is_out_of_balance) == (None, None, False)


def test_the_guide_of_the_meeting_pairs_a_heavy_demand_with_a_scarce_resource():
    areas = areas_for_meeting(
        place(s_x_load=cell(4, 5), s_x_support=cell(1, 2), q_x_3=cell(0, 0.3, (18, 2))), ASKED
    )
    guide = meeting_guide(areas)
    assert len(guide.pairs) == 1
    assert guide.warning is not None


def test_a_place_where_nothing_is_told_has_nothing_that_stands_out():
    assert areas_for_meeting(place(), VARIABLES) == ()
