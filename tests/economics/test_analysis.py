"""The whole analysis of each example, and the result as plain data."""

import json
import math

import pytest

from arbetsro import __version__
from arbetsro.economics.analysis import analyse
from arbetsro.economics.case import Alternative
from arbetsro.economics.case_file import read_case
from arbetsro.economics.result import as_data

EXAMPLES = (
    "demo-alltjanst", "hemtjanst-kommun", "industri-40", "investment-alternatives", "plejehjem-dk",
    "statlig-myndighet",
)  # fmt: skip


@pytest.fixture(scope="module", params=EXAMPLES)
def analysis(request, examples):
    return analyse(read_case(examples / f"{request.param}.toml"))


def test_every_example_is_looked_at_here(examples):
    assert {path.stem for path in examples.glob("*.toml")} == set(EXAMPLES)


def test_no_example_has_an_error(analysis):
    assert analysis.errors == ()


def test_the_result_is_plain_json_without_anything_infinite(analysis):
    text = json.dumps(as_data(analysis), allow_nan=False)
    assert json.loads(text) == as_data(analysis)


def test_the_result_tells_how_it_was_made(analysis):
    data = as_data(analysis)
    assert (data["format"], data["version"]) == (1, __version__)
    assert data["fingerprint"] == analysis.fingerprint
    assert data["organisation"] == analysis.case.organisation


def test_what_has_no_value_is_null_and_told_with_its_reason(analysis):
    data = as_data(analysis)
    empty = {code for code, value in data["rows"].items() if value is None}
    assert empty <= {one["code"] for one in data["missing"]}
    for one in data["missing"]:
        assert (one["reason"] == "depends") == (one["waits_for"] != [])


def test_an_intervention_is_the_sum_of_its_activities(analysis):
    for one in as_data(analysis)["interventions"]:
        for column in ("external", "internal", "total"):
            parts = [activity[column] for activity in one["activities"]]
            assert one[column] == pytest.approx(math.fsum(parts))


def test_every_alternative_stands_in_the_ranking_at_every_rate(analysis):
    data = as_data(analysis)
    names = {one["name"] for one in data["alternatives"]}
    for point in data["ranking"]["annuities"]:
        assert set(point) == {"rate", "by_name"}
        assert set(point["by_name"]) == names


def test_rows_are_told_in_the_order_of_the_forms(demo_analysis):
    codes = list(as_data(demo_analysis)["rows"])
    letters = [code[0] for code in codes]
    assert letters == sorted(letters)
    assert codes.index("C9") < codes.index("C10") < codes.index("C20")


def test_rows_of_an_activity_stand_under_the_activity(demo_analysis):
    data = as_data(demo_analysis)
    assert not any(code[0] in "HI" for code in data["rows"])
    first, second, *_ = data["interventions"][0]["activities"]
    assert set(first["rows"]) == {f"H{n}" for n in range(4, 11)} | {f"I{n}" for n in range(4, 27)}
    assert second["rows"] == {}


def test_what_a_missing_row_waits_for_is_told_by_its_code(case_with):
    data = as_data(analyse(case_with({"C7": None})))
    waiting = {one["code"]: one["waits_for"] for one in data["missing"]}
    assert waiting["C7"] == []
    assert waiting["C10"] == waiting["C20"] == waiting["J11"] == ["C7"]
    assert data["rows"]["C10"] is None
    assert [(f["code"], f["row"]) for f in data["faults"]] == [("missing", "C7")]


def test_an_alternative_named_as_a_column_of_the_ranking_does_not_hide_it(case_with):
    one = Alternative("rate", 10, benefits=(20,))
    data = as_data(analyse(case_with(alternatives=(one,), discount_rate=0.05)))
    assert [point.get("rate") for point in data["ranking"]["annuities"]][:3] == [0, 0.01, 0.02]
