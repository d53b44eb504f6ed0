"""The evaluator's pages: from the button to the files, and never to a person."""

import io
import json

import pytest
from openpyxl import load_workbook

from arbetsro.web.care.models import CareEvent
from arbetsro.web.evaluations import reports
from arbetsro.web.evaluations.models import FrozenSet
from web.evaluations.people import several

START = "/o/kliniken/evaluations/"


@pytest.fixture
def page(cast, as_):
    """The page of a set that the evaluator has just made."""
    several(cast, 6)
    response = as_(cast.eva).post(f"{START}freeze/")
    return response.headers["Location"]


def test_the_evaluator_makes_a_set_and_reads_the_report_on_the_same_page(cast, as_, page):
    told = as_(cast.eva).get(page).content.decode()
    assert "6 personer" in told
    assert "data:image/svg+xml" in told  # a chart
    assert "Hemligt" not in told
    assert "Någon" not in told


def test_what_stands_in_the_way_of_a_set_is_told_in_place(cast, as_):
    response = as_(cast.eva).post(f"{START}freeze/")
    assert response.status_code == 422
    assert "Färre än 5 personer" in response.content.decode()
    assert not FrozenSet.objects.exists()


def test_every_file_is_there_and_that_it_was_fetched_stands_in_the_log(cast, as_, page):
    browser = as_(cast.eva)
    files = {kind: browser.get(f"{page}{kind}/") for kind in ("xlsx", "json", "redcap.csv", "sav")}
    sheet = load_workbook(io.BytesIO(files["xlsx"].content), read_only=True).worksheets[0]
    assert len(list(sheet.iter_rows())) == 7  # a heading and six people
    assert json.loads(files["json"].content)["flow"]["entered"] == 6
    assert files["redcap.csv"].content.startswith(b"Variable / Field Name")
    fetched = CareEvent.objects.filter(action="data_set.fetched", by_key=cast.eva.pk)
    assert sorted(one.detail["form"] for one in fetched) == sorted(files)
    assert browser.get(f"{page}exe/").status_code == 404


def test_every_kind_of_file_has_a_name_on_the_page_and_a_type(cast, as_, page):
    told = as_(cast.eva).get(page).content.decode()
    for kind in (*reports.REPORTS, *reports.DATA):
        assert f'{page}{kind}/"' in told
        assert reports.type_of(kind)


def test_the_code_book_names_each_variable_of_the_set_and_what_its_values_mean(cast, as_, page):
    told = as_(cast.eva).get(f"{page}codebook/").content.decode()
    assert "problem_before" in told
    assert "1–10" in told


@pytest.mark.parametrize("who", ["rut", "ivar", "klara", "kim"])
def test_nobody_but_the_evaluator_opens_a_set(cast, as_, page, who):
    assert as_(getattr(cast, who)).get(page).status_code == 403
