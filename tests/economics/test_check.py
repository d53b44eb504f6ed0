"""What cannot be right in a case, what is unusual, and what is missing: all of it in one run."""

import math
from dataclasses import replace
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.economics.analysis import analyse
from arbetsro.economics.calculation import calculate
from arbetsro.economics.case import (
    Activity,
    Alternative,
    Case,
    Intervention,
    Period,
    Sampling,
    UseReference,
)
from arbetsro.economics.case_file import parse_case
from arbetsro.economics.check import check, check_unread
from arbetsro.economics.declared import MODULES, reference_values, rows_by_code
from arbetsro.economics.faults import CaseError
from arbetsro.economics.ranges import Range
from arbetsro.language import LANGUAGES
from arbetsro.reporting.faults import sentence


def faults_of(case):
    """The faults of a case, each also put into words in every language."""
    found = check(calculate(case))
    for fault in found:
        for language in LANGUAGES:
            assert len(sentence(fault, language, "fil.toml").split()) > 4
    return found


def told(case):
    return [(fault.code, fault.place.row or fault.place.key) for fault in faults_of(case)]


def test_the_worked_example_has_nothing_to_say_about(demo, case_with):
    assert faults_of(demo) == ()
    assert faults_of(case_with()) == ()


class TestValues:
    WRONG: ClassVar = {
        "a percent as a number": ("C7", 22, "percent_as_number"),
        "a percent over a hundred": ("C15", 140, "out_of_bounds"),
        "a share of 140 percent": ("C12", 1.4, "out_of_bounds"),
        "a negative share": ("C8", -0.09, "negative"),
        "a monthly pay of 30": ("D1", 30, "out_of_bounds"),
        "a negative head count": ("D4", -5, "negative"),
        "overheads as percent": ("D7", 30, "percent_as_number"),
        "hours of a month": ("D10", 160, "out_of_bounds"),
        "absence as percent": ("E6", 2.5, "percent_as_number"),
        "more days than a year has": ("F5", 400, "out_of_bounds"),
        "an impossible loss": ("C5", -1e14, "out_of_bounds"),
        "an effect as percent": ("J6", 20, "percent_as_number"),
    }

    @pytest.mark.parametrize("kind", WRONG)
    def test_a_value_that_cannot_be_right_is_an_error_at_its_row(self, case_with, kind):
        row, value, code = self.WRONG[kind]
        (fault,) = [f for f in faults_of(case_with({row: value})) if f.place.row == row]
        assert (fault.code, fault.severity, fault.place.sheet) == (code, "error", row[0])

    def test_all_of_them_are_told_at_once(self, case_with):
        changes = {row: value for row, value, _ in self.WRONG.values()}
        found = {(f.code, f.place.row) for f in faults_of(case_with(changes))}
        assert {(code, row) for row, _, code in self.WRONG.values()} <= found

    def test_a_percent_as_a_number_is_told_with_the_share_that_was_meant(self, case_with):
        (fault,) = faults_of(case_with({"C7": 22}))
        assert fault.values["suggestion"] == pytest.approx(0.22)
        assert "0.22" in sentence(fault, "sv")

    @pytest.mark.parametrize(
        ("row", "value"),
        [("C7", 0.6), ("C7", 0.02), ("D1", 15_000), ("D2", 0.17), ("D7", 0.1), ("E5", 180),
         ("J6", 0.9)],
    )  # fmt: skip
    def test_what_is_unusual_but_possible_is_a_warning(self, case_with, row, value):
        analysis = analyse(case_with({row: value}))
        assert [(f.code, f.place.row) for f in analysis.warnings] == [("unusual", row)]
        assert analysis.is_complete

    def test_a_range_is_looked_at_in_its_middle_and_at_its_ends(self, case_with):
        found = told(case_with({"C7": Range(low=0.1, likely=0.2, high=1.3)}))
        assert found == [("out_of_bounds", "C7")]
        found = told(case_with({"C7": Range(low=17, likely=22, high=28)}))
        assert set(found) == {("percent_as_number", "C7")}

    def test_a_reference_value_is_never_out_of_bounds(self, case_with):
        for one in reference_values().values():
            for code in one.rows:
                if code[0] != "K":
                    errors = analyse(case_with({code: UseReference(one.id)})).errors
                    assert errors == (), (one.id, code)

    INPUTS: ClassVar = [
        code for code, row in rows_by_code().items() if row.is_input and row.level == "book"
    ]

    @pytest.mark.parametrize("code", INPUTS)
    def test_the_bounds_of_a_row_are_themselves_possible_and_all_beyond_is_not(self, demo, code):
        row = rows_by_code()[code]
        below, above = (math.nextafter(end, way) for end, way in
                        zip(row.bounds, (-math.inf, math.inf), strict=True))  # fmt: skip
        bad = {"percent_as_number", "negative", "out_of_bounds"}

        def is_wrong(value):
            case = replace(demo, rows={**demo.rows, code: value}, beyond=MODULES)
            found = check(calculate(case))
            return any(f.code in bad and f.place.row == code for f in found)

        assert [is_wrong(value) for value in (*row.bounds, below, above)] == [
            False,
            False,
            True,
            True,
        ]

    def test_a_wrong_value_for_an_activity_is_told_with_its_names(self, demo):
        activity = Activity("Möten", I={"I4": -5, "I7": 3})
        case = replace(demo, interventions=(Intervention("Kurs", activities=(activity,)),))
        (fault,) = [f for f in faults_of(case) if f.severity == "error"]
        assert (fault.code, fault.place.row) == ("negative", "I4")
        assert (fault.place.intervention, fault.place.activity) == ("Kurs", "Möten")
        assert "Möten" in sentence(fault, "sv")

    def test_a_negative_sum_given_straight_is_an_error(self, demo):
        case = replace(
            demo, interventions=(Intervention("K", activities=(Activity("M", external=-5),)),)
        )
        assert ("negative", "G5.external") in told(case)


