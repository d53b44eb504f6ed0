"""What each cell is, where it comes from, or why it is missing."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.economics.calculation import calculate
from arbetsro.economics.declared import sheets
from arbetsro.worksheets import Given, build, evaluate, rests_on

from .made_up import book, row


class TestWhichValueWins:
    """Typed, then carried over, then the method's own, then a blank line, and else missing."""

    @pytest.mark.parametrize(
        ("typed", "carried", "default", "blank", "begun"),
        list(itertools.product([False, True], repeat=5)),
    )
    def test_the_first_that_is_there_is_taken(self, typed, carried, default, blank, begun):
        rows = [
            row("C1"),
            row(
                "C2",
                carried_from=("C1",),
                default=3.0 if default else None,
                blank="zero" if blank else "missing",
            ),
            row("C3"),
        ]
        told = {"c1": Given(2.0)} if carried else {}
        told |= {"c2": Given(1.0)} if typed else {}
        told |= {"c3": Given(9.0)} if begun else {}
        found = evaluate(book(*rows), told)["C2"]
        anything_filled_in = typed or carried or begun
        expected = next(
            pair
            for holds, pair in [
                (typed, ("typed", 1.0)),
                (carried, ("carried", 2.0)),
                (default, ("default", 3.0)),
                (blank and anything_filled_in, ("blank", 0.0)),
                (True, ("missing", None)),
            ]
            if holds
        )
        assert (found.origin, found.number) == expected
        assert (found.missing is None) == (found.number is not None)

    def test_a_value_typed_over_a_formula_wins(self):
        whole = book(row("C1"), row("C2", "c1 * 2", may_be_typed=True))
        assert evaluate(whole, {"c1": Given(4.0)}).number("C2") == 8
        both = evaluate(whole, {"c1": Given(4.0), "c2": Given(5.0)})
        assert (both.number("C2"), both["C2"].origin) == (5, "typed")

    def test_a_typed_sum_stands_although_what_it_is_made_of_is_missing(self):
        whole = book(row("C1"), row("C2", "c1 * 2", may_be_typed=True), row("C3", "c2 + 1"))
        assert evaluate(whole, {"c2": Given(5.0)}).number("C3") == 6

    def test_a_reference_value_is_told_from_a_typed_one(self):
        found = evaluate(book(row("C1")), {"c1": Given(0.3, reference="somebody-2016")})["C1"]
        assert (found.number, found.origin, found.reference) == (0.3, "reference", "somebody-2016")

    def test_the_first_row_that_exists_is_carried_also_when_it_is_missing(self):
        whole = book(row("C1"), row("C2"), row("C3", carried_from=("K9", "C1", "C2")))
        found = evaluate(whole, {"c2": Given(7.0)})["C3"]
        assert found.number is None
        assert found.missing.roots == ("c1",)

    def test_a_default_of_nothing_is_a_value(self):
        found = evaluate(book(row("C1", default=0.0)), {})["C1"]
        assert (found.number, found.origin) == (0, "default")

    def test_a_zero_that_is_typed_is_a_value(self):
        whole = book(row("C1"), row("C2", carried_from=("C1",), default=3.0))
        assert evaluate(whole, {"c1": Given(2.0), "c2": Given(0.0)}).number("C2") == 0


