"""How sure the result is: against cases that can be worked out by hand.

The small case has a surplus of J5 · J6 - J8, so that a uniform effect gives a uniform surplus, and
two uniform inputs a product whose mean, variance and conditional means are known in closed form.
"""

import math
from dataclasses import replace
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.economics.analysis import analyse
from arbetsro.economics.calculation import calculate
from arbetsro.economics.case import Alternative, Case, Sampling
from arbetsro.economics.case_file import read_case
from arbetsro.economics.ranges import Range
from arbetsro.economics.result import as_data
from arbetsro.economics.uncertainty import draw, explore


def small(**rows):
    """A cost of a million, an effect of a fifth and measures of a hundred thousand, changed."""
    return Case("Namn", rows={"J5": 1_000_000, "J6": 0.2, "J8": 100_000, **rows})


def explored(case):
    analysis = analyse(case)
    assert analysis.errors == ()
    return analysis.uncertainty


def uniform(low, high):
    return Range("uniform", low=low, high=high)


class TestOneUniformEffect:
    """J6 is anything from 0 to 40 percent: the surplus is uniform from -100 000 to 300 000."""

    @pytest.fixture(scope="class")
    @staticmethod
    def found():
        return explored(small(J6=uniform(0, 0.4)))

    def test_the_chance_of_profit_is_the_part_above_nothing(self, found):
        assert found.chance_of_profit == pytest.approx(300_000 / 400_000, abs=1e-3)

    def test_the_interval_and_the_median_are_those_of_the_uniform(self, found):
        surplus = found.rows["J9"]
        assert surplus.low == pytest.approx(-100_000 + 0.05 * 400_000, abs=200)
        assert surplus.median == pytest.approx(100_000, abs=200)
        assert surplus.high == pytest.approx(-100_000 + 0.95 * 400_000, abs=200)

    def test_rows_that_do_not_vary_are_left_out(self, found):
        assert set(found.rows) == {"J6", "J7", "J9", "J11"}

    def test_knowing_everything_is_worth_the_losses_avoided(self, found):
        # E[max(surplus, 0)] - E[surplus] = 300 000² / (2 · 400 000) - 100 000 = 12 500
        assert found.information_value == pytest.approx(12_500, rel=0.01)

    def test_the_only_input_explains_everything_and_is_worth_as_much_as_everything(self, found):
        (one,) = found.influences
        assert one.cell.code == "J6"
        assert one.first_order == pytest.approx(1, abs=0.01)
        assert one.total_order == pytest.approx(1, abs=0.01)
        assert one.information_value == pytest.approx(12_500, rel=0.02)

    def test_its_swing_is_its_ninety_percent_interval_and_what_that_gives(self, found):
        swing = found.influences[0].swing
        assert (swing.input_low, swing.input_high) == pytest.approx((0.02, 0.38))
        assert (swing.result_low, swing.result_high) == pytest.approx((-80_000, 280_000))
        assert swing.span == pytest.approx(360_000)

    def test_a_certain_effect_pays_off_or_not(self, found):
        for effect, chance in found.by_effect:
            if not math.isclose(effect, 0.1):
                assert chance == (1.0 if effect > 0.1 else 0.0)

    def test_a_certain_cost_pays_off_as_often_as_the_benefit_is_larger(self, found):
        for cost, chance in found.by_cost:
            assert chance == pytest.approx(max(0, 1 - cost / 400_000), abs=2e-3)

    def test_the_histogram_counts_nearly_all_draws_evenly(self, found):
        edges, counts = found.histogram
        assert len(edges) == len(counts) + 1
        assert sum(counts) == pytest.approx(found.draws, rel=0.005)
        assert max(counts) < 1.1 * min(counts)


def test_where_measures_are_expected_to_lose_knowing_is_worth_the_gains_not_passed_by():
    # The surplus is uniform from -300 000 to 100 000, so without knowing more nothing is done:
    # E[max(surplus, 0)] = 100 000² / (2 · 400 000) = 12 500, of everything and of the one input.
    found = explored(small(J6=uniform(0, 0.4), J8=300_000))
    assert found.chance_of_profit == pytest.approx(0.25, abs=1e-3)
    assert found.information_value == pytest.approx(12_500, rel=0.01)
    assert found.influences[0].information_value == pytest.approx(12_500, rel=0.02)


