"""Ranges as people fill them in: a shape, and the figures that the shape needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.economics.ranges import NEEDS, SHAPES
from arbetsro.web.analyses.entry import EntryError, as_range, read_range, written
from arbetsro.web.analyses.fields import field_at

PERCENT = field_at("C7")
KRONOR = field_at("C5")
#: Figures that every shape accepts for a share.
TYPED = {"low": "17", "likely": "22 %", "high": "28", "mean": "22", "sd": "2,5"}
KEPT = {"low": 0.17, "likely": 0.22, "high": 0.28, "mean": 0.22, "sd": 0.025}


def refused(field, **typed):
    with pytest.raises(EntryError) as error:
        read_range(field, typed, "sv")
    return error.value.code


@pytest.mark.parametrize("shape", SHAPES)
def test_a_range_keeps_its_shape_and_what_the_shape_needs(shape):
    wanted = {"distribution": shape, **{key: KEPT[key] for key in NEEDS[shape]}}
    assert read_range(PERCENT, {"distribution": shape, **TYPED}, "sv") == wanted


def test_a_range_without_a_shape_is_a_pert():
    assert read_range(PERCENT, TYPED, "sv")["distribution"] == "pert"


@pytest.mark.parametrize(("shape", "key"), [(s, key) for s in SHAPES for key in sorted(NEEDS[s])])
@pytest.mark.parametrize("blank", ["", "  ", None])
def test_a_range_without_one_of_its_figures_is_refused(shape, key, blank):
    typed = {**TYPED, "distribution": shape, key: blank}
    typed = {k: v for k, v in typed.items() if v is not None}
    assert refused(PERCENT, **typed) == "range_incomplete"


@pytest.mark.parametrize("shape", ["", "normalish", "PERT", "__class__"])
def test_a_shape_that_does_not_exist_is_refused(shape):
    assert refused(PERCENT, **TYPED | {"distribution": shape}) == "not_a_shape"


@pytest.mark.parametrize(
    ("shape", "typed", "code"),
    [
        ("pert", {"low": "30"}, "range_out_of_order"),
        ("pert", {"high": "20"}, "range_out_of_order"),
        ("pert", {"low": "22", "high": "22"}, "range_out_of_order"),
        ("triangular", {"likely": "99"}, "range_out_of_order"),
        ("uniform", {"low": "28", "high": "17"}, "range_out_of_order"),
        ("uniform", {"low": "17", "high": "17"}, "range_out_of_order"),
        ("normal", {"sd": "0"}, "range_without_spread"),
        ("normal", {"sd": "-1"}, "range_without_spread"),
        ("lognormal", {"mean": "0"}, "range_not_positive"),
        ("lognormal", {"mean": "-5"}, "range_not_positive"),
        ("lognormal", {"sd": "0"}, "range_without_spread"),
        ("beta", {"mean": "100"}, "range_not_a_beta"),
        ("beta", {"mean": "0"}, "range_not_a_beta"),
        ("beta", {"mean": "50", "sd": "50"}, "range_not_a_beta"),
        ("beta", {"sd": "0"}, "range_without_spread"),
    ],
)
def test_figures_that_make_no_range_are_refused(shape, typed, code):
    assert refused(PERCENT, **{**TYPED, "distribution": shape, **typed}) == code


@pytest.mark.parametrize("key", ["low", "likely", "high"])
def test_a_figure_that_is_no_number_is_refused_as_any_number(key):
    with pytest.raises(EntryError) as error:
        read_range(PERCENT, {**TYPED, key: "ungefär"}, "sv")
    assert (error.value.area, error.value.code) == ("numbers", "not_a_number")
    assert error.value.values == {"text": "ungefär"}


def test_figures_are_read_in_the_unit_of_the_row():
    typed = {"distribution": "uniform", "low": "1 mkr", "high": "2 mkr"}
    kept = {"distribution": "uniform", "low": 1_000_000, "high": 2_000_000}
    assert read_range(KRONOR, typed, "sv") == kept


def test_the_field_shows_the_most_likely_value():
    assert written(PERCENT, read_range(PERCENT, TYPED, "sv"), "sv") == "22"
    uniform = {"distribution": "uniform", "low": 0.1, "high": 0.2}
    assert written(PERCENT, uniform, "en") == "15"


@pytest.mark.parametrize(
    "address",
    ["title", "A4", "period.start", "discount_rate", "goals.k3x9ab.text", "group.k3x9ab.function"]
    + [f"alternatives.k3x9ab.{key}" for key in ("base_investment", "life", "costs", "profile")],
)
def test_what_is_no_row_of_numbers_cannot_be_a_range(address):
    assert refused(field_at(address), **TYPED) == "not_a_shape"


@given(figures=st.lists(st.integers(0, 10**6), min_size=3, max_size=3, unique=True))
def test_what_is_read_makes_the_same_range_again(figures):
    low, likely, high = sorted(figures)
    kept = read_range(KRONOR, {"low": f"{low}", "likely": f"{likely}", "high": f"{high}"}, "en")
    found = as_range(kept)
    assert (found.low, found.likely, found.high) == (low, likely, high)
    assert found.fault() is None
