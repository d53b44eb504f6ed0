"""The shapes of what is not known for sure, against closed forms and SciPy's own distributions."""

import math
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from arbetsro.economics.ranges import SHAPES, Range

#: The middles of many equal slices of 0 to 1: their mean value is the mean of the distribution.
EVENLY = (np.arange(200_000) + 0.5) / 200_000

ONE_OF_EACH = {
    "pert": Range("pert", low=2, likely=3, high=10),
    "triangular": Range("triangular", low=2, likely=3, high=10),
    "uniform": Range("uniform", low=2, high=10),
    "normal": Range("normal", mean=5, sd=2),
    "lognormal": Range("lognormal", mean=5, sd=2),
    "beta": Range("beta", mean=0.2, sd=0.05),
}


def test_there_is_one_of_each():
    assert set(ONE_OF_EACH) == set(SHAPES)


class TestMeanAndSpread:
    """The textbook's mean and standard deviation of each shape, in closed form."""

    FORMULAS: ClassVar = {
        # (low + 4 likely + high) / 6 and sqrt((mean - low) (high - mean) / 7)
        "pert": ((2 + 4 * 3 + 10) / 6, math.sqrt((4 - 2) * (10 - 4) / 7)),
        "triangular": (
            (2 + 3 + 10) / 3,
            math.sqrt((2**2 + 3**2 + 10**2 - 2 * 3 - 2 * 10 - 3 * 10) / 18),
        ),
        "uniform": ((2 + 10) / 2, (10 - 2) / math.sqrt(12)),
        "normal": (5, 2),
        "lognormal": (5, 2),
        "beta": (0.2, 0.05),
    }

    @pytest.mark.parametrize("shape", SHAPES)
    def test_they_are_those_of_the_shape(self, shape):
        mean, sd = self.FORMULAS[shape]
        values = ONE_OF_EACH[shape].quantile(EVENLY)
        assert values.mean() == pytest.approx(mean, rel=1e-3)
        assert values.std() == pytest.approx(sd, rel=5e-3)

    @settings(max_examples=50)
    @given(low=st.floats(-1e6, 1e6), left=st.floats(1e-3, 1e6), right=st.floats(1e-3, 1e6))
    def test_the_mean_of_a_pert_weighs_the_likely_value_by_four(self, low, left, right):
        likely, high = low + left, low + left + right
        values = Range(low=low, likely=likely, high=high).quantile(EVENLY[::50])
        expected = (low + 4 * likely + high) / 6
        assert values.mean() == pytest.approx(expected, abs=2e-3 * (high - low))

    @settings(max_examples=30)
    @given(mean=st.floats(0.05, 0.95), share=st.floats(0.05, 0.7))
    def test_a_beta_has_the_mean_and_spread_that_were_given(self, mean, share):
        sd = share * math.sqrt(mean * (1 - mean))
        values = Range("beta", mean=mean, sd=sd).quantile(EVENLY[::20])
        assert values.mean() == pytest.approx(mean, abs=2e-3)
        assert values.std() == pytest.approx(sd, abs=5e-3)

    @given(mean=st.floats(1e-3, 1e9), share=st.floats(0.01, 0.6))
    def test_a_lognormal_has_the_mean_and_spread_of_the_value_itself(self, mean, share):
        values = Range("lognormal", mean=mean, sd=share * mean).quantile(EVENLY[::20])
        assert values.mean() == pytest.approx(mean, rel=5e-3)
        assert values.std() == pytest.approx(share * mean, rel=5e-2)


class TestQuantiles:
    POINTS = np.array([0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999])

    def test_uniform_by_hand(self):
        assert ONE_OF_EACH["uniform"].quantile(self.POINTS) == pytest.approx(2 + 8 * self.POINTS)

    def test_triangular_by_hand(self):
        # Below its peak, F(x) = (x - 2)² / (8 · 1); above it, 1 - F(x) = (10 - x)² / (8 · 7).
        peak = 1 / 8
        by_hand = [
            2 + math.sqrt(8 * p) if p < peak else 10 - math.sqrt(56 * (1 - p)) for p in self.POINTS
        ]
        assert ONE_OF_EACH["triangular"].quantile(self.POINTS) == pytest.approx(by_hand)

    def test_normal_and_lognormal_by_the_normal_distribution(self):
        z = stats.norm.ppf(self.POINTS)
        assert ONE_OF_EACH["normal"].quantile(self.POINTS) == pytest.approx(5 + 2 * z)
        # ln X has variance ln(1 + 2²/5²) and mean ln 5 less half of that.
        variance = math.log(1 + 4 / 25)
        by_hand = np.exp(math.log(5) - variance / 2 + math.sqrt(variance) * z)
        assert ONE_OF_EACH["lognormal"].quantile(self.POINTS) == pytest.approx(by_hand)

    def test_pert_by_integrating_its_density(self):
        # A PERT is a beta stretched from low to high, with alpha 1 + 4 · 1/8 and beta 1 + 4 · 7/8.
        a, b = 1.5, 4.5
        for point, value in zip(
            self.POINTS, ONE_OF_EACH["pert"].quantile(self.POINTS), strict=True
        ):
            area, _ = integrate.quad(
                lambda t: t ** (a - 1) * (1 - t) ** (b - 1), 0, (value - 2) / 8
            )
            whole = math.gamma(a) * math.gamma(b) / math.gamma(a + b)
            assert area / whole == pytest.approx(point, abs=1e-6)

    def test_beta_by_scipy(self):
        # alpha + beta = 0.2 · 0.8 / 0.05² - 1 = 63
        by_scipy = stats.beta(0.2 * 63, 0.8 * 63).ppf(self.POINTS)
        assert ONE_OF_EACH["beta"].quantile(self.POINTS) == pytest.approx(by_scipy)

    @pytest.mark.parametrize("shape", SHAPES)
    def test_a_higher_point_never_gives_a_lower_value(self, shape):
        points = np.linspace(2.0**-32, 1 - 2.0**-32, 5_001)
        for bounds in (None, (0.0, 1.0) if shape == "beta" else (2.0, 10.0)):
            values = ONE_OF_EACH[shape].quantile(points, bounds)
            assert np.all(np.diff(values) > 0)
            assert np.all(np.isfinite(values))

    @pytest.mark.parametrize("shape", ["pert", "triangular", "uniform"])
    def test_a_shape_with_ends_stays_within_them_and_reaches_them(self, shape):
        values = ONE_OF_EACH[shape].quantile(np.array([0.0, 1.0]))
        assert values == pytest.approx([2, 10])

    def test_values_come_in_the_form_of_the_points(self):
        assert ONE_OF_EACH["pert"].quantile(np.full((3, 4), 0.5)).shape == (3, 4)


