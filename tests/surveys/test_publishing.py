"""Publishing: what is told is right, and what is not to be told is not in the file."""

import json
from dataclasses import replace
from io import BytesIO
from statistics import fmean, stdev

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.language import LANGUAGES
from arbetsro.statistics.paired import mean_with_interval
from arbetsro.statistics.proportions import wilson
from arbetsro.surveys.deciding import made_of, pooled
from arbetsro.surveys.frozen import DamagedError
from arbetsro.surveys.published import COLUMNS, Published
from arbetsro.surveys.publishing import intervals, publish
from surveys.waves import (
    LOAD,
    MANAGER,
    PACE,
    SCORE,
    SHARE,
    THREATS,
    VARIABLES,
    counted,
    published,
    sheet,
    some_people,
    tree,
    trees,
)

#: Twelve people at 11 and nine at 12, who all answer differently enough.
UNITS = tree(0, 0)
PEOPLE = [sheet(11, 1 + i % 5, 1 + i % 3) for i in range(12)] + [
    sheet(12, 1 + i % 4, 5 - i % 3) for i in range(9)
]


class TestWhatIsTold:
    def test_an_item_has_its_counts_and_a_mean_with_students_interval(self, tmp_path):
        cell = published(tmp_path, UNITS, PEOPLE).of(11).cells[PACE.key]
        given = [1 + i % 5 for i in range(12)]
        expected = mean_with_interval(given)
        assert cell.counts == (3, 3, 2, 2, 2)
        assert (cell.n, cell.shares[0], cell.is_small) == (12, 0.25, True)
        assert (cell.mean, cell.sd) == pytest.approx((fmean(given), stdev(given)), abs=1e-6)
        assert (cell.low, cell.high) == pytest.approx((expected.low, expected.high), abs=1e-6)

    def test_a_score_has_a_mean_and_no_counts(self, tmp_path):
        cell = published(tmp_path, UNITS, PEOPLE).of(11).cells[SCORE.key]
        given = [((1 + i % 5) + (1 + i % 3)) / 2 for i in range(12)]
        assert cell.counts is None
        assert (cell.mean, cell.sd) == pytest.approx((fmean(given), stdev(given)), abs=1e-6)

    def test_a_share_has_wilsons_interval(self, tmp_path):
        cell = published(tmp_path, UNITS, PEOPLE).of(10).cells[SHARE.key]
        expected = wilson(cell.counts[1], cell.n)
        assert (cell.mean, cell.low, cell.high) == pytest.approx(
            (expected.value, expected.low, expected.high), abs=1e-6
        )

    @given(st.integers(5, 400), st.floats(0, 1))
    def test_wilsons_interval_is_that_of_statistics(self, n, share):
        count = round(share * n)
        expected = wilson(count, n)
        low, high = intervals(
            np.array([n]), np.array([count / n]), np.array([0.0]), np.array([True])
        )
        assert (low[0], high[0]) == pytest.approx((expected.low, expected.high), abs=1e-9)

    def test_how_many_were_asked_stands_beside_how_many_answered(self, tmp_path):
        data = publish(counted(tmp_path, UNITS, PEOPLE), threshold=5, invited={10: 40, 11: 24})
        found = Published.read(data)
        assert found.of(11).response_rate == 0.5
        assert found.of(12).invited is None

    def test_the_same_answers_give_the_same_file(self, tmp_path):
        found = counted(tmp_path, UNITS, PEOPLE)
        assert publish(found, threshold=5) == publish(found, threshold=5)

    def test_rows_come_by_the_id_of_the_place(self, tmp_path):
        places = published(tmp_path, UNITS, PEOPLE).table().column("place").to_pylist()
        assert places == sorted(places)


class TestWhatIsHidden:
    def test_a_place_with_too_few_is_not_there_and_neither_is_one_that_would_give_it_away(
        self, tmp_path
    ):
        # Six answered at 11 and seven at 12; with a threshold of seven 11 is small, and 12 would
        # give it away.
        people = [sheet(11, 1 + i % 5) for i in range(6)] + [sheet(12, 1 + i % 5) for i in range(7)]
        found = published(tmp_path, UNITS, people, threshold=7)
        assert found.places == (10,)
        assert found.of(11) is found.of(12) is None
        assert found.of(10).answered == 13

    def test_a_place_where_all_answer_the_same_looks_as_if_nobody_had_answered_that(self, tmp_path):
        people = [sheet(11, 4, 1 + i % 5) for i in range(8)] + PEOPLE[12:]
        found = published(tmp_path, UNITS, people)
        assert PACE.key not in found.of(11).cells
        # The other place would give it away by subtraction.
        assert PACE.key not in found.of(12).cells
        assert PACE.key in found.of(10).cells
        assert LOAD.key in found.of(11).cells

    def test_a_score_is_hidden_with_any_of_its_items_and_a_share_with_its_score(self, tmp_path):
        people = [sheet(11, 4, 1 + i % 5) for i in range(8)] + PEOPLE[12:]
        found = published(tmp_path, UNITS, people)
        assert SCORE.key not in found.of(11).cells
        assert SHARE.key not in found.of(11).cells
        assert {SCORE.key, SHARE.key} <= set(found.of(10).cells)

    def test_a_total_that_no_item_names_is_made_of_all_items_of_its_instrument(self):
        total = replace(SCORE, key="s_x_total")
        found = made_of((PACE, LOAD, THREATS, SCORE, total))
        assert found == {3: [0, 1], 4: [0, 1, 2]}

    @settings(max_examples=15)
    @given(trees(6), st.integers(0, 2**32), st.sampled_from([(5, 8), (9, 5), (5, 5)]))
    def test_a_later_publication_tells_nothing_that_the_first_one_hid(
        self, tmp_path_factory, units, seed, thresholds
    ):
        people = some_people(seed, units, 60)
        found = counted(tmp_path_factory.mktemp("wave"), units, people)
        first = Published.read(publish(found, threshold=thresholds[0]))
        later = Published.read(publish(found, threshold=thresholds[1], earlier=first))
        assert _figures(later) <= _figures(first)
        if thresholds[0] == thresholds[1]:
            assert _figures(later) == _figures(first)