class TestMissing:
    def test_it_spreads_with_its_roots(self):
        rows = [row("C1"), row("C2"), row("C3", "c1 * c2"), row("C4", "c3 + c1"), row("C5", "2")]
        found = evaluate(book(*rows), {})
        assert found["C1"].missing.reason == "not_given"
        assert found["C1"].missing.roots == ("c1",)
        assert found["C4"].missing.reason == "depends"
        assert found["C4"].missing.roots == ("c1", "c2")
        assert found.number("C5") == 2

    def test_nothing_times_zero_is_still_missing(self):
        found = evaluate(book(row("C1"), row("C2"), row("C3", "c1 * c2")), {"c1": Given(0.0)})
        assert found["C3"].number is None
        assert found["C3"].missing.roots == ("c2",)

    def test_a_carried_value_waits_for_the_roots_of_the_row_it_is_carried_from(self):
        rows = [row("C1"), row("C2", "c1 * 2"), row("C3", carried_from=("C2",))]
        found = evaluate(book(*rows), {})["C3"].missing
        assert (found.reason, found.roots) == ("depends", ("c1",))

    def test_a_division_by_zero_is_missing_with_its_reason(self):
        rows = [row("C1"), row("C2"), row("C3", "c1 / c2"), row("C4", "c3 + 1")]
        found = evaluate(book(*rows), {"c1": Given(5.0), "c2": Given(0.0)})
        assert found["C3"].missing.reason == "division_by_zero"
        assert found["C3"].missing.roots == ("c3",)
        assert (found["C4"].missing.reason, found["C4"].missing.roots) == ("depends", ("c3",))

    def test_a_total_over_no_activity_is_missing(self):
        rows = [row("C1", level="activity"), row("C2", "total(c1)", level="intervention")]
        found = evaluate(book(*rows, shape=(1, 0)), {"c1@1.1": Given(5.0)})
        assert found.number("c2@1") == 5
        assert found["c2@2"].missing.reason == "nothing_to_add"

    def test_a_total_over_no_activity_is_missing_also_within_a_formula(self):
        rows = [row("C1", level="activity"), row("C2", "total(c1) + 100")]
        found = evaluate(book(*rows), {})["C2"]
        assert found.number is None
        assert found.missing.reason == "nothing_to_add"

    def test_a_total_over_an_activity_that_is_missing_is_missing(self):
        rows = [row("C1", level="activity"), row("C2", "total(c1)")]
        found = evaluate(book(*rows, shape=(2,)), {"c1@1.1": Given(5.0)})["C2"]
        assert (found.number, found.missing.roots) == (None, ("c1@1.2",))

    def test_a_case_of_nothing_is_missing_throughout_but_for_the_methods_own_values(self):
        found = evaluate(build(sheets(), (1,)), {})
        known = {r.cell.code: r.origin for r in found.results.values() if r.number is not None}
        own = {"C8": "default", "D5": "default", "E2": "default", "F2": "default"}
        sixty = {"I5@1.1": "computed", "I12@1.1": "computed", "I19@1.1": "computed"}
        assert known == own | sixty


@pytest.fixture(scope="module")
def whole():
    """The published sheets, for one intervention of two activities."""
    return build(sheets(), (2,))


class TestBlankLines:
    """Sheets H and I: on paper an empty line means nothing, once anything is filled in."""

    def test_lines_left_blank_on_a_begun_sheet_h_are_zero(self, whole):
        found = evaluate(whole, {"fixed_fee@1.1": Given(1000.0), "travel@1.1": Given(20.0)})
        assert found.number("H10@1.1") == 1020
        assert found["H6@1.1"].origin == "blank"
        assert found.number("activity_external_cost@1.1") == 1020

    def test_an_activity_that_nobody_has_begun_is_missing(self, whole):
        found = evaluate(whole, {"fixed_fee@1.1": Given(1000.0)})
        assert found["H4@1.2"].missing.reason == "not_begun"
        assert found["activity_external_cost@1.2"].number is None
        assert found["activity_internal_cost@1.2"].number is None

    @pytest.mark.parametrize(
        ("filled", "left"), [("I4", "I7"), ("I7", "I4"), ("I11", "I14"), ("I18", "I21")]
    )
    def test_time_without_people_or_people_without_time_is_missing(self, whole, filled, left):
        address = whole.find(f"{filled}@1.1").address
        hourly = {"hourly_personnel_cost": Given(400.0)}
        found = evaluate(whole, {address: Given(30.0), **hourly})
        assert found[f"{left}@1.1"].missing.reason == "not_given"
        assert found["I26@1.1"].missing.roots == (whole.find(f"{left}@1.1").address,)

    def test_a_group_that_takes_no_part_costs_nothing(self, whole):
        told = {"staff_minutes@1.1": 30.0, "staff_participants@1.1": 10.0}
        hourly = {"hourly_personnel_cost": Given(400.0)}
        found = evaluate(whole, {a: Given(n) for a, n in told.items()} | hourly)
        assert found["I11@1.1"].origin == found["I14@1.1"].origin == "blank"
        assert found.number("I26@1.1") == 30 / 60 * 10 * 400

    def test_a_sum_given_straight_leaves_the_other_column_at_nothing(self, whole):
        told = {"activity_external_cost@1.1": 500.0, "hourly_personnel_cost": 400.0}
        found = evaluate(whole, {a: Given(n) for a, n in told.items()})
        assert found.number("activity_internal_cost@1.1") == 0
        assert found.number("activity_cost@1.1") == 500


