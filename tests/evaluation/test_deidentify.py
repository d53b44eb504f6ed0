"""Rows about persons become rows that point at nobody."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.evaluation.coarsening import KNOWN_BY
from arbetsro.evaluation.dataset import DataSetError, check
from arbetsro.evaluation.deidentify import deidentify
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.statistics.estimate import TooFewError

ANNA = {
    "key": "anna@exempel.se",
    "age": 53,
    "applied": date(2024, 5, 17),
    "first_visit": datetime(2024, 5, 29, 10, 0, tzinfo=UTC),
    "sex": "woman",
    "sector": "public",
    "region": "Örebro",
    "problem_before": 9,
    "told": "Min chef skrek åt mig.",
}
persons = st.fixed_dictionaries(
    {"problem_before": st.integers(1, 10)},
    optional={
        "age": st.integers(18, 70),
        "sex": st.sampled_from(["woman", "man", "other"]),
        "sector": st.sampled_from(["public", "private"]),
        "region": st.sampled_from(["Örebro", "Sörmland", "Västmanland", "Värmland"]),
        "applied": st.dates(date(2022, 4, 1), date(2024, 12, 31)),
    },
)


def sizes(data):
    return Counter(tuple(row.get(name) for name in KNOWN_BY) for row in data.rows)


def test_ages_dates_keys_and_texts_are_taken_away():
    safe = deidentify([ANNA] * 6)
    row = safe.data.rows[0]
    assert safe.left_out == ("told",)
    assert len({one["key"] for one in safe.data.rows}) == 6
    assert row["key"] != ANNA["key"]
    assert {name: value for name, value in row.items() if name != "key"} == {
        "age_band": "45_54",
        "sex": "woman",
        "region": "Örebro",
        "sector": "public",
        "month_applied": "2024-05",
        "days_to_first_visit": "8_14",
        "problem_before": 9,
    }
    assert safe.coarse.levels == safe.coarse.emptied == {}


def test_months_become_quarters_before_anything_else_becomes_coarser():
    spread = [{**ANNA, "applied": date(2024, 4 + i % 3, 1)} for i in range(9)]
    safe = deidentify(spread)
    assert safe.coarse.levels == {"month_applied": "quarter"}
    assert {row["month_applied"] for row in safe.data.rows} == {"2024-Q2"}


def test_the_one_who_stands_out_loses_what_she_could_be_known_by():
    safe = deidentify([*[ANNA] * 30, {**ANNA, "sex": "man"}])
    assert safe.coarse.levels == {}
    assert sum("sex" not in row for row in safe.data.rows) >= SMALLEST_GROUP
    assert safe.coarse.smallest >= SMALLEST_GROUP


@settings(max_examples=60, deadline=None)
@given(st.lists(persons, min_size=SMALLEST_GROUP, max_size=70))
def test_no_combination_is_smaller_than_the_smallest_group(rows):
    safe = deidentify(rows)
    assert min(sizes(safe.data).values()) >= SMALLEST_GROUP
    assert safe.coarse.smallest == min(sizes(safe.data).values())
    assert safe.coarse.combinations == len(sizes(safe.data))
    assert check(safe.data.rows) == []
    # What is no way of knowing a person stays as it was.
    assert Counter(row["problem_before"] for row in safe.data.rows) == Counter(
        row["problem_before"] for row in rows
    )


def test_of_four_persons_nothing_is_passed_on():
    with pytest.raises(TooFewError):
        deidentify([ANNA] * 4)


def test_a_faulty_value_stops_everything():
    with pytest.raises(DataSetError):
        deidentify([*[ANNA] * 5, {**ANNA, "problem_before": 12}])
