"""Results of all places: the same on every engine as when counted by hand."""

import logging
import os
import shutil
from math import isclose

import ibis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from with_postgresql import find_binaries, server

from arbetsro.language import LANGUAGES
from arbetsro.surveys.counting import BANDS, Packing, packed_sums
from arbetsro.surveys.engines import EngineError, engine
from arbetsro.surveys.frozen import DamagedError
from arbetsro.surveys.results import results
from surveys.waves import (
    MANAGER,
    PACE,
    SCORE,
    VARIABLES,
    below,
    by_hand,
    counted,
    frozen,
    rows_of,
    sheet,
    some_people,
    tree,
    trees,
)

UNITS = tree(0, 0, 1, 1, 3)


@pytest.fixture(scope="module")
def wave(tmp_path_factory):
    return frozen(tmp_path_factory.mktemp("wave"), UNITS, some_people(7, UNITS, 300))


@pytest.fixture(scope="session")
def spark():
    if shutil.which("java") is None:
        unavailable("Java is not installed, so nothing is counted on Spark.")
    # What it says when the tests are over would be written to a closed stream.
    logging.getLogger("py4j").setLevel(logging.ERROR)
    with pytest.MonkeyPatch.context() as patch:
        # For a few rows it takes longer to compile a program for each question than to answer it.
        patch.setenv(
            "PYSPARK_SUBMIT_ARGS", "--conf spark.sql.codegen.wholeStage=false pyspark-shell"
        )
        session = engine("spark:local")
        yield session
        session.close()


@pytest.fixture(scope="session")
def postgresql():
    binaries = find_binaries()
    if binaries is None:
        unavailable("PostgreSQL is not installed, so nothing is counted on it.")
    with server(binaries) as url:
        session = engine(url)
        yield session
        session.close()