@pytest.fixture(scope="module")
def calculation(demo):
    return calculate(demo)


class TestTheDemoWithALineTakenOut:
    """Missing never becomes zero: a row keeps its value, or is missing, or says what it used."""

    STAND_INS = frozenset({"carried", "default", "blank"})

    def faults(self, calculation, taken_out):
        """The rows that became another number without saying why."""
        given = {a: Given(r.number) for a, r in calculation.evaluation.results.items()
                 if r.origin in {"typed", "reference"} and a not in taken_out}  # fmt: skip
        without = evaluate(calculation.book, given)
        excused = {a for a in taken_out if without.results[a].origin in self.STAND_INS}
        for address, result in without.results.items():
            if any(before in excused for before in rests_on(result)):
                excused.add(address)
            # The price of an hour that nobody spends may be blank, as long as no sum changes by it.
            told = address in excused or result.number is None or result.origin == "blank"
            before = calculation.evaluation.results[address].number
            if not told and result.number != before:
                yield f"{result.cell.code} went from {before} to {result.number}"

    def typed(self, calculation):
        results = calculation.evaluation.results
        return [a for a, r in results.items() if r.origin in {"typed", "reference"}]

    def test_any_one_line(self, calculation):
        lines = self.typed(calculation)
        assert len(lines) > 40
        assert [f for line in lines for f in self.faults(calculation, {line})] == []

    @settings(max_examples=50)
    @given(data=st.data())
    def test_any_several_lines(self, calculation, data):
        several = data.draw(st.sets(st.sampled_from(self.typed(calculation)), min_size=2))
        assert list(self.faults(calculation, several)) == []

    @pytest.mark.parametrize(
        ("line", "missing"),
        [
            ("C7", {"C9", "C10", "C20", "J7", "J11", "J17", "J18"}),
            ("D7", {"D9", "D11", "C4", "C20", "I9@1.1", "G5.internal", "G34", "J9"}),
            ("E6", {"E7", "E8", "C11", "C13", "C20"}),
            ("J6", {"J7", "J9", "J11", "J19"}),
            ("I7@1.1", {"I8@1.1", "I26@1.1", "G5", "G9", "G34", "J17"}),
        ],
    )
    def test_what_rests_on_a_line_is_missing_with_that_line_as_its_root(
        self, calculation, line, missing
    ):
        number, root = calculation.evaluation.number, calculation.book.find(line).address
        given = {a: Given(number(a)) for a in self.typed(calculation) if a != root}
        found = evaluate(calculation.book, given)
        assert {code: found[code].number for code in missing} == dict.fromkeys(missing)
        assert {found[code].missing.roots for code in missing} == {(root,)}


class TestLookingUp:
    def test_a_result_is_found_by_name_code_and_address(self):
        found = evaluate(book(row("C1", level="intervention"), shape=(1,)), {"c1@1": Given(3.0)})
        assert found["c1@1"] is found["C1@1"]
        assert found.number("C1@1") == 3

    def test_what_the_book_lacks_is_an_error_or_nothing_as_asked_for(self):
        found = evaluate(book(row("C1")), {})
        with pytest.raises(KeyError):
            found["C2"]
        assert found.number("C2") is None
