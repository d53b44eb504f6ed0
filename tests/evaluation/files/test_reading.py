"""Files as people have them: encodings, separators, decimal signs, and every fault at once."""

import io
from datetime import date

import openpyxl
import pytest

from arbetsro.evaluation.files.faults import FileError
from arbetsro.evaluation.files.reading import read_data
from arbetsro.language import LANGUAGES
from arbetsro.reporting.evaluation.faults import sentences

TEXT = "key;region;smbm_12_sum\na1;Örebro;62,5\n\na2;Sörmland;58\n"
ROWS = (
    {"key": "a1", "region": "Örebro", "smbm_12_sum": 62.5},
    {"key": "a2", "region": "Sörmland", "smbm_12_sum": 58},
)


def faults(content):
    with pytest.raises(FileError) as caught:
        read_data(content)
    return caught.value


def told(content, language="en"):
    return list(sentences(faults(content), "d.csv", language))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encodings_of_excel_are_read(encoding):
    assert read_data(TEXT.encode(encoding)).rows == ROWS


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace(";", "\t"),
        TEXT.replace(",", ".").replace(";", ","),
        "sep=;\r\n" + TEXT.replace("\n", "\r\n"),
        TEXT.replace("key;region", " KEY ;Region"),
    ],
)
def test_separators_line_ends_and_headings_may_differ(text):
    assert read_data(text.encode()).rows == ROWS


def test_words_numbers_and_codes_of_a_choice_or_a_flag_mean_the_same():
    text = "key;sex;told_manager\n1;Kvinna;ja\n2;woman;1\n3;1;TRUE\n4;kvinde;Yes\n5;1,0;1.0\n"
    assert {(row["sex"], row["told_manager"]) for row in read_data(text.encode()).rows} == {
        ("woman", True)
    }


def test_what_is_missing_is_left_out_and_never_zero():
    rows = read_data(b"key;helpful;would_recommend;followed_up\na;;;1\nb;NA;.;1\n").rows
    assert rows == ({"key": "a", "followed_up": True}, {"key": "b", "followed_up": True})


def test_a_month_that_excel_made_a_date_of_is_a_month_again_and_another_day_is_refused():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["key", "month_applied"])
    sheet.append(["a", "2024-03"])
    sheet["B2"] = date(2024, 3, 1)
    file = io.BytesIO()
    book.save(file)
    assert read_data(file.getvalue()).rows[0]["month_applied"] == "2024-03"
    assert told(b"key;month_applied\na;2024-03-17\n") == [
        "d.csv, row 2, month_applied: “2024-03-17” is not a month. "
        "Write year and month, as 2024-05, without a day."
    ]


def test_every_fault_is_named_at_once_with_its_row_as_the_file_counts():
    text = "key;sex;helpfull;helpful;followed_up\na;woman;;11;1\n\na;elf;;8;perhaps\n"
    lines = told(text.encode())
    assert lines[0] == (
        "d.csv, column helpfull: there is no such variable. Do you mean helpful? "
        "Otherwise remove the column."
    )
    assert [line.split(": ")[0] for line in lines[1:]] == [
        "d.csv, row 2, helpful",
        "d.csv, row 4, sex",
        "d.csv, row 4, followed_up",
        "d.csv, row 4, helpful",
        "d.csv, row 4, key",
    ]
    assert "row 2" in lines[-1].split(": ")[1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"  \n", "empty"),
        (b"PK\x03\x04 no workbook", "broken_excel"),
        (b"PAR1 no parquet", "not_parquet"),
        (b"\xd0\xcf\x11\xe0", "old_excel"),
        (b"$FL2", "spss"),
        (b"\x00\x01\xff\xfa", "not_text"),
        (b"name;shoe size\nEva;38\n", "no_headings"),
        (b"key;sex\n", "no_rows"),
        (b"sex\nwoman\n", "column_missing"),
        (b"key;sex;sex\na;;\n", "column_twice"),
        (b"key,smbm_12_sum\na,62,5\n", "cell_without_heading"),
        (b'key;sex\na;"woman" x\n', "not_csv"),
    ],
)
def test_what_is_no_data_set_is_refused_with_a_reason(content, code):
    assert code in [fault.code for fault in faults(content).faults]


def test_a_formula_is_told_of_and_not_taken_for_missing():
    book = openpyxl.Workbook()
    book.active.append(["key", "helpful", "followed_up"])
    book.active.append(["a", "=4+4", 1])
    file = io.BytesIO()
    book.save(file)
    assert [(f.code, f.row, f.column) for f in faults(file.getvalue()).faults] == [
        ("formula", 2, "helpful")
    ]


def test_every_fault_has_its_sentence_in_every_language():
    for content in (b" ", b"key;nonsense;sex;sex\na;;;;1\n", b"sex\nwoman\n", b"key\n"):
        for language in LANGUAGES:
            assert all("{" not in line for line in told(content, language))