class TestAProductOfTwoUniforms:
    """J5 is anything from 500 000 to 1 500 000 and J6 from 0 to 30 percent, apart from each other.

    With means m and n and variances s² and t², the product's variance is
    (s² + m²)(t² + n²) - m² n², of which J5 alone explains s² n² and J6 alone t² m².
    """

    M, N = 1_000_000, 0.15
    S2, T2 = 1_000_000**2 / 12, 0.3**2 / 12
    VARIANCE = (S2 + M**2) * (T2 + N**2) - M**2 * N**2
    COST = 100_000

    @pytest.fixture(scope="class")
    @staticmethod
    def found():
        rows = {"J5": uniform(500_000, 1_500_000), "J6": uniform(0, 0.3)}
        return explored(replace(small(**rows), sampling=Sampling(draws=65_536)))

    def influence(self, found, code):
        return next(one for one in found.influences if one.cell.code == code)

    def test_the_variance_shares_are_those_of_the_formula(self, found):
        alone = {
            "J5": self.S2 * self.N**2 / self.VARIANCE,
            "J6": self.T2 * self.M**2 / self.VARIANCE,
        }
        both = self.S2 * self.T2 / self.VARIANCE
        assert sum(alone.values()) + both == pytest.approx(1)
        for code, share in alone.items():
            one = self.influence(found, code)
            assert one.first_order == pytest.approx(share, abs=0.01)
            assert one.total_order == pytest.approx(share + both, abs=0.01)

    def test_the_median_is_where_the_products_distribution_is_a_half(self, found):
        # P(J5 · J6 <= b) = mean over J5 of min(1, b / J5 / 0.3), and for b below 150 000 that is
        # b / 0.3 · ln(3) / 1 000 000 = a half.
        median = 0.5 * 0.3 * 1_000_000 / math.log(3)
        assert median < 150_000
        assert found.rows["J7"].median == pytest.approx(median, rel=2e-3)

    def test_the_chance_of_profit_is_by_the_same_distribution(self, found):
        missed = self.COST / 0.3 * math.log(3) / 1_000_000
        assert found.chance_of_profit == pytest.approx(1 - missed, abs=1e-3)

    def test_what_each_input_is_worth_to_know(self, found):
        # Given J5 = c the mean surplus is 0.15 c - 100 000, below nothing for c < 666 667;
        # given J6 = e it is 1 000 000 e - 100 000, below nothing for e < 0.1. The mean surplus is
        # 50 000, so that knowing is worth the mean of the losses avoided.
        j5 = 0.15 * (self.COST / 0.15 - 500_000) ** 2 / 2 / 1_000_000
        j6 = 1_000_000 * 0.1**2 / 2 / 0.3
        assert self.influence(found, "J5").information_value == pytest.approx(j5, rel=0.05)
        assert self.influence(found, "J6").information_value == pytest.approx(j6, rel=0.02)

    def test_what_everything_is_worth_to_know(self, found):
        # E[max(100 000 - J5 · J6, 0)], with the density ln(3) / 0.3 / 1 000 000 below 100 000.
        losses = self.COST**2 / 2 * math.log(3) / 0.3 / 1_000_000
        assert found.information_value == pytest.approx(losses, rel=0.01)

    def test_the_strongest_input_comes_first(self, found):
        spans = [one.swing.span for one in found.influences]
        assert [one.cell.code for one in found.influences] == ["J6", "J5"]
        # J6: 90 % of 0.3 · 1 000 000; J5: 90 % of 1 000 000 · 0.15.
        assert spans == pytest.approx([270_000, 135_000])


class TestWhichInputsAreTold:
    def test_an_input_that_matters_only_together_with_another_is_told(self):
        # At the most likely effect, none, the cost moves nothing; at any other it does.
        rows = {"J5": uniform(0, 2_000_000), "J6": Range(low=0, likely=0, high=0.4)}
        found = explored(small(**rows))
        assert {one.cell.code for one in found.influences} == {"J5", "J6"}

    def test_an_input_that_moves_nothing_is_not_told(self):
        varied = {"J5": uniform(1e5, 2e6), "J6": uniform(0, 0.4), "J13": uniform(0, 0.4)}
        found = explored(small(**varied, J12=1_000_000))
        assert {one.cell.code for one in found.influences} == {"J5", "J6"}
        assert {"J13", "J14"} <= set(found.rows)

    def test_what_the_measures_cost_may_vary_too(self):
        # Benefit 200 000 less a cost from 100 000 to 300 000.
        found = explored(small(J8=uniform(100_000, 300_000)))
        assert found.chance_of_profit == pytest.approx(0.5, abs=1e-3)
        assert [one.cell.code for one in found.influences] == ["J8"]

    def test_costs_of_activities_may_vary_too(self, case_with, demo):
        first, *rest = demo.interventions
        screening, *others = first.activities
        fee = {**screening.H, "H4": uniform(100_000, 300_000)}
        changed = replace(first, activities=(replace(screening, H=fee), *others))
        varied = case_with({"J6": uniform(0, 0.2)}, interventions=(changed, *rest))
        found = explored(varied)
        assert {one.cell.code for one in found.influences} == {"J6", "H4@1.1"}
        swing = next(one.swing for one in found.influences if one.cell.code == "H4@1.1")
        assert swing.span == pytest.approx(0.9 * 200_000)


