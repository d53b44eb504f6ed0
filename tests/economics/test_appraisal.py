"""Investments over several years, against sums done by hand and the source's own formulas.

Source: mynak-analysverktyg, appendix 2. Its example prints +450 000 as alternative 1's surplus of
year 3 (it is 900 000 - 500 000 = 400 000) and +1 800 000 as those of years 4 and 5 in its last
table (they are 1 300 000); the program follows the arithmetic.
"""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from arbetsro.economics.analysis import analyse
from arbetsro.economics.appraisal import annuity_at, appraisal, crossings, payback_years
from arbetsro.economics.case import Alternative, Case
from arbetsro.economics.case_file import read_case
from arbetsro.economics.result import as_data


def present_value(rate, payments):
    """Betalning / (1 + kalkylränta)^år, summed; the first payment is made today."""
    return sum(payment / (1 + rate) ** year for year, payment in enumerate(payments))


def annuity(value, rate, years):
    """Nuvärde · (kalkylränta / (1 - (1 + kalkylränta)^-livslängd)), as the source prints it."""
    return value * (rate / (1 - (1 + rate) ** -years))


class TestTheExampleOfTheMethod:
    @pytest.fixture(scope="class")
    @staticmethod
    def both(examples):
        case = read_case(examples / "investment-alternatives.toml")
        return as_data(analyse(case))["alternatives"]

    def test_the_surpluses_are_benefits_less_costs(self, both):
        first, second = both
        # 0 - 500 000; 450 000 - 500 000; 900 000 - 500 000; 1 800 000 - 500 000, twice.
        assert first["surpluses"] == [-500_000, -50_000, 400_000, 1_300_000, 1_300_000]
        assert second["surpluses"] == [-200_000, 75_000, 400_000, 800_000, 800_000]

    def test_payback_counts_what_is_left_over_the_surplus_of_the_year_that_pays_it(self, both):
        first, second = both
        # Left after year 3: 1 000 000 + 500 000 + 50 000 - 400 000 = 1 150 000.
        assert first["payback_years"] == pytest.approx(3 + 1_150_000 / 1_300_000)
        # Left after year 3: 400 000 + 200 000 - 75 000 - 400 000 = 125 000; printed as 3.2.
        assert second["payback_years"] == pytest.approx(3 + 125_000 / 800_000)
        assert round(second["payback_years"], 1) == 3.2

    def test_present_values(self, both):
        first, second = both
        assert first["net_present_value"] == pytest.approx(
            -1_000_000 - 500_000 / 1.08 - 50_000 / 1.08**2 + 400_000 / 1.08**3
            + 1_300_000 / 1.08**4 + 1_300_000 / 1.08**5
        )  # fmt: skip
        assert round(second["net_present_value"]) == 929_139  # as printed

    def test_annuities(self, both):
        first, second = both
        by_formula = annuity(first["net_present_value"], 0.08, 5)
        assert first["annuity"] == pytest.approx(by_formula)
        assert round(second["annuity"]) == 232_709  # as printed

    def test_end_values_are_present_values_with_interest_for_the_whole_life(self, both):
        for one in both:
            assert one["end_value"] == pytest.approx(one["net_present_value"] * 1.08**5)

    def test_the_internal_rate_makes_the_present_value_nothing(self, both):
        for one in both:
            payments = [-one["base_investment"], *one["surpluses"]]
            assert present_value(one["internal_rate"], payments) == pytest.approx(0, abs=1e-3)
            assert one["internal_rate"] > 0.08

    def test_the_benefit_cost_ratio(self, both):
        first, _ = both
        benefits = present_value(0.08, [0, 0, 450_000, 900_000, 1_800_000, 1_800_000])
        costs = present_value(0.08, [1_000_000, *[500_000] * 5])
        assert first["benefit_cost_ratio"] == pytest.approx(benefits / costs)

    def test_with_the_surplus_that_the_source_prints_its_own_sums_come_out(self):
        # Its table: -462 963, -42 867, 357 225, 955 539, 884 758; sum 691 692; annuity 173 239.
        printed = appraisal("", 1_000_000, [0, 450_000, 950_000, 1_800_000, 1_800_000],
                            [500_000] * 5, 0.08)  # fmt: skip
        assert round(printed.net_present_value) == 691_692
        # It divides the rounded sum, and ends one krona lower.
        assert printed.annuity == pytest.approx(173_239, abs=1)

    def test_the_cheaper_alternative_is_better_at_every_rate(self, examples):
        found = as_data(analyse(read_case(examples / "investment-alternatives.toml")))["ranking"]
        assert found["crossings"] == []
        for point in found["annuities"]:
            assert point["by_name"]["Alternativ 2"] > point["by_name"]["Alternativ 1"]
        assert [point["rate"] for point in found["annuities"]] == [n / 100 for n in range(21)]