class TestKindsOfPeople:
    def people(self, place, managers, others):
        kinds = [1] * managers + [2] * others
        return [sheet(place, 1 + i % 5, 1 + i % 3, b_manager=k) for i, k in enumerate(kinds)]

    def test_a_place_is_divided_where_there_are_enough_of_each_kind(self, tmp_path):
        people = self.people(11, 6, 10) + self.people(12, 6, 6)
        found = published(tmp_path, UNITS, people).of(11).by(MANAGER.key)
        assert {value: one.answered for value, one in found.items()} == {1: 6, 2: 10}
        assert found[1].cells[PACE.key].counts == (2, 1, 1, 1, 1)

    def test_no_kind_is_told_of_where_one_is_too_small(self, tmp_path):
        people = self.people(11, 3, 10) + self.people(12, 9, 9)
        found = published(tmp_path, UNITS, people)
        assert found.of(11).by(MANAGER.key) == {}
        assert found.of(12).by(MANAGER.key) == {}
        assert set(found.of(10).by(MANAGER.key)) == {1, 2}

    def test_people_who_did_not_say_what_they_are_are_not_told_of_by_subtraction(self, tmp_path):
        people = self.people(11, 6, 10) + [sheet(11, 3)] * 2
        assert published(tmp_path, UNITS, people).of(11).by(MANAGER.key) == {}

    def test_a_figure_that_one_kind_agree_on_is_hidden_for_all_kinds(self, tmp_path):
        people = [sheet(11, 4, 1 + i % 3, b_manager=1) for i in range(6)]
        people += self.people(11, 0, 8) + self.people(12, 6, 6)
        found = published(tmp_path, UNITS, people).of(11)
        assert PACE.key in found.cells
        assert all(PACE.key not in one.cells for one in found.by(MANAGER.key).values())
        assert all(LOAD.key in one.cells for one in found.by(MANAGER.key).values())

    @pytest.mark.parametrize(
        ("sizes", "pool"),
        [
            ([20, 30, 0], (2,)),  # all have answered
            ([20, 30, 9], (2,)),  # enough did not
            ([20, 30, 2], (0, 2)),  # two did not: the smaller kind covers them
            ([3, 30, 40, 0], (0, 1, 3)),  # three are too few, and alone they would be worked out
            ([3, 30, 40, 2], (0, 3)),  # three and two are together enough
        ],
    )
    def test_kinds_that_are_not_told_of_are_together_nobody_or_enough(self, sizes, pool):
        assert pooled(sizes, 5) == pool


class TestReading:
    def test_a_place_that_is_not_there_is_nothing(self, tmp_path):
        assert published(tmp_path, UNITS, PEOPLE).of(99) is None

    def test_a_file_that_is_no_publication_is_told_of(self, tmp_path):
        counted(tmp_path, UNITS, PEOPLE)
        with pytest.raises(DamagedError, match="foreign") as caught:
            Published.read((tmp_path / "answers.parquet").read_bytes())
        assert all(caught.value.said(language) for language in LANGUAGES)

    def test_a_file_that_is_cut_off_is_told_of(self, tmp_path):
        data = publish(counted(tmp_path, UNITS, PEOPLE), threshold=5)
        with pytest.raises(DamagedError, match="not_parquet"):
            Published.read(data[:-9])

    def test_rows_that_cannot_be_read_are_told_of(self, tmp_path):
        data = publish(counted(tmp_path, UNITS, PEOPLE), threshold=5)
        found = Published.read(data[:8] + bytes(200) + data[208:])
        with pytest.raises(DamagedError, match="not_parquet"):
            found.of(11)

    def test_it_says_neither_when_it_was_made_nor_what_is_hidden(self, tmp_path):
        data = publish(counted(tmp_path, UNITS, PEOPLE), threshold=6)
        file = pq.ParquetFile(BytesIO(data))
        assert tuple(file.schema_arrow.names) == COLUMNS
        told = file.schema_arrow.metadata[b"arbetsro"].decode()
        assert set(json.loads(told)) == {"kind", "version", "threshold", "variables", "backgrounds"}
        assert Published.read(data).variables == tuple(one.key for one in VARIABLES)


def _figures(published):
    """Everything that is told, as place, kind of people and variable."""
    rows = published.table().select(["place", "background", "value", "variable"]).to_pylist()
    return {tuple(row.values()) for row in rows}
