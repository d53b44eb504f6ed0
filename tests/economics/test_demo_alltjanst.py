"""The worked example of the published method, to the krona, from the case file to the result.

Expected figures are those printed in the filled-in forms of mynak-analysverktyg (seed 004), row by
row, but for those marked otherwise. They are rounded as printed: whole kronor, or as shown.
"""

from dataclasses import replace

import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.ranges import Range
from arbetsro.economics.result import as_data

#: Blankett C, D, E, F and J as Anna filled them in.
PRINTED = {
    "C4": 996_840_000, "C5": 10_000_000, "C6": 1_006_840_000, "C10": 19_935_432,
    "C11": 24_750_000, "C13": 1_485_000, "C14": 1_980_000, "C16": 792_000, "C17": 2_277_000,
    "C18": 19_935_432, "C19": 2_277_000, "C20": 22_212_432,
    "D1": 30_000, "D3": 12_600, "D4": 1_500, "D5": 12, "D6": 766_800_000, "D8": 230_040_000,
    "D9": 996_840_000, "D10": 1_760, "D11": 378,
    "E1": 30_000, "E3": 3_000, "E4": 1_500, "E5": 220, "E7": 8_250, "E8": 24_750_000,
    "F1": 30_000, "F3": 300, "F4": 1_500, "F5": 220, "F7": 6_600, "F8": 1_980_000,
    # Blankett G: the lines, the sum of each intervention, and the sum of all.
    "G5.external": 240_100, "G5.internal": 234_545, "G6.internal": 29_384, "G7.external": 14_000,
    "G7.internal": 18_235, "G8.external": 13_800, "G8.internal": 12_837,
    "G9.external": 267_900, "G9.internal": 295_001, "G9": 562_901,
    "G11.internal": 5_837, "G12.external": 44_200, "G12.internal": 12_837, "G13.external": 18_000,
    "G13.internal": 8_288, "G15.external": 62_200, "G15.internal": 26_962, "G15": 89_162,
    "G17.internal": 22_873, "G18.external": 140_000, "G18.internal": 180_000,
    "G19.external": 44_000, "G19.internal": 45_000,
    "G21.external": 184_000, "G21.internal": 247_873, "G21": 431_873,
    "G23.external": 12_000, "G23.internal": 8_383, "G24.external": 40_000, "G24.internal": 225_000,
    "G25.internal": 450_000, "G26.internal": 45_000,
    "G27.external": 52_000, "G27.internal": 728_383, "G27": 780_383,
    "G34.external": 566_100, "G34.internal": 1_298_219, "G34": 1_864_319,
    "J5": 22_212_432, "J7": 4_442_486, "J8": 1_864_319, "J9": 2_578_167, "J10": 1_864_319,
    "J12": 22_212_432, "J14": 2_221_243, "J15": 1_864_319, "J16": 22_212_432,
}  # fmt: skip

#: Blankett H and I of "Screening, utförande"; I10 and I25 follow from the rows before them.
SCREENING = {
    "H4": 199_500, "H5": 28_600, "H6": 0, "H7": 12_000, "H8": 0, "H9": 0, "H10": 240_100,
    "I4": 15, "I7": 1_500, "I8": 375, "I9": 378, "I11": 120, "I14": 75, "I15": 150, "I16": 378,
    "I17": 56_700, "I18": 2_400, "I21": 2, "I22": 80, "I23": 453, "I26": 234_545,
    "I10": 141_597,  # 15 / 60 · 1 500 · 377.59
    "I25": 605,  # 375 + 150 + 80 hours
}  # fmt: skip


@pytest.fixture(scope="module")
def result(demo_analysis):
    return as_data(demo_analysis)


@pytest.mark.parametrize("code", PRINTED)
def test_every_printed_row_is_reproduced_to_the_krona(result, code):
    assert round(result["rows"][code]) == PRINTED[code]


@pytest.mark.parametrize("code", SCREENING)
def test_the_forms_h_and_i_of_the_screening_are_reproduced(result, code):
    screening = result["interventions"][0]["activities"][0]
    assert screening["name"] == "Screening, utförande"
    assert round(screening["rows"][code]) == SCREENING[code]