class TestPayback:
    def test_with_even_surpluses_it_is_the_investment_over_the_yearly_surplus(self):
        # The source's formula: grundinvestering / (årlig intäkt - årlig kostnad).
        one = appraisal("", 250_000, [180_000] * 5, [80_000] * 5, 0.04)
        assert one.payback_years == 250_000 / (180_000 - 80_000)

    @given(
        investment=st.integers(1, 10**9), surplus=st.integers(1, 10**9), years=st.integers(1, 60)
    )
    def test_even_surpluses_of_any_size(self, investment, surplus, years):
        found = payback_years(investment, [surplus] * years)
        if investment <= surplus * years:
            assert found == pytest.approx(investment / surplus)
        else:
            assert found is None

    @pytest.mark.parametrize(
        ("investment", "surpluses", "years"),
        [
            (100, [30, 30], None),  # never
            (100, [60, 40, 10], 2.0),  # to the krona at the end of year two
            (100, [150, -80, 40], 2 + 30 / 40),  # back, lost again, and back for good
            (100, [150, -80, 10], None),  # back, and lost for good
            (100, [150, -50, 10], 100 / 150),  # what is eaten is less than what was over
            (0, [10, 10], 0.0),  # nothing to pay back
            (0, [-10, 30], 1 + 10 / 30),  # the first year is the investment
            (0, [-10, 5], None),
            (100, [0, 0, 200], 2.5),
        ],
    )
    def test_the_money_is_back_when_it_is_so_for_good(self, investment, surpluses, years):
        assert payback_years(investment, surpluses) == (
            None if years is None else pytest.approx(years)
        )

    @given(
        investment=st.integers(0, 1000),
        surpluses=st.lists(st.integers(-500, 500), min_size=1, max_size=8),
    )
    def test_it_is_the_last_time_that_the_running_sum_rises_through_nothing(
        self, investment, surpluses
    ):
        sums = [-investment]
        for surplus in surpluses:
            sums.append(sums[-1] + surplus)
        found = payback_years(investment, surpluses)
        if sums[-1] < 0:
            assert found is None
            return
        last_below = max((year for year, total in enumerate(sums) if total < 0), default=None)
        if last_below is None:
            assert found == 0
        else:
            fraction = -sums[last_below] / (sums[last_below + 1] - sums[last_below])
            assert found == pytest.approx(last_below + fraction)


class TestInternalRate:
    def test_it_makes_the_present_value_nothing(self):
        one = appraisal("", 1_000, [300, 500, 600], [50, 50, 50], 0.05)
        assert present_value(one.internal_rate, one.payments) == pytest.approx(0, abs=1e-6)

    def test_by_hand_over_two_years(self):
        # 100 (1 + r)² = 121
        assert appraisal("", 100, [0, 121], [0, 0], 0.05).internal_rate == pytest.approx(0.1)

    def test_it_may_be_negative(self):
        # 100 (1 + r)² = 81
        assert appraisal("", 100, [0, 81], [0, 0], 0.05).internal_rate == pytest.approx(-0.1)

    def test_payments_that_change_sign_several_times_have_none(self):
        # -100 + 230 / (1 + r) - 132 / (1 + r)² is nothing both at 10 % and at 20 %.
        one = appraisal("", 100, [230, 0], [0, 132], 0.05)
        assert present_value(0.1, one.payments) == pytest.approx(0)
        assert present_value(0.2, one.payments) == pytest.approx(0)
        assert one.internal_rate is None

    @pytest.mark.parametrize(
        ("investment", "benefits"), [(100, [0, 0]), (0, [10, 20]), (0, [0, 0])]
    )
    def test_payments_of_one_sign_have_none(self, investment, benefits):
        assert appraisal("", investment, benefits, [0, 0], 0.05).internal_rate is None


