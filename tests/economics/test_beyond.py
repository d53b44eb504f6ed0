"""Parts beyond the published scope: worked out by hand, labelled, and never the same krona twice.

Demo Alltjänst AB with every figure certain: 1 500 people at 30 000 kronor a month, 42 percent
social contributions, 8 250 short and 6 600 long sick days; C10 is 19 935 432, C13 1 485 000, C16
792 000, and an effect of 20 percent.
"""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case import UseReference
from arbetsro.economics.declared import MODULES, rows_by_code
from arbetsro.economics.result import as_data

C10, C13, C16 = 19_935_432, 1_485_000, 792_000
C20 = C10 + C13 + C16
#: G34: 566 100 external and the rest time of one's own.
J8 = 566_100 + 1_298_219.3909090909

INPUTS = {
    "turnover": {"K1": 90, "K2": 0.1, "K3": 300_000},
    "absence_classes": {"K11": 0.4, "K12": 0.02, "K13": 0.005},
    "cover": {"K21": 2_000, "K22": 0.3, "K23": 2_500},
    "multiplier": {"K41": 1.54},
    "effects": {"K51": 0.2, "K52": 0.1, "K53": 0.05},
    "vat": {"K62": 0.5},
}


@pytest.fixture(scope="module")
def rows_with(case_with):
    """The rows of the example with some parts asked for, and their inputs filled in."""

    def rows(*modules, **changes):
        inputs = {code: n for module in modules for code, n in INPUTS[module].items()}
        analysis = analyse(case_with({**inputs, **changes}, beyond=modules))
        assert analysis.errors == ()
        return as_data(analysis)["rows"]

    return rows


class TestTurnover:
    def test_the_cost_of_those_who_leave_is_added(self, rows_with):
        rows = rows_with("turnover")
        assert rows["K4"] == pytest.approx(90 * 0.1 * 300_000)
        assert rows["K94"] == pytest.approx(C20 + 2_700_000)

    def test_it_falls_with_the_common_effect_unless_it_has_its_own(self, rows_with):
        rows = rows_with("turnover")
        assert rows["K6"] == pytest.approx(0.2 * 2_700_000)
        assert rows["K95"] == pytest.approx(0.2 * C20 + 540_000)
        assert rows["K97"] == pytest.approx(0.2 * C20 + 540_000 - J8)
        assert rows["K98"] == pytest.approx((0.2 * C20 + 540_000 - J8) / J8)
        assert rows_with("turnover", K5=0.05)["K6"] == pytest.approx(0.05 * 2_700_000)


class TestLongAbsenceInClasses:
    def test_each_class_has_its_price(self, rows_with):
        rows = rows_with("absence_classes")
        # 6 600 days, 40 percent of them at 2 percent of 30 000, the rest at half a percent.
        assert rows["K14"] == pytest.approx(6_600 * 0.4 * 600 + 6_600 * 0.6 * 150)
        assert rows["K15"] == pytest.approx(0.4 * 2_178_000)

    def test_it_takes_the_place_of_the_published_row(self, rows_with):
        assert rows_with("absence_classes")["K94"] == pytest.approx(C10 + C13 + 871_200)

    def test_at_one_price_it_is_the_published_row(self, rows_with):
        rows = rows_with("absence_classes", K12=0.01, K13=0.01)
        assert rows["K15"] == pytest.approx(C16)
        assert rows["K94"] == pytest.approx(C20)


