"""The pages of themes: the clinic's three, and the employer's."""

import pytest

from arbetsro.web.access.standing import standing_of
from arbetsro.web.investigations.models import Finding
from arbetsro.web.themes.models import Partner
from arbetsro.web.themes.waiting import waiting_for
from web.evaluations.people import several
from web.themes.samples import report


def test_the_employer_reads_its_themes_and_takes_one_further(cast, as_):
    given = report(cast, cast.clinic, cast.organisation)
    report(cast, cast.clinic, None)
    browser = as_(cast.anna)
    told = browser.get("/o/demo/themes/").content.decode()
    assert "12 av 30 personer" in told
    assert "Kliniken" in told
    response = browser.post(f"/o/demo/themes/take/{given.pk}/role/", {"unit": cast.root.pk})
    assert response.status_code == 302
    assert Finding.objects.get().reference.endswith(":role")
    assert "Finns i arbetsmiljöarbetet" in browser.get("/o/demo/themes/").content.decode()


def test_another_employer_sees_nothing_of_it(cast, as_):
    given = report(cast, cast.clinic, cast.organisation)
    assert "12 av 30" not in as_(cast.karin).get("/o/annan/themes/").content.decode()
    assert as_(cast.karin).get(f"/o/annan/themes/received/{given.pk}/csv/").status_code == 404


def test_the_clinic_publishes_reads_and_fetches(cast, as_):
    made = report(cast, cast.clinic, None)
    browser = as_(cast.klara)
    assert "Första halvåret 2026" in browser.get("/o/kliniken/themes/regional/").content.decode()
    sheet = browser.get(f"/o/kliniken/themes/regional/{made.pk}/csv/").content.decode("utf-8-sig")
    assert sheet.splitlines()[1] == "Arbetsbelastning;12;30"
    paper = browser.get(f"/o/kliniken/themes/regional/{made.pk}/pdf/")
    assert paper.content.startswith(b"%PDF")
    assert as_(cast.eva).get("/o/kliniken/themes/regional/publish/").status_code == 200


def test_the_report_for_an_employer_is_not_fetched_as_one_for_the_region(cast, as_):
    given = report(cast, cast.clinic, cast.organisation)
    assert as_(cast.eva).get(f"/o/kliniken/themes/regional/{given.pk}/csv/").status_code == 404


def test_the_administrator_adds_an_employer_by_its_whole_name_and_lets_it_go(cast, as_):
    browser, page = as_(cast.kim), "/o/kliniken/themes/partners/"
    assert browser.post(page, {"employer": "Demo"}).status_code == 422
    browser.post(page, {"employer": "demo alltjänst ab"})
    partner = Partner.objects.get()
    assert partner.employer == cast.organisation
    browser.post(f"{page}{partner.pk}/remove/")
    assert not Partner.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("kim", 404), ("rut", 404), ("anna", 404)])
def test_the_regional_page_is_for_those_who_evaluate_or_run_the_queue(cast, as_, who, status):
    several(cast, 1)
    answer = as_(getattr(cast, who)).get("/o/kliniken/themes/regional/")
    assert answer.status_code == status


def test_a_new_report_waits_until_something_is_taken_from_it(cast, as_):
    given = report(cast, cast.clinic, cast.organisation)
    mine = standing_of(cast.anna, "demo")
    assert [one.text_key for one in waiting_for(mine)] == ["themes.waiting"]
    as_(cast.anna).post(f"/o/demo/themes/take/{given.pk}/role/", {"unit": cast.root.pk})
    assert list(waiting_for(mine)) == []