class TestRowsTogether:
    def test_nobody_is_absent_all_the_time(self, case_with):
        assert ("absent_all_the_time", "F6") in told(case_with({"E6": 0.6, "F6": 0.5}))
        assert "absent_all_the_time" not in dict(told(case_with({"E6": 0.06, "F6": 0.08})))

    @pytest.mark.parametrize(
        ("staff", "small"), [(49, True), (50, False), (7, True), (1_500, False)]
    )
    def test_a_small_group_is_told_in_people(self, case_with, staff, small):
        found = faults_of(case_with({"D4": staff, "E4": staff, "F4": staff}))
        assert [f.code for f in found] == ["small_group"] * small
        assert all(f.severity == "warning" for f in found)
        assert all(f.values["stressed"] == pytest.approx(0.22 * staff) for f in found)

    def test_a_division_by_zero_is_told_at_the_row_that_divides(self):
        case = Case("Namn", rows={"J5": 1_000, "J6": 0.1, "J8": 0})
        assert ("division_by_zero", "J11") in told(case)


class TestMissing:
    def test_what_is_missing_is_told_where_it_begins_and_nowhere_else(self, case_with):
        assert told(case_with({"C7": None, "D7": None})) == [("missing", "D7"), ("missing", "C7")]

    def test_an_empty_case_lacks_the_inputs_of_the_cost(self):
        found = {row for code, row in told(Case("Namn")) if code == "missing"}
        assert found == {"C5", "C7", "C12", "C15", "D1", "D2", "D4", "D7", "E5", "E6", "F6"}

    def test_only_what_the_case_sets_out_to_say_is_asked_for(self):
        returns = Case("Namn", rows={"J5": 1_000, "J6": 0.1, "J8": 50})
        over_time = Case(
            "Namn", discount_rate=0.05, alternatives=(Alternative("a", 5, benefits=(10,)),)
        )
        assert faults_of(returns) == faults_of(over_time) == ()

    def test_an_activity_without_a_cost_is_told_once(self, demo):
        several = (Activity("Köp", external=5, internal=0), Activity("Möten"))
        case = replace(demo, interventions=(Intervention("Kurs", activities=several),))
        (fault,) = faults_of(case)
        assert (fault.code, fault.place.intervention, fault.place.activity) == (
            "activity_without_cost", "Kurs", "Möten",
        )  # fmt: skip

    def test_an_intervention_without_an_activity_is_told(self, demo):
        (fault,) = faults_of(replace(demo, interventions=(Intervention("Kurs"),)))
        assert (fault.code, fault.place.intervention) == ("intervention_without_activity", "Kurs")

    def test_people_without_time_are_told(self, demo):
        case = replace(
            demo, interventions=(Intervention("K", activities=(Activity("M", I={"I7": 5}),)),)
        )
        assert told(case) == [("missing", "I4")]

    def test_an_analysis_that_is_only_incomplete_is_told_from_a_wrong_one(self, case_with):
        incomplete, wrong = analyse(case_with({"C7": None})), analyse(case_with({"C7": 22}))
        assert (incomplete.is_complete, incomplete.is_only_incomplete) == (False, True)
        assert (wrong.is_complete, wrong.is_only_incomplete) == (False, False)
        assert incomplete.evaluation.number("E8") == 24_750_000


