"""Files of a survey, read back by the libraries of other programs and held against what is told."""

import csv
import io
import json
import subprocess
from math import isclose, isnan

import openpyxl
import pyarrow.parquet as pq
import pypdf
import pyreadstat
import pytest

from arbetsro.language import LANGUAGES
from arbetsro.reporting.survey.codebook import COLUMNS, document, rows
from arbetsro.reporting.survey.excel import as_excel
from arbetsro.reporting.survey.parquet import as_parquet
from arbetsro.reporting.survey.pictures import charts
from arbetsro.reporting.survey.report import Report
from arbetsro.reporting.survey.spss import GROUPS, as_sav
from arbetsro.reporting.survey.tables import table_picture
from arbetsro.reporting.survey.text import answers_csv, as_csv, codebook_csv, results_csv
from reporting.survey.small import NAMES, SPOTS, export, form, published

HIDDEN = "Lilla verkstaden"


def read_csv(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def number(text):
    return float(text.replace(",", "."))


def cells():
    """Every figure that is told: place, kind of people, variable and the figure."""
    for spot in SPOTS:
        place = published().of(spot.id)
        if place is None:
            continue
        for key, cell in place.cells.items():
            yield spot.id, "", "", key, cell
        for background, groups in place.groups.items():
            for value, group in groups.items():
                for key, cell in group.cells.items():
                    yield spot.id, background, value, key, cell


TOLD = {one[:4]: one[4] for one in cells()}


@pytest.fixture(scope="module")
def report():
    spot = SPOTS[4]
    whole = published().of(1)
    return Report(export(), spot, published().of(spot.id), whole, "sv").document()


class TestFigures:
    def test_there_is_something_told_something_hidden_and_a_divided_place(self):
        assert {id_ for id_, *_ in TOLD} < set(published().places) < set(NAMES)
        assert any(background for _, background, *_ in TOLD)

    def test_the_csv_holds_what_is_told_and_nothing_else(self):
        found = {}
        for row in read_csv(results_csv(export(), "sv")):
            about = "b_b1" if row["about"] else ""
            key = (int(row["unit"]), about, int(row["group"]) if about else "", row["variable"])
            if row["variable"]:
                found[key] = row
        assert set(found) == set(TOLD)
        for key, row in found.items():
            cell = TOLD[key]
            assert int(row["n"]) == cell.n
            for name in ("mean", "sd", "low", "high"):
                assert isclose(number(row[name]), getattr(cell, name), abs_tol=1e-9)

    def test_the_answers_hold_every_count_that_is_told(self):
        found = {}
        for row in read_csv(answers_csv(export(), "sv")):
            if not row["about"]:
                there = found.setdefault((int(row["unit"]), "", "", row["variable"]), [])
                there.append(int(row["count"]))
        told = {key: list(one.counts) for key, one in TOLD.items() if one.counts and not key[1]}
        assert found == told

    def test_places_stand_in_the_order_of_the_tree_and_a_hidden_one_is_in_no_file(self):
        content = read_csv(results_csv(export(), "sv"))
        order = list(dict.fromkeys(row["unit_name"] for row in content))
        assert order == [one.name for one in SPOTS if one.name != HIDDEN]
        for make in (results_csv, answers_csv, as_parquet, as_sav):
            assert HIDDEN.encode() not in make(export(), "sv")
        book = openpyxl.load_workbook(io.BytesIO(as_excel(export(), "sv")))
        assert not any(HIDDEN in str(row) for page in book for row in page.values)

    def test_only_the_places_of_the_reader_are_there(self):
        content = read_csv(results_csv(export(SPOTS[3:]), "sv"))
        assert {row["unit"] for row in content} == {"20", "21", "22"} - {str(SPOTS[2].id)}


def test_the_csv_is_that_of_swedish_excel_and_runs_no_formula():
    content = results_csv(export(), "sv")
    assert content.startswith(b"\xef\xbb\xbfunit;unit_name;")
    assert content.count(b"\r\n") == content.count(b"\n") == 1 + export().size
    assert ";'=Vi pausar;" in content.decode("utf-8-sig")
    assert as_csv(["a"], [[-0.5]]).endswith(b"\r\n-0,5\r\n")


def test_the_workbook_has_numbers_headings_and_pages_that_lie_down():
    book = openpyxl.load_workbook(io.BytesIO(as_excel(export(), "sv")))
    assert book.sheetnames == ["Resultat", "Svar", "Deltagande", "Kodbok", "Om filen"]
    people = [row for row in book["Deltagande"].values if row[0] == "Hemtjänsten" and not row[2]]
    assert people == [("Hemtjänsten", "Norr", None, None, 14, 16, 14 / 16)]
    told = [row for row in book["Resultat"].values if row[0] == "Demo Alltjänst" and not row[2]]
    cells = [one for key, one in TOLD.items() if key[:2] == (1, "")]
    assert [row[8] for row in told[1:]] == [pytest.approx(one.mean) for one in cells]
    for page in book:
        assert page.page_setup.orientation == "landscape"
        # As wide as one page, which is what a file says by saying nothing, and any height.
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (None, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert not any(cell.data_type == "f" for line in page for cell in line)


def test_libreoffice_opens_it_as_wide_as_a_page(soffice, tmp_path):
    (tmp_path / "survey.xlsx").write_bytes(as_excel(export(SPOTS[4:5]), "sv"))
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "survey.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = pypdf.PdfReader(tmp_path / "survey.pdf").pages
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    first, last = pages[0].extract_text(), pages[-1].extract_text()
    for heading in ("Enhet", "Medelvärde", "Riktning"):
        assert heading in first
    assert "färre än 5 personer" in last


def test_the_parquet_file_is_the_publication_with_names_and_its_codebook():
    table = pq.read_table(io.BytesIO(as_parquet(export(), "sv")))
    told = {(row["unit"], row["about"], row["group"] or "", row["variable"]): row
            for row in table.to_pylist() if row["variable"]}  # fmt: skip
    assert set(told) == set(TOLD)
    assert all(row["mean"] == TOLD[key].mean for key, row in told.items())
    assert all(tuple(row["counts"] or ()) == (TOLD[key].counts or ()) for key, row in told.items())
    book = json.loads(table.schema.metadata[b"arbetsro_codebook"])
    assert {one["variable"] for one in book} >= {one.key for one in form().variables}
    assert b"arbetsro" not in table.schema.metadata  # no mark of a publication: it is none


def test_spss_reads_labels_values_and_nothing_where_something_is_hidden(tmp_path):
    path = tmp_path / "survey.sav"
    path.write_bytes(as_sav(export(), "sv"))
    frame, about = pyreadstat.read_sav(path)
    assert about.variable_value_labels["unit"][22.0] == "Hemtjänsten"
    assert about.variable_value_labels["group"][GROUPS + 1.0] == "Är du chef? Ja"
    assert about.column_names_to_labels["s_arbetsro_stress_m"] == "Medelvärde: Stress"
    for _, row in frame.iterrows():
        about_ = "b_b1" if row["group"] else ""
        value = int(row["group"] - GROUPS) if row["group"] else ""
        for one in form().variables:
            cell = TOLD.get((int(row["unit"]), about_, value, one.key))
            got = row[f"{one.key}_m"]
            assert isnan(got) if cell is None else isclose(got, cell.mean)


class TestCodebook:
    def test_every_variable_and_value_is_there_with_its_rule_in_every_language(self):
        for language in LANGUAGES:
            found = [dict(zip(COLUMNS, one, strict=True)) for one in rows(export(), language)]
            named = {one["variable"] for one in found if one["kind"]}
            assert named == {one.key for one in (*form().variables, *form().backgrounds)}
            assert all(one["missing"] for one in found if one["variable"].startswith("s_"))
        values = [one for one in found if one["variable"] == "b_b1" and one["value"] != ""]
        assert [one["value_label"] for one in values] == ["Ja", "Nej"]

    def test_it_says_the_threshold_and_what_has_not_been_validated(self):
        told = " ".join(str(block) for block in document(export(), "en").blocks)
        assert "fewer than 5 people" in told
        assert "has not yet been validated" in told

    def test_as_csv_it_has_a_row_for_each(self):
        assert len(read_csv(codebook_csv(export(), "sv"))) == len(list(rows(export(), "sv")))


class TestReport:
    def test_it_shows_the_answered_the_areas_and_every_question_that_is_told(self, report):
        told = str(report.blocks)
        place = published().of(SPOTS[4].id)
        assert f"value='{place.answered}'" in told
        for one in form().variables:
            if one.kind in ("score", "item"):
                assert (one.label.sv in told) == (one.key in place.cells), one.key

    def test_a_place_of_which_only_the_number_is_told_has_no_charts(self):
        assert published().of(30) is not None
        assert list(charts(published().of(30), form(), "sv")) == []

    def test_charts_say_which_end_is_good(self):
        for one in charts(published().of(1), form(), "en"):
            assert any(word in str(one.spec) for word in ("best", "is good")), one.name


def test_a_table_is_a_picture_of_either_kind():
    chart = next(iter(charts(published().of(1), form(), "sv")))
    assert table_picture(chart.table, "sv", "svg").startswith(b"<svg")
    assert table_picture(chart.table, "sv", "png").startswith(b"\x89PNG")