class TestOtherFigures:
    def test_a_residual_value_comes_with_the_last_year(self):
        one = appraisal("", 100, [10, 10], [0, 0], 0.1, residual_value=90)
        assert one.surpluses == (10, 100)
        assert one.net_present_value == pytest.approx(-100 + 10 / 1.1 + 100 / 1.1**2)
        assert one.benefit_cost_ratio == pytest.approx((10 / 1.1 + 100 / 1.1**2) / 100)

    def test_without_interest_values_are_plain_sums_and_annuities_plain_means(self):
        one = appraisal("", 100, [60, 90], [10, 10], 0)
        assert one.net_present_value == pytest.approx(-100 + 50 + 80)
        assert one.annuity == pytest.approx((-100 + 50 + 80) / 2)
        assert one.end_value == pytest.approx(-100 + 50 + 80)
        assert one.benefit_cost_ratio == pytest.approx(150 / 120)

    def test_what_costs_nothing_has_no_benefit_cost_ratio(self):
        assert appraisal("", 0, [10, 10], [0, 0], 0.05).benefit_cost_ratio is None

    def test_alternatives_of_different_lives_are_compared_by_their_annuities(self):
        short = appraisal("short", 100, [70] * 2, [0] * 2, 0.08)
        long = appraisal("long", 100, [35] * 5, [0] * 5, 0.08)
        # The longer one has the higher present value, but the shorter one can be repeated.
        assert long.net_present_value > short.net_present_value
        assert short.annuity > long.annuity
        repeated = [*short.payments, *[0] * 8]
        for start in (2, 4, 6, 8):
            for year, payment in enumerate(short.payments):
                repeated[start + year] += payment
        ten_years = present_value(0.08, repeated)
        assert short.annuity == pytest.approx(annuity(ten_years, 0.08, 10))

    @given(
        investment=st.floats(0, 1e7),
        surpluses=st.lists(st.floats(-1e6, 1e7), min_size=1, max_size=30),
        rate=st.floats(0.001, 1),
    )
    def test_an_even_payment_of_the_annuity_is_worth_the_same_today_and_at_the_end(
        self, investment, surpluses, rate
    ):
        one = appraisal("", investment, surpluses, [0] * len(surpluses), rate)
        years, scale = len(surpluses), investment + sum(map(abs, surpluses)) + 1
        today = present_value(rate, [-investment, *surpluses])
        assert one.net_present_value == pytest.approx(today, rel=1e-9, abs=1e-9 * scale)
        even = present_value(rate, [0, *[one.annuity] * years])
        assert even == pytest.approx(today, rel=1e-6, abs=1e-6 * scale)
        grown = one.end_value / (1 + rate) ** years
        assert grown == pytest.approx(today, rel=1e-6, abs=1e-6 * scale)


class TestCrossings:
    EARLY = appraisal("early", 100, [90, 40], [0, 0], 0.05)
    LATE = appraisal("late", 100, [0, 140], [0, 0], 0.05)

    def test_at_a_crossing_both_are_worth_the_same_a_year(self):
        (found,) = crossings([self.EARLY, self.LATE])
        # 90 / (1 + r) + 40 / (1 + r)² = 140 / (1 + r)², so 1 + r = 100 / 90.
        assert found.rate == pytest.approx(100 / 90 - 1)
        first, second = (annuity_at(one, found.rate) for one in (self.EARLY, self.LATE))
        assert first == pytest.approx(second)

    def test_it_names_which_is_better_on_either_side(self):
        for pair in ([self.EARLY, self.LATE], [self.LATE, self.EARLY]):
            (found,) = crossings(pair)
            assert (found.better_below, found.better_above) == ("late", "early")
        assert annuity_at(self.LATE, 0.05) > annuity_at(self.EARLY, 0.05)
        assert annuity_at(self.LATE, 0.15) < annuity_at(self.EARLY, 0.15)

    @pytest.mark.parametrize("percent", [5, 10, 20 / 3])
    def test_a_crossing_at_a_whole_percent_is_found_as_well(self, percent):
        # What returns just so much against doing nothing and receiving a little.
        rate = percent / 100
        invest = appraisal("invest", 100, [100 * (1 + rate) + 50], [0], 0.05)
        wait = appraisal("wait", 0, [50], [0], 0.05)
        assert [found.rate for found in crossings([invest, wait])] == [pytest.approx(rate)]

    def test_an_alternative_never_crosses_itself(self):
        assert crossings([self.EARLY, replace(self.EARLY, name="again")]) == ()
        assert crossings([self.EARLY]) == ()

    @settings(max_examples=40)
    @given(
        data=st.lists(
            st.tuples(st.integers(0, 1000), st.lists(st.integers(0, 900), min_size=1, max_size=6)),
            min_size=2,
            max_size=3,
        )
    )
    def test_every_crossing_is_one(self, data):
        several = [
            appraisal(str(i), base, years, [0] * len(years), 0.05)
            for i, (base, years) in enumerate(data)
        ]
        by_name = {one.name: one for one in several}
        for found in crossings(several):
            below, above = by_name[found.better_below], by_name[found.better_above]
            assert 0 <= found.rate <= 0.2
            assert annuity_at(below, found.rate) == pytest.approx(
                annuity_at(above, found.rate), abs=1e-6
            )


