"""An analysis as a case of the domain library and back: the same figures, wherever it was made."""

from pathlib import Path

import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.calculation import calculate
from arbetsro.economics.case_file import fingerprint, parse_case, read_case, write_case
from arbetsro.economics.result import as_data
from arbetsro.web.analyses.as_case import as_case, entry, from_case, raw
from arbetsro.web.analyses.entry import read, read_range
from arbetsro.web.analyses.fields import field_at

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.toml"))

#: Of the worked example's filled-in forms (mynak-analysverktyg, seed 004), as they are printed.
PRINTED = {
    "C10": 19_935_432, "C17": 2_277_000, "C20": 22_212_432, "D9": 996_840_000, "E8": 24_750_000,
    "F8": 1_980_000, "G34.external": 566_100, "G34.internal": 1_298_219, "G34": 1_864_319,
    "J7": 4_442_486, "J9": 2_578_167, "J14": 2_221_243,
}  # fmt: skip
#: The same in percent, with the decimals that are printed.
PRINTED_SHARES = {"C9": (1.98, 2), "J11": (138.3, 1), "J17": (8.39, 2), "J18": (20.2, 1)}


def case_of(content, language="sv", **named):
    return as_case(content, "Demo Alltjänst AB", language, **named)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
class TestEveryExample:
    def test_is_the_same_case_after_it_has_been_an_analysis(self, path):
        case = read_case(path)
        again = as_case(from_case(case), case.organisation, case.language)
        assert fingerprint(again) == fingerprint(case)
        assert again == case

    def test_has_only_content_that_can_be_filled_in(self, path):
        content = from_case(read_case(path))
        lists = {address for address, value in content.items() if isinstance(value, list)}
        unknown = [a for a in content if a not in lists and field_at(a) is None]
        assert set(unknown) <= {"sampling"}
        assert None not in content.values()

    def test_is_read_from_its_own_case_file_as_the_same_case(self, path):
        case = read_case(path)
        told = write_case(as_case(from_case(case), case.organisation, case.language))
        assert fingerprint(parse_case(told)) == fingerprint(case)


@pytest.fixture(scope="module")
def result(demo):
    return as_data(analyse(case_of(from_case(demo))))


class TestTheWorkedExample:
    @pytest.mark.parametrize("code", PRINTED)
    def test_is_reproduced_to_the_krona(self, result, code):
        assert round(result["rows"][code]) == PRINTED[code]

    @pytest.mark.parametrize("code", PRINTED_SHARES)
    def test_has_the_shares_that_are_printed(self, result, code):
        printed, decimals = PRINTED_SHARES[code]
        assert round(100 * result["rows"][code], decimals) == printed

    def test_typed_in_by_hand_gives_the_same_cost(self):
        typed = {
            "C5": "10 mkr", "C7": "22", "C8": "9 %", "D1": "30 000", "D2": "42", "D4": "1 500",
            "D7": "30", "D10": "1 760", "E1": "30 000 kr", "E4": "1 500", "E5": "220", "E6": "2,5",
            "F1": "30 000", "F4": "1 500", "F5": "220", "F6": "2",
        }  # fmt: skip
        content = {code: read(field_at(code), text, "sv") for code, text in typed.items()}
        content |= {
            "C12": {"reference": "short-absence-share-recommended"},
            "C15": {"reference": "long-absence-share-recommended"},
        }
        number = calculate(case_of(content)).evaluation.number
        for code in ("C10", "C17", "C20", "D9", "E8", "F8"):
            assert round(number(code)) == PRINTED[code]


class TestScenarios:
    """Half the share with high stress: half the production loss, and nothing else is changed."""

    @pytest.fixture
    def content(self, demo):
        half = {"scenarios": ["s1", "s2"], "scenarios.s1.name": "Hälften", "scenarios.s1.C7": 0.11}
        return {**from_case(demo), **half}

    def number(self, content, code, scenario=None):
        return calculate(case_of(content, scenario=scenario)).evaluation.number(code)

    def test_put_their_figures_in_the_place_of_those_of_the_analysis(self, content):
        assert self.number(content, "C7", "s1") == 0.11
        assert round(self.number(content, "C10", "s1")) == 9_967_716  # 19 935 432 / 2
        assert round(self.number(content, "C20", "s1")) == 9_967_716 + 2_277_000

    def test_leave_the_analysis_and_each_other_as_they_are(self, content):
        assert round(self.number(content, "C10")) == PRINTED["C10"]
        assert round(self.number(content, "C10", "s2")) == PRINTED["C10"]

    def test_are_no_part_of_the_case_file(self, demo, content):
        assert fingerprint(case_of(content)) == fingerprint(demo)


class TestWhatIsHalfFilledIn:
    def test_an_empty_analysis_is_a_case_with_nothing_in_it(self):
        case = case_of({})
        assert (case.A, case.rows, case.interventions, case.period) == ({}, {}, (), None)
        assert calculate(case).evaluation.number("C20") is None

    def test_a_year_without_its_end_is_no_year_yet(self):
        assert case_of({"period.start": "2026-01-01"}).period is None

    def test_things_without_a_name_are_told_by_a_dash(self):
        content = {
            "interventions": ["i1"],
            "interventions.i1.activities": ["a1"],
            "alternatives": ["x1"],
            "alternatives.x1.life": 5,
        }
        case = case_of(content)
        assert case.interventions[0].name == "–"
        assert case.interventions[0].activities[0].name == "–"
        assert case.alternatives[0].name == "–"
        assert parse_case(write_case(case)) == case

    def test_things_that_hold_nothing_are_not_in_the_case(self):
        content = {
            "interventions": ["i1", "i2", "i3"],
            "interventions.i1.name": "",
            "interventions.i2.name": "Kurs",
            "interventions.i3.B4": "En insats utan namn",
            "alternatives": ["x1", "x2"],
            "alternatives.x2.residual_value": 0,
        }
        case = case_of(content)
        assert [one.name for one in case.interventions] == ["Kurs", "–"]
        assert [one.residual_value for one in case.alternatives] == [0]

    def test_what_a_thing_that_is_gone_has_left_behind_is_not_in_the_case(self):
        assert case_of({"interventions.i1.name": "Gone", "activities.a1.H4": 5}) == case_of({})


@pytest.mark.parametrize("shape", ["pert", "triangular", "uniform", "normal", "lognormal", "beta"])
def test_a_range_is_the_same_range_in_the_case(shape):
    typed = {"distribution": shape, "low": "1", "likely": "2", "high": "3", "mean": "2", "sd": "1"}
    kept = read_range(field_at("C7"), typed, "sv")
    assert raw(entry(kept)) == kept
    assert case_of({"C7": kept}).rows["C7"].distribution == shape


def test_an_alternative_keeps_every_figure_that_was_filled_in():
    typed = {
        "name": "Ny organisation", "base_investment": "G34", "yearly_benefit": "J7",
        "ramp_up_years": "2", "fade_out_years": "1", "profile": "50; 100", "costs": "1; 2",
        "life": "5", "residual_value": "10",
    }  # fmt: skip
    content = {"alternatives": ["x1"]}
    for key, text in typed.items():
        address = f"alternatives.x1.{key}"
        content[address] = read(field_at(address), text, "sv")
    (one,) = case_of(content).alternatives
    assert (one.name, one.base_investment, one.yearly_benefit) == ("Ny organisation", "G34", "J7")
    assert (one.ramp_up_years, one.fade_out_years, one.life) == (2, 1, 5)
    assert (one.profile, one.costs, one.residual_value) == ((0.5, 1.0), (1.0, 2.0), 10)
