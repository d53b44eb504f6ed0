"""Files for other programs, opened by those programs' own libraries or by what they document."""

import csv
import io

import openpyxl
import pyreadstat
import pytest

from arbetsro.evaluation.files.redcap import HEADINGS
from arbetsro.evaluation.files.writing import FORMS
from arbetsro.evaluation.variables import variables
from evaluation.files.people import PEOPLE


def test_the_csv_is_that_of_swedish_excel_and_runs_no_formula():
    content = FORMS["csv"](PEOPLE, "sv")
    assert content.startswith(b"\xef\xbb\xbfkey;age_band;")
    assert content.count(b"\r\n") == 1 + len(PEOPLE.rows)
    text = content.decode("utf-8-sig")
    assert ";62,5;" in text
    assert ";'=HYPERLINK(1);" in text


def test_the_plain_csv_has_points_and_no_mark():
    content = FORMS["plain.csv"](PEOPLE, "sv")
    assert content.startswith(b"key,age_band,")
    assert b",62.5," in content


def test_the_workbook_has_typed_cells_a_code_book_and_says_that_it_is_synthetic():
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"](PEOPLE, "sv")))
    assert book.sheetnames == ["Data", "Kodbok", "Om underlaget"]
    data = list(book["Data"].values)
    row = dict(zip(data[0], data[1], strict=True))
    assert (row["smbm_12_sum"], row["sick_leave_before"], row["sex"]) == (62.5, 1, "woman")
    assert not any(cell.data_type == "f" for line in book["Data"] for cell in line)
    labels = {(row[0], row[4]): row[5] for row in book["Kodbok"].values}
    assert labels["sex", "woman"] == "Kvinna"
    assert labels["sick_leave_before", "1"] == "Ja"
    assert "Påhittat" in book["Om underlaget"]["A3"].value
    assert "Påhittat" in book["Data"].oddHeader.center.text


@pytest.mark.parametrize(("language", "woman"), [("sv", "Kvinna"), ("en", "Woman")])
def test_spss_reads_values_with_the_labels_of_the_language(language, woman, tmp_path):
    path = tmp_path / "people.sav"
    path.write_bytes(FORMS["sav"](PEOPLE, language))
    values, about = pyreadstat.read_sav(path, output_format="dict")
    label = variables()["sex"].label.in_(language)
    assert about.column_names_to_labels["sex"] == label
    assert about.variable_value_labels["sex"][1.0] == woman
    assert about.variable_measure["sex"] == "nominal"
    assert values["sex"] == [1.0, 2.0, None]
    assert values["sick_leave_before"] == [1.0, 0.0, None]
    assert values["smbm_12_sum"] == [62.5, None, None]
    assert about.file_label
    assert about.notes


def test_the_dictionary_of_redcap_has_its_18_columns_in_order_and_takes_the_plain_csv():
    content = FORMS["redcap.csv"](PEOPLE, "en")
    assert content.startswith(b"Variable / Field Name,Form Name,")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    assert len(HEADINGS) == 18
    assert tuple(rows[0]) == HEADINGS
    named = {row["Variable / Field Name"]: row for row in rows}
    assert list(named) == list(variables())
    assert rows[0]["Variable / Field Name"] == "key"
    sex = named["sex"]["Choices, Calculations, OR Slider Labels"]
    assert sex == "woman, Woman | man, Man | other, Other"
    assert named["helpful"]["Text Validation Type OR Show Slider Number"] == "integer"
    assert named["told_manager"]["Field Type"] == "yesno"
    columns = next(csv.reader([FORMS["plain.csv"](PEOPLE, "en").decode().split("\r\n")[0]]))
    assert set(columns) <= set(named)


def test_no_choice_holds_the_signs_that_part_the_choices_of_redcap():
    for one in variables().values():
        for choice in one.choices:
            assert "|" not in choice.label.sv + choice.label.en + choice.label.da
            assert choice.code.replace("_", "").isalnum()
