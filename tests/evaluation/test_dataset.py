"""Rows of the data set are checked all at once."""

import pytest

from arbetsro.evaluation.dataset import DataSetError, check, data_set
from arbetsro.language import LANGUAGES

FAULTY = {
    "age": 53.5,
    "age_band": "50",
    "region": "Bor ensam och arbetar natt på avdelning 4 i Kumla",
    "month_applied": "2024-05-17",
    "sick_leave_before": 1,
    "problem_before": 11,
    "visits": "två",
    "sex": 1,
    "notes": "text",
    "smbm_12_sum": 50,
    "smbm_12_answered": 9,
    "helpful": 8,
}
EXPECTED = {
    "notes": "unknown_variable",
    "key": "missing",
    "age": "not_whole",
    "age_band": "unknown_choice",
    "sex": "not_text",
    "region": "too_long",
    "month_applied": "not_a_month",
    "visits": "not_a_number",
    "problem_before": "out_of_range",
    "sick_leave_before": "not_a_flag",
    "helpful": "without_follow_up",
    "smbm_12_sum": "too_few_items",
}


def test_everything_wrong_with_a_row_is_named_at_once():
    assert {one.variable: one.code for one in check([FAULTY])} == EXPECTED


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"followed_up": True, "not_followed_up_because": "declined"}, "reason_though_followed_up"),
        ({"followed_up": True, "visits": 0}, "without_visit"),
        ({"problem_before": float("nan")}, "not_a_number"),
        ({"problem_before": True}, "not_a_number"),
    ],
)
def test_values_that_do_not_go_together_are_named(row, code):
    assert [one.code for one in check([{"key": "a", **row}])] == [code]


def test_a_key_stands_for_one_person():
    (fault,) = check([{"key": "a"}, {"key": "b"}, {"key": "a"}])
    assert (fault.code, fault.row, fault.values["first"]) == ("used_twice", 3, 1)


def test_a_fault_says_where_it_is_and_what_to_do_about_it():
    with pytest.raises(DataSetError) as caught:
        data_set([{"key": "a"}, {**FAULTY, "key": "b"}])
    said = {one.variable: one.says("sv") for one in caught.value.faults}
    assert said["problem_before"] == (
        "Rad 2, problem_before: 11 ligger utanför 1–10. "
        "Rätta värdet, eller lämna tomt om det är okänt."
    )
    assert all(one.says(lang) for one in caught.value.faults for lang in LANGUAGES)
    assert caught.value.faults[0].says("en", place="Line 7").startswith("Line 7, notes: ")


def test_what_is_missing_is_left_out_and_never_nought():
    data = data_set([{"helpful": None, "key": "a", "sex": " ", "visits": 1.0, "region": ""}])
    assert data.rows == ({"key": "a", "visits": 1},)
    assert data.columns == ("key", "visits")
