"""Every instrument against answers scored by hand; the tables in ``cases/`` show how."""

import tomllib
from pathlib import Path

import pytest

from arbetsro.instruments.instrument import instrument, instruments
from arbetsro.instruments.scoring import ends, score

CASES = [
    pytest.param(case, id=f"{path.stem}-{i}-{case['instrument']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for i, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1)
]


def given_in(case):
    if "given" in case:
        return {int(number): value for number, value in case["given"].items()}
    ticked = case["answers"].split()
    return {i: None if one == "-" else int(one) for i, one in enumerate(ticked, 1)}


@pytest.mark.parametrize("case", CASES)
def test_a_score_is_as_worked_out_by_hand(case):
    of = instrument(case["instrument"])
    found = score(of, given_in(case)).scales
    expected = {k: None if v == "missing" else v for k, v in case["expected"].items()}
    assert {key: found[key].value for key in expected} == pytest.approx(expected)
    if "answers" in case:
        assert set(found) == set(expected)
        assert len(of.items) == len(given_in(case))


@pytest.mark.parametrize("case", CASES)
def test_a_score_is_beyond_its_limit_as_worked_out_by_hand(case):
    of = instrument(case["instrument"])
    values = {key: one.value for key, one in score(of, given_in(case)).scales.items()}
    limits = {key: of.threshold_of(key) for key, value in values.items() if value is not None}
    assert [k for k, one in limits.items() if one and one.is_beyond(values[k])] == case["beyond"]


def test_every_instrument_has_a_case_with_answers_left_out():
    left_out = {
        one.values[0]["instrument"] for one in CASES if "missing" in str(one.values[0]["expected"])
    }
    assert left_out | {"demand-control", "smbm-12"} == {one.id for one in instruments()}


@pytest.mark.parametrize("of", instruments(), ids=lambda of: of.id)
def test_the_ends_of_a_scale_are_what_its_lowest_and_highest_answers_give(of):
    """The other way round: every item at the end that pulls the score down, or up."""
    for one in of.scales:
        lowest, highest = ends(of, one)
        assert highest > lowest
        if one.method == "ratio":
            continue
        parts = [of.subscale(key) for key in one.of] or [one]
        numbers = [number for part in parts for number in part.items]
        for end, expected in (("lowest", lowest), ("highest", highest)):
            assert score(of, pulled(of, numbers, end)).scales[one.key].value == expected


def pulled(of, numbers, end):
    other = {"lowest": "highest", "highest": "lowest"}[end]
    return {
        number: getattr(of.scale_of(number), other if of.by_number[number].is_reversed else end)
        for number in numbers
    }


def test_the_ratio_runs_from_a_quarter_to_four():
    """Effort 3 through reward 28 x 3/7 = 12, and 12 through 7 x 3/7 = 3."""
    of = instrument("effort-reward")
    assert ends(of, of.subscale("ratio")) == (0.25, 4.0)