class TestBounds:
    """What lies outside the bounds of a row is cut away, and the rest scaled up."""

    def test_a_normal_is_cut(self):
        values = Range("normal", mean=0.1, sd=0.1).quantile(EVENLY, (0.0, 1.0))
        scipys = stats.truncnorm(-1, 9, loc=0.1, scale=0.1)
        assert values.min() >= 0
        assert values.mean() == pytest.approx(scipys.mean(), rel=1e-4)
        assert np.median(values) == pytest.approx(scipys.median(), rel=1e-4)

    def test_a_lognormal_is_cut(self):
        one = Range("lognormal", mean=5, sd=4)
        free, cut = one.quantile(EVENLY), one.quantile(EVENLY, (2.0, 9.0))
        within = free[(free >= 2) & (free <= 9)]
        assert (cut.min(), cut.max()) == pytest.approx((2, 9), abs=1e-3)
        assert cut.mean() == pytest.approx(within.mean(), rel=1e-3)

    def test_bounds_far_away_change_nothing(self):
        one = Range("normal", mean=5, sd=2)
        far = one.quantile(EVENLY[::100], (-1e12, 1e12))
        assert far == pytest.approx(one.quantile(EVENLY[::100]))

    @pytest.mark.parametrize("shape", SHAPES)
    def test_no_value_of_any_shape_lies_outside_the_bounds(self, shape):
        one = {**ONE_OF_EACH, "beta": Range("beta", mean=0.3, sd=0.2)}[shape]
        # The row of the VAT rate, for instance, lies between nothing and a half.
        bounds = (0.0, 0.5) if shape == "beta" else (2.0, 10.0)
        values = one.quantile(EVENLY[::10], bounds)
        assert bounds[0] - 1e-9 <= values.min()
        assert values.max() <= bounds[1] + 1e-9


class TestBaseValue:
    @pytest.mark.parametrize(
        ("one", "base"),
        [
            (ONE_OF_EACH["pert"], 3),
            (ONE_OF_EACH["triangular"], 3),
            (ONE_OF_EACH["uniform"], 6),
            (ONE_OF_EACH["normal"], 5),
            (ONE_OF_EACH["lognormal"], 5),
            (ONE_OF_EACH["beta"], 0.2),
            (Range(low=0, likely=0, high=1), 0),
        ],
    )
    def test_it_is_the_most_likely_value_or_else_the_mean(self, one, base):
        assert one.base == base

    @pytest.mark.parametrize(
        ("one", "ends"),
        [(ONE_OF_EACH["pert"], (2, 10)), (ONE_OF_EACH["normal"], (1, 9)),
         (ONE_OF_EACH["beta"], pytest.approx((0.1, 0.3)))],
    )  # fmt: skip
    def test_its_ends_are_those_given_or_two_deviations_about_the_mean(self, one, ends):
        assert one.ends == ends


class TestFaults:
    @pytest.mark.parametrize("one", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
    def test_a_range_that_is_whole_has_none(self, one):
        assert one.fault() is None

    @pytest.mark.parametrize(
        ("one", "fault"),
        [
            (Range(low=1, high=2), "range_needs_other_figures"),
            (Range("uniform", low=1, likely=2, high=3), "range_needs_other_figures"),
            (Range("normal", low=1, high=3), "range_needs_other_figures"),
            (Range("normal", mean=1, sd=0), "range_without_spread"),
            (Range("lognormal", mean=1, sd=-1), "range_without_spread"),
            (Range(low=1, likely=3, high=2), "range_out_of_order"),
            (Range(low=2, likely=1, high=3), "range_out_of_order"),
            (Range("uniform", low=3, high=1), "range_out_of_order"),
            (Range("uniform", low=1, high=1), "range_out_of_order"),
            (Range(low=1, likely=1, high=1), "range_out_of_order"),
            (Range("lognormal", mean=0, sd=1), "range_not_positive"),
            (Range("beta", mean=0, sd=0.1), "range_not_a_beta"),
            (Range("beta", mean=1.2, sd=0.1), "range_not_a_beta"),
            (Range("beta", mean=0.5, sd=0.5), "range_not_a_beta"),  # sd² = mean (1 - mean)
        ],
    )
    def test_what_is_wrong_has_its_code(self, one, fault):
        assert one.fault() == fault

    @pytest.mark.parametrize("likely", [1, 3])
    def test_the_most_likely_value_may_be_an_end(self, likely):
        one = Range(low=1, likely=likely, high=3)
        assert one.fault() is None
        assert np.all(np.isfinite(one.quantile(EVENLY[::1000])))
