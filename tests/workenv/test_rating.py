"""How risks are rated."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.knowledge.faults import ContentError
from arbetsro.workenv import rating
from arbetsro.workenv.rating import LEVELS, RatingError, ScaleError, own, rate
from arbetsro.workenv.scale import MOST_STEPS

COLOURS = rating.methods()["colours"]
MATRIX = rating.methods()["matrix"]
#: The whole matrix: a row for each probability, from the least.
L, M, H = LEVELS
EXPECTED = [
    [L, L, L, M, M],
    [L, L, M, M, H],
    [L, M, M, H, H],
    [L, M, M, H, H],
    [M, M, H, H, H],
]


def named(count, word="step"):
    return [f"{word} {i}" for i in range(count)]


class TestLevels:
    def test_there_are_three_in_order(self):
        assert list(rating.levels()) == ["low", "medium", "high"]
        assert [one.colour for one in rating.levels().values()] == ["green", "yellow", "red"]

    def test_they_can_be_told_apart_without_colour(self):
        assert len({one.sign for one in rating.levels().values()}) == 3


class TestColours:
    @pytest.mark.parametrize("level", LEVELS)
    def test_the_level_is_the_one_chosen(self, level):
        assert rate(COLOURS, level=level) == level

    def test_what_the_method_does_not_ask_for_is_not_looked_at(self):
        assert rate(COLOURS, level="low", probability=99, consequence=5) == "low"

    @pytest.mark.parametrize(("level", "code"), [(None, "no_level"), ("", "no_level")])
    def test_a_missing_level_is_told(self, level, code):
        with pytest.raises(RatingError) as error:
            rate(COLOURS, level=level)
        assert error.value.code == code

    def test_an_unknown_level_is_told(self):
        with pytest.raises(RatingError) as error:
            rate(COLOURS, level="purple")
        assert (error.value.code, error.value.given) == ("unknown_level", "purple")


class TestMatrix:
    @pytest.mark.parametrize("probability", range(1, 6))
    @pytest.mark.parametrize("consequence", range(1, 6))
    def test_every_cell(self, probability, consequence):
        found = rate(MATRIX, probability=probability, consequence=consequence)
        assert found == EXPECTED[probability - 1][consequence - 1]

    @pytest.mark.parametrize(
        ("given_", "code"),
        [
            ({"consequence": 3}, "no_probability"),
            ({"probability": 3}, "no_consequence"),
            ({"level": "high"}, "no_probability"),
            ({"probability": 0, "consequence": 3}, "probability_out_of_range"),
            ({"probability": 6, "consequence": 3}, "probability_out_of_range"),
            ({"probability": -1, "consequence": 3}, "probability_out_of_range"),
            ({"probability": True, "consequence": 3}, "probability_out_of_range"),
            ({"probability": 3, "consequence": 0}, "consequence_out_of_range"),
            ({"probability": 3, "consequence": 6}, "consequence_out_of_range"),
        ],
    )
    def test_what_is_missing_or_outside_is_told_with_the_highest_step(self, given_, code):
        with pytest.raises(RatingError) as error:
            rate(MATRIX, **given_)
        assert error.value.code == code
        assert error.value.highest == 5

    def test_the_built_in_scale_is_one_that_an_organisation_could_have_made(self):
        steps = ([one.sv for one in MATRIX.probability], [one.sv for one in MATRIX.consequence])
        assert own(*steps, MATRIX.cells).cells == MATRIX.cells


class TestSeveralRatings:
    def test_the_worst_is_the_highest(self):
        assert rating.worst(["low", "high", "medium"]) == "high"
        assert rating.worst(["low", "medium"]) == "medium"

    def test_of_none_there_is_no_worst(self):
        assert rating.worst([]) is None

    def test_two_differ_when_both_have_rated_and_not_the_same(self):
        assert rating.differs("low", "high")
        assert not rating.differs("low", "low")

    @pytest.mark.parametrize("pair", [(None, "high"), ("low", None), (None, None)])
    def test_one_who_has_not_rated_does_not_differ(self, pair):
        assert not rating.differs(*pair)


@st.composite
def monotone_scales(draw):
    """A grid that rises towards its last corner: the sum of two rising series, cut twice."""
    rows = draw(st.integers(2, MOST_STEPS))
    columns = draw(st.integers(2, MOST_STEPS))
    down = sorted(draw(st.lists(st.integers(0, 9), min_size=rows, max_size=rows)))
    across = sorted(draw(st.lists(st.integers(0, 9), min_size=columns, max_size=columns)))
    most = down[-1] + across[-1]
    second = draw(st.integers(0, most))
    first = draw(st.integers(0, second))
    return [[LEVELS[(d + a >= first) + (d + a >= second)] for a in across] for d in down]


def steps_for(cells):
    return named(len(cells), "probability"), named(len(cells[0]), "consequence")


class TestOwnScale:
    @given(monotone_scales())
    def test_a_scale_that_never_falls_is_taken_as_it_is(self, cells):
        method = own(*steps_for(cells), cells)
        assert [list(row) for row in method.cells] == cells

    @given(monotone_scales())
    def test_more_of_either_never_gives_a_lower_level(self, cells):
        method = own(*steps_for(cells), cells)
        for row in method.cells:
            assert all(LEVELS.index(a) <= LEVELS.index(b) for a, b in pairwise(row))
        for column in zip(*method.cells, strict=True):
            assert all(LEVELS.index(a) <= LEVELS.index(b) for a, b in pairwise(column))

    @given(monotone_scales(), st.data())
    def test_one_cell_that_falls_is_found_where_it_is(self, cells, data):
        places = [
            (r, c)
            for r, row in enumerate(cells)
            for c, level in enumerate(row)
            if level != "low" and (r or c)
        ]
        if not places:
            return
        row, column = data.draw(st.sampled_from(places))
        before = {cells[row - 1][column]} if row else set()
        before |= {cells[row][column - 1]} if column else set()
        cells[row][column] = "low"
        if before == {"low"}:
            return
        with pytest.raises(ScaleError) as error:
            own(*steps_for(cells), cells)
        falls = {one for one in error.value.faults if one.code.startswith("falls")}
        assert (row + 1, column + 1) in {(one.probability, one.consequence) for one in falls}

    @given(monotone_scales())
    def test_it_is_read_back_the_same(self, cells):
        method = own(*steps_for(cells), cells, title="Our scale", key="ours")
        assert rating.read_method("ours", json.loads(json.dumps(rating.as_table(method)))) == method

    @pytest.mark.parametrize(
        ("probability", "consequence", "cells", "codes"),
        [
            (named(2), named(2), [[L, L]], {"not_rectangular"}),
            (named(2), named(2), [[L, L], [L]], {"not_rectangular"}),
            (named(2), named(2), [[L, L], [L, H, H]], {"not_rectangular"}),
            (named(2), named(2), [], {"not_rectangular"}),
            ([], [], [], {"too_few_steps"}),
            (named(1), named(2), [[L, H]], {"too_few_steps"}),
            (named(11), named(2), [[L, H]] * 11, {"too_many_steps"}),
            (["a", " "], named(2), [[L, L], [L, H]], {"empty_step"}),
            (["a", "A "], named(2), [[L, L], [L, H]], {"repeated_step"}),
            (named(2), ["", ""], [[L, L], [L, H]], {"empty_step"}),
            (named(2), named(2), [[L, L], [L, "red"]], {"unknown_level"}),
            (named(2), named(2), [[L, L], [L, M]], {"never_high"}),
            (named(2), named(2), [[L, H], [L, M]], {"falls_with_probability"}),
            (named(2), named(2), [[M, L], [M, H]], {"falls_with_consequence"}),
            (["", "b"], named(2), [[H, H], [L, M]], {"empty_step", "falls_with_probability"}),
        ],
    )
    def test_every_fault_is_named_at_once(self, probability, consequence, cells, codes):
        with pytest.raises(ScaleError) as error:
            own(probability, consequence, cells)
        assert {one.code for one in error.value.faults} == codes

    def test_a_fall_is_told_with_row_and_column(self):
        with pytest.raises(ScaleError) as error:
            own(named(2), named(3), [[L, M, H], [L, L, H]])
        assert [(one.probability, one.consequence) for one in error.value.faults] == [(2, 2)]

    def test_it_has_a_name_until_it_is_given_one(self):
        cells = [[L, L], [L, H]]
        assert own(named(2), named(2), cells).title.en == "A scale of our own"
        assert own(named(2), named(2), cells, title=" Vår skala ").title.en == "Vår skala"


class TestTables:
    @pytest.mark.parametrize("method", rating.methods().values(), ids=lambda one: one.key)
    def test_a_method_is_read_back_the_same(self, method):
        table = json.loads(json.dumps(rating.as_table(method)))
        assert rating.read_method(method.key, table) == method

    def test_every_fault_of_a_table_is_named(self):
        table = rating.as_table(MATRIX)
        table["cells"][4][4] = "low"
        table["title"] = {"sv": "x"}
        del table["about"]
        with pytest.raises(ContentError) as error:
            rating.read_method("ours", table)
        found = {(one.code, one.place) for one in error.value.faults}
        assert found >= {
            ("missing_language", "title"),
            ("missing", "about"),
            ("falls_with_probability", "cells"),
            ("falls_with_consequence", "cells"),
        }

    @pytest.mark.parametrize("changes", [{"cells": 3}, {"cells": [3]}, {"probability": "a"}])
    def test_a_table_of_the_wrong_shape_is_told(self, changes):
        with pytest.raises(ContentError):
            rating.read_method("ours", {**rating.as_table(MATRIX), **changes})

    @pytest.mark.parametrize("kind", ["circles", 3, None])
    def test_an_unknown_kind_is_told(self, kind):
        with pytest.raises(ContentError) as error:
            rating.read_method("ours", {**rating.as_table(COLOURS), "kind": kind})
        assert [one.place.strip(".") for one in error.value.faults] == ["kind"]


class TestSentences:
    @pytest.mark.parametrize(
        "code",
        [
            "no_level", "unknown_level", "no_probability", "no_consequence",
            "probability_out_of_range", "consequence_out_of_range", "too_few_steps",
            "too_many_steps", "empty_step", "repeated_step", "not_rectangular",
            "falls_with_probability", "falls_with_consequence", "never_high",
        ],
    )  # fmt: skip
    def test_every_fault_has_a_sentence(self, code):
        assert rating.fault_says(code).sv.endswith(".")
