"""What is written is read back as the same data set."""

import dataclasses

import pytest

from arbetsro.evaluation.files.about import as_companion, read_companion
from arbetsro.evaluation.files.reading import read_data, read_file
from arbetsro.evaluation.files.writing import FORMS
from evaluation.files.people import PEOPLE


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_rows_and_marks_come_back(form):
    assert read_data(FORMS[form](PEOPLE, "sv")) == PEOPLE


@pytest.mark.parametrize("form", ["csv", "plain.csv"])
def test_a_csv_brings_its_rows_back_and_its_companion_the_marks(form, tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(FORMS[form](PEOPLE, "sv"))
    assert read_file(path) == dataclasses.replace(PEOPLE, is_synthetic=False, about=None)
    (tmp_path / "people.about.toml").write_bytes(as_companion(PEOPLE))
    assert read_file(path) == PEOPLE


def test_a_set_stays_synthetic_if_the_file_or_what_lies_beside_it_says_so():
    real = dataclasses.replace(PEOPLE, is_synthetic=False, about=None)
    marks = read_companion(as_companion(PEOPLE), "people.toml")
    assert read_data(FORMS["xlsx"](real, "sv"), marks).is_synthetic
