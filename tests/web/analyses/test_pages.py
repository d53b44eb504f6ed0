"""The pages of an analysis: there for those who may read it, and not there for others."""

import re

import pytest
from django.urls import reverse

from arbetsro.web.analyses import actions
from arbetsro.web.analyses.content import items
from arbetsro.web.analyses.fields import field_at, lists
from arbetsro.web.analyses.parts import STEPS
from web.analyses.conftest import again, events, url

pytestmark = pytest.mark.django_db

SHEETS = "CDEFGJ"
READ = ["show", "history", "decision", "uncertainty", "time", "scenarios", "news", "case_file"]


def text_of(response, status=200):
    assert response.status_code == status
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def anna(cast, as_):
    return as_(cast.anna)


@pytest.fixture
def activity(analysis):
    first = items(analysis.content, "interventions")[0]
    return items(analysis.content, f"interventions.{first}.activities")[0]


@pytest.mark.parametrize("which", ["analysis", "empty"])
@pytest.mark.parametrize("step", STEPS)
def test_each_step_shows_its_guidance_and_all_that_is_filled_in_there(anna, request, which, step):
    found = request.getfixturevalue(which)
    response = anna.get(url("step", found, step))
    text = text_of(response)
    guide = response.context["guide"]
    for one in (guide.heading.sv, guide.purpose.sv, guide.enough.sv):
        assert one in text
    for address in STEPS[step]:
        declared = field_at(address)
        assert (declared.label.sv if declared else lists()[address].title.sv) in text
        assert (f'data-address="{address}"' if declared else f'data-list="{address}"') in text


@pytest.mark.parametrize("letter", SHEETS)
@pytest.mark.parametrize("which", ["analysis", "empty"])
def test_each_sheet_shows_every_row_with_its_code_and_label(anna, request, which, letter):
    response = anna.get(url("sheet", request.getfixturevalue(which), letter))
    text = text_of(response)
    rows = [row for section in response.context["sections"] for row in section.rows]
    assert rows
    assert [r.code for r in rows if r.code not in text or r.row.label.sv not in text] == []


def test_the_sheet_shows_the_figures_of_the_worked_example(anna, analysis):
    text = text_of(anna.get(url("sheet", analysis, "C"))).replace("\xa0", " ")
    for printed in ("1 006 840 000", "19 935 432", "24 750 000", "2 277 000", "22 212 432"):
        assert printed in text


def test_the_overview_tells_the_key_figures_and_what_is_next(anna, analysis):
    text = text_of(anna.get(url("show", analysis))).replace("\xa0", " ")
    for told in ("Ohälsan i Norr", "22 212 432 kr", "1 864 319 kr", "2 578 167 kr", "8,4 %"):
        assert told in text


def test_the_page_of_an_activity_has_its_sums_and_sheets_h_and_i(anna, analysis, activity):
    text = text_of(anna.get(url("activity", analysis, activity))).replace("\xa0", " ")
    for told in ("Screening, utförande", "240 100", "234 545", "H4", "I26"):
        assert told in text


def test_the_page_of_an_activity_is_right_after_an_intervention_that_holds_nothing(
    cast, anna, analysis, activity
):
    actions.add_item(by=cast.anna, analysis=analysis, list_address="interventions", item="i9")
    content = {**again(analysis).content}
    content["interventions"] = ["i9", *(i for i in content["interventions"] if i != "i9")]
    type(analysis).objects.filter(pk=analysis.pk).update(content=content)
    text = text_of(anna.get(url("activity", analysis, activity))).replace("\xa0", " ")
    for told in ("Screening, utförande", "240 100", "234 545"):
        assert told in text
    assert url("activity", analysis, activity) in text_of(anna.get(url("sheet", analysis, "G")))


@pytest.mark.parametrize(
    ("language", "typed"),
    [("sv", "ifyllt i analysen"), ("en", "filled in in the analysis"),
     ("da", "udfyldt i analysen")],
)  # fmt: skip
def test_the_trace_tells_that_a_figure_was_filled_in_on_the_page(
    cast, as_, analysis, language, typed
):
    cast.anna.language = language
    cast.anna.save()
    text = text_of(as_(cast.anna).get(url("trace", analysis, "C20")))
    assert typed in text
    assert not any(file in text for file in ("ärendefil", "case file", "sagsfil"))


def test_the_trace_tells_how_a_figure_was_made(anna, analysis):
    text = text_of(anna.get(url("trace", analysis, "C10"))).replace("\xa0", " ")
    assert "19 935 432" in text
    assert "<html" in text
    part = text_of(anna.get(url("trace", analysis, "C10"), headers={"X-Requested-With": "fetch"}))
    assert "<html" not in part


@pytest.mark.parametrize("cell", ["C10", "C20", "J17", "G34", "C7"])
def test_the_trace_of_what_is_missing_is_a_page_too(anna, empty, cell):
    assert anna.get(url("trace", empty, cell)).status_code == 200


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("step", "nothing"), ("sheet", "A"), ("sheet", "c"), ("sheet", "H"), ("sheet", "K"),
        ("activity", "k3x9ab"), ("trace", "C99"), ("trace", "G5@9.9"), ("version", 0),
        ("version", 99), ("file", 12345),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(anna, analysis, page, word):
    assert anna.get(url(page, analysis, word)).status_code == 404


@pytest.mark.parametrize("page", READ)
def test_an_empty_analysis_has_every_page(anna, empty, page):
    assert anna.get(url(page, empty)).status_code == 200


