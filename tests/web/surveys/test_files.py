"""Files of results in the browser: for whom, of what, and nothing of what is hidden."""

import csv
import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys import files_shown
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.publishing import publish
from web import surveys_rows
from web.conftest import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave(cast: Cast) -> Wave:
    """Hemtjänsten is hidden: fewer than the threshold have answered there."""
    found = surveys_rows.opened(cast, plan=surveys_rows.PLAN | surveys_rows.SHORT)
    some = found.invitations.filter(unit=cast.home_care).values_list("pk", flat=True)[:5]
    found.invitations.filter(pk__in=list(some)).delete()
    surveys_rows.answered(found)
    found.state, found.closed_at = Wave.State.CLOSED, found.opened_at
    found.save()
    job = Job(by=cast.anna, organisation=found.organisation, parameters={"wave": str(found.pk)})
    publish(job, lambda share: None)()
    return found


def address(wave, unit, name="show", *more):
    return reverse(f"survey_files:{name}", args=["demo", wave.pk, unit.pk, *more])


def units(response):
    text = response.content.decode("utf-8-sig")
    return {row["unit_name"] for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def test_each_kind_of_file_is_fetched_under_a_name_that_tells_the_survey_and_the_unit(
    cast, as_, wave
):
    client = as_(cast.anna)
    page = client.get(address(wave, cast.root)).content.decode()
    for name, kinds in (("data", files_shown.DATA), ("book", files_shown.BOOKS)):
        for kind in kinds:
            assert address(wave, cast.root, name, kind) in page
            response = client.get(address(wave, cast.root, name, kind))
            assert response.status_code == 200
            assert 'filename="medarbetarenkat-demo-' in response["Content-Disposition"]


def test_a_manager_fetches_the_places_of_their_own_unit_and_no_others(cast, as_, wave):
    client = as_(cast.mats)
    assert units(client.get(address(wave, cast.north, "data", "csv"))) == {"Norr"}
    for unit in (cast.root, cast.south):
        assert client.get(address(wave, unit)).status_code == 404
        assert client.get(address(wave, unit, "data", "csv")).status_code == 404


def test_a_hidden_place_is_in_no_file_and_has_none_of_its_own(cast, as_, wave):
    client = as_(cast.anna)
    for kind in ("csv", "answers", "parquet", "sav"):
        assert (
            "Hemtjänsten".encode() not in client.get(address(wave, cast.root, "data", kind)).content
        )
    assert "inget att hämta" in client.get(address(wave, cast.home_care)).content.decode()
    for name, *more in (("data", "csv"), ("report", "pdf"), ("picture", "areas", "chart-svg")):
        assert client.get(address(wave, cast.home_care, name, *more)).status_code == 404


def test_too_many_rows_are_told_of_and_only_parquet_is_fetched(cast, as_, wave, monkeypatch):
    monkeypatch.setattr("arbetsro.reporting.survey.export.MOST_ROWS", 3)
    client = as_(cast.anna)
    assert "för många rader" in client.get(address(wave, cast.root)).content.decode()
    assert client.get(address(wave, cast.root, "data", "csv")).status_code == 404
    assert client.get(address(wave, cast.root, "data", "parquet")).status_code == 200


def test_the_report_is_a_tagged_pdf_in_the_language_of_the_reader(cast, as_, wave):
    response = as_(cast.anna).get(address(wave, cast.north, "report", "pdf"))
    found = PdfReader(io.BytesIO(response.content))
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert found.trailer["/Root"]["/Lang"].startswith("sv")
    text = "".join(page.extract_text() for page in found.pages)
    assert "Enkätresultat: Norr" in text
    assert "färre än 5 personer" in text


def test_a_chart_and_its_table_are_pictures(cast, as_, wave):
    client = as_(cast.anna)
    for what, start in (("chart-svg", b"<svg"), ("table-png", b"\x89PNG")):
        response = client.get(address(wave, cast.north, "picture", "areas", what))
        assert response.content.startswith(start)
    assert client.get(address(wave, cast.north, "picture", "other", "chart-svg")).status_code == 404