class TestAnAlternativeInACase:
    """Lists, or a full yearly amount that is shaped over the years."""

    BASE = Case("Namn", rows={"J5": 1_000_000, "J6": 0.2, "J8": 150_000}, discount_rate=0.05)

    def appraised(self, one):
        analysis = analyse(replace(self.BASE, alternatives=(one,)))
        assert analysis.errors == ()
        return analysis.appraisals[0]

    def test_amounts_may_be_taken_from_rows(self):
        one = self.appraised(Alternative("a", "J8", yearly_benefit="J7", yearly_cost=500, life=2))
        assert one.base_investment == 150_000
        assert one.benefits == pytest.approx((200_000, 200_000))  # 1 000 000 · 20 %
        assert one.costs == (500, 500)

    def test_a_profile_gives_the_share_of_each_year(self):
        one = self.appraised(Alternative("a", yearly_benefit=1_000, profile=(0.2, 1, 0.5)))
        assert one.benefits == pytest.approx((200, 1_000, 500))

    @pytest.mark.parametrize(
        ("ramp_up", "fade_out", "shares"),
        [
            (1, 0, [1, 1, 1, 1]),
            (0, 0, [1, 1, 1, 1]),
            (2, 0, [1 / 2, 1, 1, 1]),
            (3, 0, [1 / 3, 2 / 3, 1, 1]),
            (1, 1, [1, 1, 1, 1 / 2]),
            (2, 2, [1 / 2, 1, 2 / 3, 1 / 3]),
            (4, 3, [1 / 4, 2 / 4, 2 / 4, 1 / 4]),  # the lower of growing and ebbing
        ],
    )
    def test_an_effect_grows_evenly_and_ebbs_evenly(self, ramp_up, fade_out, shares):
        one = self.appraised(
            Alternative(
                "a", yearly_benefit=1_200, ramp_up_years=ramp_up, fade_out_years=fade_out, life=4
            )
        )
        assert one.benefits == pytest.approx([1_200 * share for share in shares])

    def test_the_length_of_a_list_is_the_life(self):
        one = self.appraised(Alternative("a", benefits=(5, 6, 7), yearly_cost=2))
        assert one.surpluses == (3, 4, 5)

    def test_the_residual_value_is_part_of_the_last_surplus(self):
        one = self.appraised(Alternative("a", 10, benefits=(5, 6), residual_value=4))
        assert one.surpluses == (5, 10)

    @given(
        years=st.integers(1, 60), ramp_up=st.integers(0, 70), fade_out=st.integers(0, 70),
        full=st.floats(1, 1e9),
    )  # fmt: skip
    def test_no_year_gives_more_than_the_full_effect_or_less_than_nothing(
        self, years, ramp_up, fade_out, full
    ):
        assume(ramp_up <= 60 and fade_out <= 60)
        one = self.appraised(
            Alternative(
                "a", yearly_benefit=full, ramp_up_years=ramp_up, fade_out_years=fade_out, life=years
            )
        )
        assert all(0 < benefit <= full for benefit in one.benefits)
        assert len(one.benefits) == years


def test_an_alternative_with_the_discount_rate_nought_is_appraised_without_a_warning():
    case = Case("Namn", discount_rate=0, alternatives=(Alternative("a", 10, benefits=(5, 10)),))
    (one,) = analyse(case).appraisals
    assert (one.net_present_value, one.end_value) == pytest.approx((5, 5))
