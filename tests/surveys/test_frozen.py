"""Freezing: nobody is lost, nobody stands with too few others, and a damaged file is told of."""

from collections import Counter
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.language import LANGUAGES
from arbetsro.surveys.frozen import (
    DamagedError,
    TooFewAnsweredError,
    check,
    digest,
    freeze,
    mark,
    moved_up,
    unchanged,
)
from surveys.waves import (
    MANAGER,
    PACE,
    SCORE,
    SHARE,
    VARIABLES,
    Small,
    below,
    frozen,
    rows_of,
    sheet,
    some_people,
    tree,
    trees,
)


class TestWhoStandsWhere:
    @given(trees(), st.data())
    def test_everybody_stands_at_or_above_their_place_and_never_with_too_few(self, units, data):
        people = data.draw(st.lists(st.sampled_from(units.ids), min_size=1, max_size=60))
        smallest = data.draw(st.integers(5, 20))
        moved = moved_up(units, people, smallest)
        stands = Counter(moved[place] for place in people)
        assert stands.total() == len(people)
        assert all(place in below(units, moved[place]) for place in people)
        assert len(people) < smallest or all(n >= smallest for n in stands.values())

    @given(trees(), st.data())
    def test_nobody_is_moved_where_nobody_stands_with_too_few(self, units, data):
        people = data.draw(st.lists(st.sampled_from(units.ids), min_size=1, max_size=60))
        counts = Counter(people)
        crowd = [one for one in people for _ in range(5)]  # as many, each five times
        assert all(moved_up(units, crowd, 5)[place] == place for place in counts)

    def test_one_who_stands_alone_in_norr_is_joined_by_the_smallest_unit_of_norr(self):
        # 10 is the whole; 11 and 14 stand in it, 12 and 13 in 11. Were 12 told beside 11, with 13,
        # the one in 11 itself could be worked out.
        units = tree(0, 1, 1, 0)
        moved = moved_up(units, [11] + [12] * 26 + [13] * 30 + [14] * 29, 5)
        assert moved == {10: 10, 11: 11, 12: 11, 13: 13, 14: 14}

    def test_four_go_to_the_place_above_and_no_further_when_there_are_others_there(self):
        # 10 is the whole, 11 stands in it, 12 and 13 stand in 11.
        units = tree(0, 1, 1)
        moved = moved_up(units, [12] * 4 + [13] * 5 + [11], 5)
        assert moved == {10: 10, 11: 11, 12: 11, 13: 13}

    def test_two_and_two_who_meet_above_go_on_to_the_whole(self):
        units = tree(0, 1, 1)
        moved = moved_up(units, [12] * 2 + [13] * 2 + [10] * 9, 5)
        assert moved == {10: 10, 11: 10, 12: 10, 13: 10}


class TestTheFile:
    def test_four_answers_in_all_are_not_frozen(self):
        units = tree(0)
        with pytest.raises(TooFewAnsweredError) as caught:
            freeze(Small(), units, [sheet(10, 3)] * 4, smallest=5)
        assert (caught.value.given, caught.value.needed) == (4, 5)
        assert all("5" in caught.value.said(language) for language in LANGUAGES)

    def test_it_holds_place_background_answers_and_scores_and_nothing_else(self, tmp_path):
        units = tree(0)
        file = frozen(tmp_path, units, [sheet(11, 4, 5, b_manager=2)] * 6)
        expected = {"place": 11, MANAGER.key: 2, "q_x_1": 4, "q_x_2": 5, "q_x_3": 0,
                    SCORE.key: 4.5, SHARE.key: 1}  # fmt: skip
        assert list(rows_of(file)) == [expected] * 6
        assert check(file, VARIABLES, (MANAGER,)) == 6

    def test_what_nobody_answered_is_missing_and_not_nought(self, tmp_path):
        units = tree()
        people = some_people(1, units, 40, missing=0.5)
        rows = list(rows_of(frozen(tmp_path, units, people)))
        given = Counter(one.answers.get(PACE.key) for one in people)
        assert Counter(row[PACE.key] for row in rows) == given
        assert given[None] > 0

    def test_the_order_is_not_that_of_answering(self, tmp_path):
        units = tree()
        people = some_people(2, units, 200, missing=0)
        rows = [row[PACE.key] for row in rows_of(frozen(tmp_path, units, people))]
        assert rows != [one.answers[PACE.key] for one in people]

    def test_two_freezings_come_in_different_orders(self):
        units, people = tree(), some_people(3, tree(), 200)
        one, other = (freeze(Small(), units, people, smallest=5) for _ in range(2))
        assert digest(one) != digest(other)


class TestDamage:
    @pytest.fixture
    def data(self):
        return freeze(Small(), tree(), [sheet(10, 3)] * 5, smallest=5)

    def code(self, file, data, variables=VARIABLES):
        file.write_bytes(data)
        with pytest.raises(DamagedError) as caught:
            check(file, variables, (MANAGER,))
        assert all(caught.value.said(language) for language in LANGUAGES)
        return caught.value.code

    def test_a_file_that_is_cut_off_is_told_of(self, tmp_path, data):
        assert self.code(tmp_path / "file", data[:-20]) == "not_parquet"

    def test_a_file_that_is_no_parquet_is_told_of(self, tmp_path):
        assert self.code(tmp_path / "file", b"enhet;svar\n1;2\n") == "not_parquet"

    def test_the_answers_to_another_survey_are_told_of(self, tmp_path, data):
        assert self.code(tmp_path / "file", data, VARIABLES[:-1]) == "other_columns"

    @pytest.mark.parametrize(
        ("marks", "code"),
        [
            ({}, "foreign"),
            (mark("published"), "foreign"),
            ({b"arbetsro": b'{"kind": "frozen", "version": 99}'}, "other_version"),
        ],
    )
    def test_a_file_of_another_kind_is_told_of(self, tmp_path, marks, code):
        written = BytesIO()
        pq.write_table(pa.table({"place": [1]}).replace_schema_metadata(marks), written)
        assert self.code(tmp_path / "file", written.getvalue()) == code

    def test_one_changed_byte_is_seen_by_the_digest(self, data):
        assert unchanged(data, digest(data)) == data
        with pytest.raises(DamagedError, match="changed"):
            unchanged(data[:-1] + b"?", digest(data))
