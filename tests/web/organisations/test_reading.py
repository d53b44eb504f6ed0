"""Files as rows: what they are written in, and which are refused with a sentence."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.language import LANGUAGES
from arbetsro.web.organisations.exchange.faults import FileError
from arbetsro.web.organisations.exchange.form import guarded, unguarded
from arbetsro.web.organisations.exchange.reading import read_files
from web.organisations.files import PEOPLE, ROLES, UNITS, csv, excel, with_part

ÅSA = {"email": "åsa@exempel.se", "name": "Åsa Öberg"}


def rows(*files):
    return read_files((f"fil{number}", data) for number, data in enumerate(files)).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_file_is_read_however_it_was_saved(encoding, delimiter, end):
    text = end.join(["email;name", "åsa@exempel.se;Åsa Öberg", ""]).replace(";", delimiter)
    assert rows(text.encode(encoding)) == {"people": [(2, ÅSA)]}


def test_the_headings_tell_which_sheet_a_csv_file_is():
    found = rows(csv(PEOPLE), csv(ROLES), csv(UNITS))
    assert found == {"people": [], "roles": [], "units": []}


def test_labels_and_empty_rows_are_passed_over_and_rows_keep_their_numbers():
    data = csv(
        "email;role;role_label;unit_code;valid_from;valid_to", "", "a@b.se;manager;Chef;N", ";;;;;"
    )
    cells = {
        "email": "a@b.se",
        "role": "manager",
        "unit_code": "N",
        "valid_from": "",
        "valid_to": "",
    }
    assert rows(data) == {"roles": [(3, cells)]}


def test_a_line_for_excel_and_quoted_cells_are_understood():
    data = b'sep=;\r\n"email";"name"\r\n"a@b.se";"Berg; Anna ""Nisse"""\r\n'
    assert rows(data)["people"][0][1]["name"] == 'Berg; Anna "Nisse"'


def test_an_excel_file_has_several_sheets_with_numbers_and_days_as_they_are_shown():
    data = excel(
        {
            "Units": [UNITS.split(";"), [1001, "Norr", "A", date(2026, 1, 1), None]],
            "people": [PEOPLE.split(";"), ["åsa@exempel.se", "Åsa Öberg"]],
            "Anteckningar": [["vad som helst"]],
        }
    )
    unit = {
        "code": "1001",
        "name": "Norr",
        "parent_code": "A",
        "valid_from": "2026-01-01",
        "valid_to": "",
    }
    assert rows(data) == {"units": [(2, unit)], "people": [(2, ÅSA)]}


def test_a_zip_file_with_csv_files_is_read_like_the_files():
    data = with_part(b"", "people.csv", csv(PEOPLE, "åsa@exempel.se;Åsa Öberg"))
    assert rows(data) == {"people": [(2, ÅSA)]}


def test_a_formula_is_a_fault_of_its_row_and_column():
    data = excel({"people": [["email", "name"], ["a@b.se", "=1+1"], ["b@b.se", "Bo"]]})
    content = read_files([("fil", data)])
    (fault,) = content.faults
    assert (fault.row, fault.column, fault.code, fault.values) == (
        2,
        "name",
        "formula",
        {"cell": "B2"},
    )


def test_a_formula_in_a_column_that_is_not_read_does_no_harm():
    heads = ["email", "role", "role_label", "unit_code", "valid_from", "valid_to"]
    assert read_files([("fil", excel({"roles": [heads, ["a", "b", "=1+1", "c"]]}))]).faults == []


def hide(book):
    book["people"].sheet_state = "hidden"
    book.create_sheet("synligt")


GOOD = excel({"people": [["email", "name"]]})
BOMB = b"<x>" + b" " * 50_000_001 + b"</x>"
MANY = csv(PEOPLE, *[f"a{number}@b.se;A" for number in range(50_001)])


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("empty", b" \r\n"),
        ("old_excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100),
        ("not_excel", with_part(b"", "brev.txt", "hej")),
        ("broken_excel", GOOD[: len(GOOD) // 2]),
        ("broken_excel", b"PK\x03\x04 not a zip file"),
        ("broken_excel", with_part(GOOD, "xl/x.xml", '<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>')),
        ("macros", with_part(GOOD, "xl/vbaProject.bin", "x")),
        ("external_links", with_part(GOOD, "xl/externalLinks/externalLink1.xml", "<x/>")),
        ("too_large_inside", with_part(GOOD, "xl/bomb.xml", BOMB)),
        ("too_large_inside", with_part(b"", "people.csv", BOMB)),
        ("sheets_missing", excel({"Blad1": [["email", "name"]]})),
        ("sheet_hidden", excel({"people": [["email", "name"]]}, hide)),
        ("too_many_rows", MANY),
        ("headings_missing", csv("email;role;unit_code;valid_from", "")),
        ("headings_unknown", csv("email;name;telefon", "")),
        ("headings_twice", csv("email;name;name", "")),
        ("headings_of_nothing", csv("e-post;namn", "")),
        ("utf_16", "email;name".encode("utf-16")),
        ("not_text", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("not_text", b"%PDF-1.7\n\x81\x8d\x8f\x90\x9d"),
        ("not_csv", csv(PEOPLE, 'a@b.se;"Anna" x')),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(code, data):
    with pytest.raises(FileError) as error:
        rows(data)
    assert error.value.code == code
    for language in LANGUAGES:
        assert "fil0" in error.value.sentence(language)


def test_the_same_sheet_in_two_files_is_refused():
    with pytest.raises(FileError) as error:
        rows(csv(PEOPLE), csv(PEOPLE))
    assert (error.value.code, error.value.values["file"]) == ("sheet_twice", "fil1")


def test_a_megabyte_in_a_cell_and_nul_are_left_to_the_check_of_rows():
    data = csv(PEOPLE, f"a@b.se;{'x' * 1_000_000}", "b@b.se;Bo\0Ek")
    assert [len(cells["name"]) for _, cells in rows(data)["people"]] == [1_000_000, 5]


@given(st.text())
def test_the_guard_against_formulas_comes_off_again(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_sizes_in_a_zip_file_are_not_believed():
    """A part that unpacks to more than it says is refused, not read to the end."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("people.csv", b"x" * 1_000_000)
    small = target.getvalue().replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(FileError):
        rows(small)