@pytest.mark.parametrize("page", READ)
class TestWhoMayRead:
    def test_those_who_may_not_read_analyses_are_refused(self, cast, as_, analysis, page):
        for who in (cast.erik, cast.olle):
            assert as_(who).get(url(page, analysis)).status_code == 403

    def test_those_of_another_organisation_and_of_none_find_nothing(
        self, cast, as_, analysis, page
    ):
        for who in (cast.ulla, cast.nils, cast.stina):
            assert as_(who).get(url(page, analysis)).status_code == 404

    def test_a_consultant_finds_it_only_under_the_address_of_its_own_organisation(
        self, cast, as_, analysis, page
    ):
        assert as_(cast.karin).get(url(page, analysis)).status_code == 200
        wrong = url(page, analysis).replace("/demo/", "/annan/")
        assert as_(cast.karin).get(wrong).status_code == 404

    def test_a_manager_finds_those_of_the_own_units_only(
        self, cast, as_, analysis, empty, demo, page
    ):
        south = actions.start(by=cast.anna, unit=cast.south, title="Söder", language="sv")
        assert as_(cast.mats).get(url(page, analysis)).status_code == 200
        assert as_(cast.mats).get(url(page, empty)).status_code == 404
        assert as_(cast.mats).get(url(page, south)).status_code == 404

    def test_nobody_reads_it_without_logging_in(self, as_, analysis, page):
        response = as_(None).get(url(page, analysis))
        assert response.status_code == 302
        assert "/login/" in response.headers["Location"]
        fetched = as_(None).get(url(page, analysis), headers={"X-Requested-With": "fetch"})
        assert fetched.status_code == 401


def test_a_reading_is_told_by_the_log_once_a_page(cast, anna, analysis):
    for page in ("show", "history"):
        anna.get(url(page, analysis))
    anna.get(url("step", analysis, "situation"))
    told = [(e.by, e.is_reading, e.detail["page"]) for e in events("analysis.read")]
    pages = ("situation", "history", "overview")
    assert told == [(cast.anna, True, page) for page in pages]


class TestTheList:
    def get(self, client, **query):
        page = client.get(reverse("analyses:list", args=["demo"]), query).context["page"]
        return [one.title for one in page.object_list]

    def test_has_the_analyses_that_the_person_may_read_latest_first(
        self, cast, as_, anna, analysis, empty
    ):
        assert self.get(anna) == ["Tom analys", "Ohälsan i Norr"]
        assert self.get(as_(cast.mats)) == ["Ohälsan i Norr"]
        actions.set_value(by=cast.mats, analysis=analysis, address="A4", value="Ny", seen=1)
        assert self.get(anna)[0] == "Ohälsan i Norr"

    def test_filters_by_text_and_state(self, anna, proposal, empty):
        assert self.get(anna, text="ohälsan") == ["Ohälsan i Norr"]
        assert self.get(anna, text="finns inte") == []
        assert self.get(anna, state="sent") == ["Ohälsan i Norr"]
        assert self.get(anna, state="draft") == ["Tom analys"]
        assert len(self.get(anna, state="nonsense")) == 2

    def test_keeps_its_filter_when_it_is_leafed_through(self, cast, anna):
        for number in range(31):
            unit = cast.root
            actions.start(by=cast.anna, unit=unit, title=f"Norr {number}", language="sv")
        address = reverse("analyses:list", args=["demo"])
        shown = anna.get(address, {"text": "Norr", "state": "draft"}).content.decode()
        assert 'href="?text=Norr&amp;state=draft&amp;page=2"' in shown

    @pytest.mark.parametrize("text", ["%", "_", "'", "\x00", "👩🏽‍⚕️", "x" * 5000])
    def test_takes_any_text_to_look_for(self, anna, analysis, text):
        self.get(anna, text=text)

    def test_is_empty_with_a_way_to_begin(self, cast, as_, anna):
        assert reverse("analyses:new", args=["demo"]) in text_of(
            anna.get(reverse("analyses:list", args=["demo"]))
        )
        vera = text_of(as_(cast.vera).get(reverse("analyses:list", args=["demo"])))
        assert reverse("analyses:new", args=["demo"]) not in vera


@pytest.mark.parametrize("language", ["sv", "en", "da"])
def test_every_page_is_there_in_the_language_of_the_person(cast, as_, analysis, language):
    cast.anna.language = language
    cast.anna.save()
    anna = as_(cast.anna)
    pages = [url(page, analysis) for page in READ]
    pages += [url("step", analysis, step) for step in STEPS]
    pages += [url("sheet", analysis, letter) for letter in SHEETS]
    for page in pages:
        response = anna.get(page)
        assert (response.status_code, response.headers["Content-Language"]) == (200, language)


def test_what_people_typed_is_shown_as_text_and_never_as_markup(cast, anna, analysis, activity):
    evil = "<script>alert(1)</script>\"'><img src=x>"
    for address in ("title", "A4", "contact", f"activities.{activity}.name"):
        actions.set_value(
            by=cast.anna, analysis=again(analysis), address=address, value=evil, seen=99
        )
    pages = [url(p, analysis) for p in READ if p not in {"news", "case_file"}]
    pages += [url("step", analysis, step) for step in STEPS]
    pages += [url("activity", analysis, activity), url("sheet", analysis, "G")]
    pages += [url("version", analysis, 5), url("compare", analysis) + "?older=1"]
    for page in pages:
        text = text_of(anna.get(page))
        assert "<script>alert" not in text
        assert "<img src=x>" not in text