def unavailable(reason):
    """CI is to try every engine; elsewhere one that is not there is told of."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


class TestEngines:
    def test_duckdb_counts_as_one_counts_by_hand(self, wave):
        found = results(wave, VARIABLES, (MANAGER,), UNITS)
        rows = list(rows_of(wave))
        for at, place in enumerate(UNITS.ids):
            here = [row for row in rows if row["place"] in below(UNITS, place)]
            assert found.whole.answered[at] == len(here)
            for column, variable in enumerate(VARIABLES):
                values = by_hand(here, variable)
                assert found.whole.n[at, column] == values.total()
                for place_of, value in enumerate(variable.values):
                    assert found.whole.histograms[at, column, place_of] == values[value]
                total = sum(value * n for value, n in values.items())
                squares = sum(value * value * n for value, n in values.items())
                assert isclose(found.whole.sums[at, column], total, rel_tol=1e-12, abs_tol=1e-9)
                assert isclose(
                    found.whole.squares[at, column], squares, rel_tol=1e-12, abs_tol=1e-9
                )

    def test_people_are_divided_as_by_hand_and_those_who_did_not_say_are_a_kind(self, wave):
        found = results(wave, VARIABLES, (MANAGER,), UNITS)
        rows = list(rows_of(wave))
        for at, place in enumerate(UNITS.ids):
            here = [row for row in rows if row["place"] in below(UNITS, place)]
            for kind, value in enumerate((*MANAGER.values, None)):
                own = [row for row in here if row[MANAGER.key] == value]
                assert found.kinds(MANAGER)[at, kind] == len(own)
                assert found.of(MANAGER, (kind,)).n[at, 0] == by_hand(own, PACE).total()

    @pytest.mark.parametrize("name", ["spark", "postgresql"])
    def test_other_engines_give_what_duckdb_gives(self, wave, name, request):
        one = results(wave, VARIABLES, (MANAGER,), UNITS)
        other = results(wave, VARIABLES, (MANAGER,), UNITS, engine=request.getfixturevalue(name))
        for ours, theirs in [
            (one.whole, other.whole),
            *((one.of(MANAGER, (k,)), other.of(MANAGER, (k,))) for k in range(3)),
        ]:
            assert np.array_equal(ours.answered, theirs.answered)
            assert np.array_equal(ours.histograms, theirs.histograms)
            # Sums of scores come in another order, and so with another rounding.
            assert np.allclose(ours.sums, theirs.sums, rtol=1e-12)
            assert np.allclose(ours.squares, theirs.squares, rtol=1e-12)

    def test_the_counting_can_be_written_in_the_language_of_clickhouse(self):
        columns = dict.fromkeys((one.key for one in VARIABLES), "int8") | {SCORE.key: "float64"}
        table = ibis.table({"place": "int64", **columns}, name="frozen")
        sums = dict(packed_sums(table, Packing(VARIABLES, 8)))
        sql = ibis.to_sql(table.group_by("place").agg(**sums), dialect="clickhouse")
        assert sql.count("SUM(") == len(sums)

    @pytest.mark.parametrize("setting", ["oracle://db", "spark", "duckdb:", "a/file"])
    def test_an_unknown_engine_is_told_of(self, setting):
        with pytest.raises(EngineError) as caught:
            engine(setting)
        assert caught.value.code == "unknown_engine"
        assert all(setting in caught.value.said(language) for language in LANGUAGES)

    def test_a_server_that_does_not_answer_is_told_of(self):
        with pytest.raises(EngineError) as caught:
            engine("postgresql://anna:hemlig@127.0.0.1:1/db")
        assert caught.value.code == "engine_unreachable"
        assert "hemlig" not in str(caught.value)

    def test_a_password_is_not_repeated(self):
        with pytest.raises(EngineError) as caught:
            engine("mysql://anna:hemlig@server/db")
        assert "hemlig" not in str(caught.value) + caught.value.said("sv")


class TestTheTree:
    @given(trees(), st.integers(0, 2**32))
    def test_a_place_holds_its_own_and_all_below(self, units, seed):
        own = np.random.default_rng(seed).integers(0, 9, (len(units), 3))
        total = units.added_up(own)
        for at, place in enumerate(units.ids):
            inside = [units.index[one] for one in below(units, place)]
            assert np.array_equal(total[at], own[inside].sum(axis=0))

    def test_a_place_that_nobody_answered_at_comes_to_nothing(self, tmp_path):
        found = counted(tmp_path, tree(0, 0), [sheet(11, 3)] * 6)
        assert found.whole.answered.tolist() == [6, 6, 0]
        assert not found.whole.histograms[2].any()

    def test_answers_from_a_unit_that_was_not_asked_are_told_of(self, tmp_path):
        file = frozen(tmp_path, tree(0), [sheet(11, 3)] * 6)
        with pytest.raises(DamagedError, match="other_places"):
            results(file, VARIABLES, (MANAGER,), tree())


class TestPacking:
    @pytest.mark.parametrize("bits", [1, 7, 18, 31, 62])
    def test_counts_come_out_as_they_went_in_however_large_the_groups(self, bits):
        packing, draw = Packing(VARIABLES, bits), np.random.default_rng(bits)
        counts = draw.integers(0, 1 << bits, (4, len(VARIABLES), 5), dtype=np.int64)
        packed = {
            name: sum(counts[:, i, answer] << bits * at for at, answer in enumerate(answers))
            for name, i, answers in packing.packs()
        }
        for i, variable in enumerate(VARIABLES):
            length = len(variable.values) or BANDS
            unpacked = packing.unpacked(packed, 4)[:, i, :length]
            assert np.array_equal(unpacked, counts[:, i, :length])

    def test_a_score_is_counted_in_five_bands_with_the_ends_in_the_outer_ones(self, tmp_path):
        # Means of 1, 1.5, 3, 4.5 and 5 on a scale from 1 to 5, in bands that are 0.8 wide.
        pairs = [(1, 1), (1, 2), (3, 3), (4, 5), (5, 5)]
        found = counted(tmp_path, tree(), [sheet(10, *pair) for pair in pairs])
        column = VARIABLES.index(SCORE)
        assert found.whole.histograms[0, column].tolist() == [2, 0, 1, 0, 2]