class TestWhereThereIsNothingToExplore:
    def test_a_case_of_certain_figures_has_no_uncertainty(self, case_with):
        assert explored(case_with()) is None
        assert as_data(analyse(case_with()))["uncertainty"] is None

    def test_a_range_that_the_result_does_not_rest_on_gives_none(self):
        assert explored(small(J13=uniform(0, 0.4))) is None

    def test_a_result_that_is_missing_gives_none(self):
        case = Case("Namn", rows={"J5": 1_000, "J6": uniform(0, 0.4)})
        assert explore(calculate(case)) is None

    def test_a_case_with_errors_is_not_explored(self, case_with):
        assert analyse(case_with({"C7": 22, "J6": uniform(0, 0.4)})).uncertainty is None

    def test_an_input_of_something_that_is_nothing_gives_none(self, case_with):
        # Nobody has high stress: how much such people lose moves nothing.
        assert explored(case_with({"C7": 0, "C8": uniform(0.05, 0.15)})) is None


class TestTheSameCaseGivesTheSameFigures:
    def test_twice(self, demo, demo_analysis):
        assert as_data(analyse(demo)) == as_data(demo_analysis)

    def test_whatever_the_order_of_rows_in_the_file(self, demo, demo_analysis):
        turned = replace(demo, rows=dict(reversed(demo.rows.items())))
        assert as_data(analyse(turned))["uncertainty"] == as_data(demo_analysis)["uncertainty"]

    def test_another_seed_gives_other_draws_of_the_same_story(self, demo, demo_analysis):
        again = explored(replace(demo, sampling=Sampling(seed=1)))
        assert again.rows != demo_analysis.uncertainty.rows
        difference = again.chance_of_profit - demo_analysis.uncertainty.chance_of_profit
        assert abs(difference) < 0.002

    def test_more_draws_tell_the_same_story(self, demo, demo_analysis):
        more = explored(replace(demo, sampling=Sampling(draws=65_536)))
        median = demo_analysis.uncertainty.rows["J9"].median
        assert more.rows["J9"].median == pytest.approx(median, rel=2e-3)

    def test_every_draw_of_an_input_lies_within_its_bounds(self, demo):
        normal = Range("normal", mean=0.05, sd=0.1)
        calculation = calculate(replace(demo, rows={**demo.rows, "C7": normal}))
        values = draw(calculation, {"high_stress_share": normal}, 4096, 3)["high_stress_share"]
        assert values.min() >= 0
        assert np.unique(values).size == 4096


class TestWhatAlwaysHolds:
    @pytest.fixture(
        scope="class",
        params=["demo-alltjanst", "hemtjanst-kommun", "industri-40", "plejehjem-dk",
                "statlig-myndighet"],
    )  # fmt: skip
    @staticmethod
    def found(request, examples):
        return explored(read_case(examples / f"{request.param}.toml"))

    def test_the_interval_of_every_row_holds_its_median(self, found):
        assert [code for code, s in found.rows.items() if not s.low <= s.median <= s.high] == []

    def test_a_larger_effect_or_a_smaller_cost_never_pays_off_less_often(self, found):
        by_effect = [chance for _, chance in found.by_effect]
        by_cost = [chance for _, chance in found.by_cost]
        assert by_effect == sorted(by_effect)
        assert by_cost == sorted(by_cost, reverse=True)
        assert [e for e, _ in found.by_effect] == sorted({e for e, _ in found.by_effect})
        assert all(0 <= chance <= 1 for chance in (*by_effect, *by_cost, found.chance_of_profit))
        assert found.by_effect[0][0] == found.by_cost[0][0] == 0
        assert found.by_effect[-1][0] <= 1

    def test_knowing_one_input_is_never_worth_more_than_knowing_all(self, found):
        for one in found.influences:
            assert 0 <= one.information_value <= found.information_value + 1e-6

    def test_alone_an_input_never_explains_more_than_together_with_the_others(self, found):
        for one in found.influences:
            assert 0 <= one.first_order <= one.total_order + 0.02
            assert one.total_order <= 1
        assert sum(one.first_order for one in found.influences) < 1.02

    def test_the_inputs_come_in_the_order_of_their_swings(self, found):
        spans = [one.swing.span for one in found.influences]
        assert spans == sorted(spans, reverse=True)