class TestShortAbsenceItemByItem:
    WEEK = 30_000 * 12 / 52
    DAY = 30_000 * 12 / 52 / 5

    def test_the_waiting_deduction_is_a_fifth_of_a_weeks_sick_pay(self, rows_with):
        rows = rows_with("cover")
        assert rows["K26"] == pytest.approx(6_923.08, abs=0.005)  # domain-facts, test vectors E1
        deduction = rows["K26"] * rows_by_code()["K24"].default * rows_by_code()["K25"].default
        assert deduction == pytest.approx(1_107.69, abs=0.005)  # the same

    def test_each_item(self, rows_with):
        rows = rows_with("cover")
        sick_pay = (8_250 * self.DAY * 0.8 - 2_000 * self.WEEK * 0.8 * 0.2) * 1.42
        assert rows["K29"] == pytest.approx(sick_pay)
        assert rows["K30"] == pytest.approx(8_250 * 0.3 * 2_500)
        assert rows["K31"] == pytest.approx(8_250 * 0.7 * self.DAY * 1.42 * 1.0)
        assert rows["K32"] == pytest.approx(8_250 * self.DAY * 1.42)
        whole = sick_pay + 8_250 * 0.3 * 2_500 - 8_250 * 0.3 * self.DAY * 1.42
        assert rows["K33"] == pytest.approx(whole)
        assert rows["K34"] == pytest.approx(0.06 * whole)

    def test_it_takes_the_place_of_the_published_row(self, rows_with):
        rows = rows_with("cover")
        assert rows["K94"] == pytest.approx(C10 + rows["K34"] + C16)

    def test_a_day_that_is_covered_at_the_price_of_a_day_costs_just_the_sick_pay(self, rows_with):
        # What the stand-in is paid is what the person who is ill is not paid.
        rows = rows_with("cover", K22=1, K23=self.DAY * 1.42)
        assert rows["K33"] == pytest.approx(rows["K29"])

    def test_work_that_nobody_does_weighs_by_its_multiplier(self, rows_with):
        one, two = (rows_with("cover", K22=0, K28=k)["K31"] for k in (1, 2))
        assert two == pytest.approx(2 * one)


class TestMultiplier:
    def test_lost_work_is_wage_cost_times_the_multiplier(self, rows_with):
        rows = rows_with("multiplier")
        assert rows["K42"] == pytest.approx(766_800_000 * 0.22 * 0.09 * 1.54)

    def test_it_takes_the_place_of_the_published_row(self, rows_with):
        rows = rows_with("multiplier")
        assert rows["K94"] == pytest.approx(rows["K42"] + C13 + C16)

    def test_at_one_it_is_the_published_row_without_overheads_and_profit(self, rows_with):
        rows = rows_with("multiplier", K41=1.0, D7=0, C5=0)
        assert rows["K42"] == pytest.approx(rows["C10"])
        assert rows["K94"] == pytest.approx(rows["C20"])

    def test_a_published_multiplier_may_be_borrowed(self, rows_with):
        borrowed = UseReference("wage-multiplier-chronic-presenteeism")
        assert rows_with("multiplier", K41=borrowed)["K42"] == rows_with("multiplier")["K42"]


class TestSeparateEffects:
    def test_each_cost_falls_by_its_own_effect(self, rows_with):
        rows = rows_with("effects")
        assert rows["K95"] == pytest.approx(0.2 * C10 + 0.1 * C13 + 0.05 * C16)
        assert rows["K94"] == pytest.approx(C20)

    def test_an_effect_that_is_left_out_is_the_common_one(self, rows_with):
        rows = rows_with("effects", K51=None, K52=None)
        assert rows["K95"] == pytest.approx(0.2 * C10 + 0.2 * C13 + 0.05 * C16)

    def test_they_work_on_the_costs_that_took_the_place_of_the_published_ones(self, rows_with):
        rows = rows_with("effects", "multiplier", "absence_classes")
        expected = 0.2 * rows["K42"] + 0.1 * C13 + 0.05 * rows["K15"]
        assert rows["K95"] == pytest.approx(expected)


class TestVat:
    def test_vat_that_cannot_be_deducted_is_added_to_the_measures(self, rows_with):
        rows = rows_with("vat")
        assert rows["K63"] == pytest.approx(566_100 * 0.25 * 0.5)
        assert rows["K96"] == pytest.approx(J8 + 70_762.5)
        assert rows["K97"] == pytest.approx(0.2 * C20 - J8 - 70_762.5)

    def test_those_who_deduct_all_of_it_pay_none(self, rows_with):
        assert rows_with("vat", K62=0)["K96"] == pytest.approx(J8)

    def test_it_costs_nothing_of_ill_health(self, rows_with):
        assert rows_with("vat")["K94"] == pytest.approx(C20)