@pytest.mark.parametrize(
    ("code", "scale", "decimals", "printed"),
    [
        ("C7", 100, 0, 22),
        ("C8", 100, 0, 9),
        ("C9", 100, 1, 2.0),
        ("C9", 100, 2, 1.98),  # 22 % · 9 %
        ("D11", 1, 2, 377.59),  # printed as 378: 996 840 000 / 1 500 / 1 760
        ("J11", 100, 0, 138),
        ("J11", 100, 1, 138.3),  # 2 578 167 / 1 864 319
        ("J17", 100, 1, 8.4),
        ("J17", 100, 2, 8.39),  # 1 864 319 / 22 212 432
        ("J18", 100, 1, 20.2),  # chapter 6: from 22 to 20.2 percent
        ("J19", 100, 1, 17.6),  # 22 % less a fifth
    ],
)
def test_shares_and_prices_are_reproduced_as_printed(result, code, scale, decimals, printed):
    assert round(scale * result["rows"][code], decimals) == printed


def test_the_interventions_are_told_with_their_sums(result):
    told = [(one["name"].split()[0], round(one["total"])) for one in result["interventions"]]
    assert told == [
        ("Kartläggning", 562_901), ("Utbildning", 89_162),
        ("Utbildning", 431_873), ("Utbildning", 780_383),
    ]  # fmt: skip


def test_the_three_calculations_of_return_are_told_by_name(result):
    returns = result["returns"]
    assert round(returns["surplus"]) == 2_578_167
    assert round(100 * returns["return_on_investment"], 1) == 138.3
    assert round(returns["highest_cost"]) == 2_221_243
    assert round(100 * returns["break_even_effect"], 2) == 8.39
    assert round(100 * returns["break_even_high_stress_share"], 1) == 20.2


def test_the_example_has_nothing_wrong_or_missing(demo_analysis, result):
    assert demo_analysis.faults == ()
    assert demo_analysis.is_complete
    assert result["missing"] == []


def test_what_the_method_and_the_references_supplied_is_told_as_assumptions(result):
    told = {one["code"]: (one["value"], one["kind"]) for one in result["assumptions"]}
    assert told == {
        "C12": (0.06, "reference"),
        "C15": (0.40, "reference"),
        "D5": (12, "default"),
        "E2": (0.10, "default"),
        "F2": (0.01, "default"),
    }
    assert all(one["citation"] for one in result["assumptions"])


def test_a_default_that_nothing_rests_on_is_no_assumption(case_with):
    # The price of a sick day is typed, so the method's ten percent is not used.
    told = as_data(analyse(case_with({"E3": 2_500})))["assumptions"]
    assert "E2" not in {one["code"] for one in told}


class TestTheFiguresFollowTheCaseFile:
    """None of them stands in the program: what is changed in the file changes in the result."""

    def rows(self, case):
        return as_data(analyse(case))["rows"]

    def test_twice_the_staff_cost_twice_as_much(self, demo, result):
        doubled = {"D4": 3_000, "E4": 3_000, "F4": 3_000, "C5": 20_000_000}
        rows = self.rows(replace(demo, rows={**demo.rows, **doubled}))
        assert rows["C20"] == pytest.approx(2 * result["rows"]["C20"])
        assert rows["D11"] == pytest.approx(result["rows"]["D11"])

    def test_a_manager_hour_at_its_unrounded_price_is_cheaper(self, demo, result):
        # The example uses 378 in I16 where D11 is 377.59: 150 hours · 0.41 kronor.
        first, *rest = demo.interventions
        screening, *others = first.activities
        hours = {code: entry for code, entry in screening.I.items() if code != "I16"}
        changed = replace(first, activities=(replace(screening, I=hours), *others))
        rows = self.rows(replace(demo, interventions=(changed, *rest)))
        cheaper = result["rows"]["G34"] - rows["G34"]
        assert cheaper == pytest.approx(150 * (378 - 996_840_000 / 1_500 / 1_760))

    def test_a_range_is_calculated_at_its_most_likely_value(self, demo, result):
        assert isinstance(demo.rows["J6"], Range)
        rows = self.rows(replace(demo, rows={**demo.rows, "J6": Range(low=0, likely=0.1, high=1)}))
        assert rows["J7"] == pytest.approx(result["rows"]["J7"] / 2)