@settings(max_examples=15)
@given(
    cost=st.floats(1e4, 1e8),
    invested=st.floats(1e3, 1e7),
    low=st.floats(0, 0.4),
    width=st.floats(0.01, 0.5),
    spread=st.floats(0.01, 0.9),
)
def test_values_of_information_are_in_order_for_any_case(cost, invested, low, width, spread):
    rows = {
        "J5": uniform(cost * (1 - spread), cost),
        "J6": uniform(low, low + width),
        "J8": uniform(invested * (1 - spread), invested),
    }
    sampling = Sampling(draws=1024)
    found = explored(Case("Namn", rows=rows, sampling=sampling))
    slack = 1e-9 * (cost + invested)
    for one in found.influences:
        assert -slack <= one.information_value <= found.information_value + slack
    gains = found.rows["J9"]
    assert gains.low <= gains.median <= gains.high


class TestSeparateEffects:
    """The extended result, where each cost may have an effect of its own."""

    ROWS: ClassVar = {
        "C4": 10_000_000, "C5": 0, "C7": 0.2, "C8": 0.1, "C11": 1_000_000, "C12": 0.1,
        "C14": 500_000, "C15": 0.4, "J8": 40_000,
    }  # fmt: skip

    def case(self, **rows):
        sampling = Sampling(result="K97")
        return Case("Namn", rows={**self.ROWS, **rows}, beyond=("effects",), sampling=sampling)

    def test_the_extended_surplus_is_explored(self):
        # 200 000 · K51 + 100 000 · 10 % + 200 000 · 10 % - 40 000, with K51 from 0 to 20 percent.
        found = explored(self.case(J6=0.1, K51=uniform(0, 0.2)))
        assert found.result == "K97"
        surplus = found.rows["K97"]
        assert (surplus.low, surplus.high) == pytest.approx((-8_000, 28_000), abs=50)
        assert found.chance_of_profit == pytest.approx(0.75, abs=1e-3)

    def test_it_needs_no_common_effect_where_every_cost_has_its_own(self):
        found = explored(self.case(K51=uniform(0, 0.2), K52=0.1, K53=0.1))
        assert found.chance_of_profit == pytest.approx(0.75, abs=1e-3)


class TestAlternativesOverTime:
    def test_an_alternative_whose_benefit_varies_has_a_chance_of_its_own(self):
        # J7 from 0 to 400 000 a year for two years, without interest: -200 000 + 2 · J7 > 0.
        one = Alternative("Ettan", 200_000, yearly_benefit="J7", life=2)
        fixed = Alternative("Tvåan", 100, benefits=(60, 60))
        case = replace(small(J6=uniform(0, 0.4)), alternatives=(one, fixed), discount_rate=0.05)
        found = explored(case).alternatives
        assert [spread.name for spread in found] == ["Ettan"]
        worth = (1 / 1.05 + 1 / 1.05**2) * 400_000
        assert found[0].chance_of_profit == pytest.approx(1 - 200_000 / worth, abs=1e-3)
        median = -200_000 + worth / 2
        assert found[0].net_present_value.median == pytest.approx(median, abs=500)

    def test_the_middle_of_a_symmetric_range_gives_the_figure_of_the_base_case(self):
        one = Alternative(
            "Ettan", "J8", yearly_benefit="J7", yearly_cost=5_000, ramp_up_years=3,
            fade_out_years=1, life=6, residual_value=10_000,
        )  # fmt: skip
        case = replace(small(J6=uniform(0.1, 0.3)), alternatives=(one,), discount_rate=0.08)
        analysis = analyse(case)
        spread = analysis.uncertainty.alternatives[0].net_present_value
        assert spread.median == pytest.approx(analysis.appraisals[0].net_present_value, rel=1e-3)