class TestNoKronaTwice:
    PAIRS = tuple(pair for n in range(1, 7) for pair in combinations(MODULES, n))

    @pytest.mark.parametrize("modules", PAIRS, ids="+".join)
    def test_the_extended_cost_is_what_took_the_place_of_each_published_part(
        self, rows_with, modules
    ):
        rows = rows_with(*modules)
        lost = rows["K42"] if "multiplier" in modules else rows["C10"]
        short = rows["K34"] if "cover" in modules else rows["C13"]
        long = rows["K15"] if "absence_classes" in modules else rows["C16"]
        leavers = rows["K4"] if "turnover" in modules else 0
        assert rows["K94"] == pytest.approx(lost + short + long + leavers)
        of_own = "effects" in modules
        benefit = (
            lost * 0.2
            + short * (0.1 if of_own else 0.2)
            + long * (0.05 if of_own else 0.2)
            + leavers * 0.2
        )
        assert rows["K95"] == pytest.approx(benefit)
        vat = rows["K63"] if "vat" in modules else 0
        assert rows["K97"] == pytest.approx(benefit - J8 - vat)

    def test_parts_that_change_no_figure_leave_the_result_as_it_was_published(self, rows_with):
        neutral = {
            "K4": None, "K1": 0, "K12": 0.01, "K13": 0.01, "K41": 1, "D7": 0, "C5": 0,
            "K51": None, "K52": None, "K53": None, "K62": 0,
        }  # fmt: skip
        rows = rows_with("turnover", "absence_classes", "multiplier", "effects", "vat", **neutral)
        for extended, published in (("K94", "C20"), ("K95", "J7"), ("K96", "J8"), ("K97", "J9"),
                                    ("K98", "J11")):  # fmt: skip
            assert rows[extended] == pytest.approx(rows[published])


def values_of(code):
    """Possible values of a row."""
    low, high = rows_by_code()[code].typical or rows_by_code()[code].bounds
    return st.floats(low, min(high, 1e7))


K_INPUTS = {code: values_of(code) for code, row in rows_by_code().items()
            if row.sheet == "K" and row.is_input}  # fmt: skip


@settings(max_examples=25)
@given(modules=st.sets(st.sampled_from(MODULES)), values=st.fixed_dictionaries(K_INPUTS))
def test_no_part_changes_a_published_row(case_with, demo_analysis, modules, values):
    rows = as_data(analyse(case_with(values, beyond=tuple(sorted(modules)))))["rows"]
    published = as_data(demo_analysis)["rows"]
    assert {code: rows[code] for code in published} == published


@pytest.mark.parametrize("module", MODULES)
def test_a_part_that_nobody_asked_for_is_not_in_the_result(rows_with, module):
    others = tuple(m for m in MODULES if m != module)
    own = {row.code for row in rows_by_code().values() if row.module == module}
    assert own & set(rows_with(*others)) == set()
    assert not any(code.startswith("K") for code in rows_with())


def test_the_order_in_which_parts_are_asked_for_does_not_matter(case_with):
    inputs = {code: n for values in INPUTS.values() for code, n in values.items()}
    one, other = (
        as_data(analyse(case_with(inputs, beyond=order)))["rows"]
        for order in (MODULES, MODULES[::-1])
    )
    assert one == other


def test_the_result_says_which_parts_it_goes_beyond_the_published_scope_with(case_with):
    assert as_data(analyse(case_with()))["beyond_published_scope"] == []
    with_vat = as_data(analyse(case_with({"K62": 1}, beyond=("vat",))))
    assert with_vat["beyond_published_scope"] == ["vat"]
    assert with_vat["returns"]["extended_investment"] == pytest.approx(J8 + 566_100 * 0.25)