class TestSettings:
    def test_a_period_that_is_not_a_year_is_an_error(self, case_with):
        short = Period(date(2025, 1, 1), date(2025, 6, 30))
        back = Period(date(2025, 12, 31), date(2025, 1, 1))
        assert told(case_with(period=short)) == [("period_not_twelve_months", "period")]
        assert told(case_with(plan_period=back)) == [("period_backwards", "plan_period")]
        assert told(case_with(period=back, plan_period=short)) == [
            ("period_backwards", "period"),
            ("period_not_twelve_months", "plan_period"),
        ]

    def test_an_unknown_part_is_an_error(self, case_with):
        assert told(case_with(beyond=("turnover", "profits"))) == [
            ("no_such_module", "beyond"),
            *((("missing", row)) for row in ("K1", "K2", "K3")),
        ]

    def test_unknown_parts_alone_are_an_error_too(self, case_with):
        assert told(case_with(beyond=("profits",))) == [("no_such_module", "beyond")]

    @pytest.mark.parametrize("draws", [0, 1, 1_000, 1_023, 512, 2**23, 16_383])
    def test_the_number_of_draws_is_a_power_of_two_within_reason(self, case_with, draws):
        case = case_with(sampling=Sampling(draws=draws))
        assert told(case) == [("draws_not_a_power_of_two", "draws")]

    @pytest.mark.parametrize("draws", [1_024, 2_048, 2**22])
    def test_powers_of_two_are_drawn(self, case_with, draws):
        assert faults_of(case_with(sampling=Sampling(draws=draws))) == ()

    def test_an_unknown_result_or_language_is_an_error(self, case_with):
        assert told(case_with(sampling=Sampling(result="C20"))) == [("no_such_result", "result")]
        assert told(case_with(language="fi")) == [("no_such_language", "language")]

    def test_the_extended_result_without_a_part_beyond_is_an_error(self, case_with):
        # Else the uncertainty that was asked for is left out, and nobody is told why.
        case = case_with(
            {"J6": Range(low=0, likely=0.1, high=0.2)}, sampling=Sampling(result="K97")
        )
        assert analyse(case).errors != ()

    @pytest.mark.parametrize("rate", [8, -0.01, 1.01])
    def test_a_discount_rate_is_a_share(self, case_with, rate):
        assert told(case_with(discount_rate=rate)) == [
            ("discount_rate_not_a_share", "discount_rate")
        ]

    @pytest.mark.parametrize("rate", [0, 0.03, 1])
    def test_discount_rates_that_are_shares(self, case_with, rate):
        assert faults_of(case_with(discount_rate=rate)) == ()


class TestPartsBeyond:
    ROWS: ClassVar = [
        code for code, row in rows_by_code().items() if row.sheet == "K" and row.is_input
    ]

    @pytest.mark.parametrize("code", ROWS)
    def test_a_row_of_a_part_that_nobody_asked_for_names_a_part_that_there_is(
        self, case_with, code
    ):
        value = rows_by_code()[code].bounds[0]
        (fault,) = faults_of(case_with({code: value}))
        assert (fault.code, fault.place.row) == ("module_not_asked_for", code)
        assert fault.values["module"] in MODULES

    @pytest.mark.parametrize("code", ROWS)
    def test_asking_for_the_part_that_it_names_is_the_remedy(self, case_with, code):
        value = rows_by_code()[code].bounds[0]
        (fault,) = faults_of(case_with({code: value}))
        asked = case_with({code: value}, beyond=(fault.values["module"],))
        assert {f.code for f in faults_of(asked)} <= {"missing", "unusual"}

    def test_the_inputs_of_a_part_that_is_asked_for_are_missing(self, case_with):
        assert told(case_with(beyond=("turnover",))) == [("missing", f"K{n}") for n in (1, 2, 3)]


class TestAlternatives:
    BASE = Alternative("Ettan", 100, benefits=(60, 60))

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"benefits": None}, "benefits_not_given_once"),
            ({"yearly_benefit": 5}, "benefits_not_given_once"),
            ({"costs": (1, 1), "yearly_cost": 1}, "costs_given_twice"),
            ({"costs": (1, 1, 1)}, "years_do_not_agree"),
            ({"life": 3}, "years_do_not_agree"),
            ({"benefits": None, "yearly_benefit": 5}, "years_do_not_agree"),
            ({"benefits": None, "yearly_benefit": 5, "life": 0}, "years_do_not_agree"),
            ({"benefits": None, "yearly_benefit": 5, "life": 61}, "years_do_not_agree"),
            ({"benefits": None, "yearly_benefit": 5, "profile": (1, 1), "fade_out_years": 1},
             "profile_and_ramp"),
            ({"base_investment": -5}, "amount_negative"),
            ({"yearly_cost": -5}, "amount_negative"),
            ({"costs": (5, -5)}, "amount_negative"),
            ({"benefits": None, "yearly_benefit": -5, "life": 2}, "amount_negative"),
            ({"base_investment": "K95"}, "amount_without_value"),
            ({"base_investment": "A4"}, "amount_without_value"),
        ],
    )  # fmt: skip
    def test_what_keeps_an_alternative_from_being_appraised_is_told_with_its_name(
        self, case_with, changes, code
    ):
        case = case_with(alternatives=(replace(self.BASE, **changes),), discount_rate=0.05)
        assert (code, "Ettan") in told(case)
        assert analyse(case).appraisals == ()

    def test_an_alternative_that_is_whole_is_appraised(self, case_with):
        case = case_with(alternatives=(self.BASE,), discount_rate=0.05)
        assert faults_of(case) == ()
        assert len(analyse(case).appraisals) == 1

    def test_a_discount_rate_is_needed(self, case_with):
        assert told(case_with(alternatives=(self.BASE,))) == [("discount_rate_missing", "Ettan")]

    def test_two_of_one_name_cannot_be_told_apart(self, case_with):
        case = case_with(alternatives=(self.BASE, self.BASE), discount_rate=0.05)
        assert told(case) == [("name_used_twice", "Ettan")]

    @settings(max_examples=40)
    @given(
        investment=st.floats(0, 1e9), benefit=st.floats(0, 1e9), life=st.integers(1, 60),
        rate=st.floats(1e-4, 1), residual=st.floats(-1e6, 1e6),
    )  # fmt: skip
    def test_whatever_has_no_fault_can_be_appraised(
        self, investment, benefit, life, rate, residual
    ):
        one = Alternative(
            "a", investment, yearly_benefit=benefit, life=life, residual_value=residual
        )
        analysis = analyse(Case("Namn", alternatives=(one,), discount_rate=rate))
        assert analysis.errors == ()
        assert math.isfinite(analysis.appraisals[0].net_present_value)


class TestAFileWithFaultsOfBothKinds:
    TEXT = """
    beyond = ["profits", "vat"]
    [organisation]
    name = "Namn"
    [period]
    start = 2025-01-01
    end = 2025-06-30
    [C]
    C7 = 22
    C8 = "nio"
    C15 = -0.4
    [D]
    D1 = 30
    D99 = 1
    """

    def test_they_are_told_together_and_each_place_once(self):
        with pytest.raises(CaseError) as error:
            parse_case(self.TEXT)
        assert error.value.case is not None
        found = check_unread(error.value.case, error.value.faults)
        codes = [(f.code, f.place.row or f.place.key) for f in found]
        assert codes[:2] == [("not_a_number", "C8"), ("no_such_row", "D99")]
        assert set(codes) >= {
            ("percent_as_number", "C7"),
            ("negative", "C15"),
            ("out_of_bounds", "D1"),
            ("no_such_module", "beyond"),
            ("period_not_twelve_months", "period"),
        }
        assert len(set(codes)) == len(codes)
