"""Faults as the workbench tells them: in words for people who see no file, each with a link."""

import ast
import re
from pathlib import Path

import pytest

import arbetsro.economics
from arbetsro.economics.calculation import calculate
from arbetsro.economics.case import Activity, Alternative, Case, Intervention
from arbetsro.economics.declared import MODULES, rows_by_code
from arbetsro.economics.faults import Fault, Place
from arbetsro.language import LANGUAGES
from arbetsro.language.catalogue import catalogue
from arbetsro.web.analyses import actions
from arbetsro.web.analyses.content import items
from arbetsro.web.analyses.faults import faults_of, sentence, sentences
from arbetsro.web.analyses.mending import before_decision, to_mend
from arbetsro.web.analyses.opened import opened
from web.analyses.conftest import again, url

ECONOMICS = Path(arbetsro.economics.__file__).parent
#: Signs and names that only those who see a file understand.
OF_A_FILE = re.compile(r"[\[\]{}=]|\w_\w|\(\)|–:|TOML")
#: A case with a thing of each kind, named and not.
CASE = Case(
    "Demo",
    interventions=(Intervention("Kurs", activities=(Activity("Köp"), Activity("–"))),),
    alternatives=(Alternative("Nu", benefits=(1, 2)), Alternative("–")),
)
#: A value of each kind that a fault may name.
VALUES = {
    "value": 0.5, "unit": "share", "low": 0.0, "high": 1.0, "suggestion": 0.22, "stressed": 3.0,
    "limit": 50, "row": "G34", "known": "J9", "lengths": "3, 5", "start": "2026-01-01",
    "end": "2026-12-31",
}  # fmt: skip


def words_in(*files: str) -> set[str]:
    """Every text in the code of some modules."""
    return {
        node.value
        for file in files
        for node in ast.walk(ast.parse((ECONOMICS / file).read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def codes() -> list[str]:
    """Every fault but those of the form of a file, which are told to those who bring one."""
    every = {
        code
        for code in (*catalogue("faults"), *catalogue("web_faults"))
        if not code.startswith(("place_", "severity_", "unnamed_"))
    }
    of_form = words_in("case_file.py", "case_values.py", "ranges.py")
    variants = {"suggestion", "references", "missing_with_references", "benefits_missing",
                "benefits_given_twice", "years_missing", "not_a_table", "not_tables"}  # fmt: skip
    return sorted(every - (of_form - words_in("check.py", "appraisal.py")) - variants)


def test_every_fault_of_the_values_of_a_case_is_walked():
    told = words_in("check.py", "appraisal.py") & set(catalogue("faults"))
    assert len(told) > 20
    assert told - {"suggestion"} <= set(codes())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", codes())
def test_no_sentence_speaks_of_a_file(code, language):
    places = [Place("C", "C7"), Place(key="1"), Place(key="2"), Place(intervention="1"),
              Place(intervention="1", activity="1.2"), Place(key="period"),
              Place("G", "G5.external", "1", "1.1")]  # fmt: skip
    keys = ("base_investment", "yearly_benefit", "yearly_cost", "costs")
    for place in places:
        if code == "missing" and place.row is None:
            continue
        for key in keys:
            values = {**VALUES, "key": key, "module": MODULES[0]}
            told = sentence(Fault(code, place, values), CASE, language)
            assert not OF_A_FILE.search(told), told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_told_with_where_it_is_found(language):
    for code, row in rows_by_code().items():
        if row.is_input and row.unit != "text" and not row.column:
            told = sentence(Fault("missing", Place(row.sheet, code)), CASE, language)
            assert (row.where or row.help).in_(language) in told
            assert not re.search(r"[\[\]{}=]", told), told


@pytest.mark.parametrize(
    ("language", "name"),
    [("sv", "Alternativ 2 (utan namn): "), ("en", "Alternative 2 (unnamed): "),
     ("da", "Alternativ 2 (uden navn): ")],
)  # fmt: skip
def test_what_has_no_name_is_told_by_its_place(language, name):
    told = sentence(Fault("costs_given_twice", Place(key="2")), CASE, language)
    assert told.startswith(name)


def test_things_of_one_name_are_told_apart():
    two = (Intervention("Kurs", activities=(Activity("Köp", external=1),)), Intervention("Kurs"))
    found = faults_of(calculate(Case("Demo", interventions=two)))
    of_names = [one.place for one in found if one.code == "name_used_twice"]
    without = [one.place for one in found if one.code == "intervention_without_activity"]
    assert of_names == without == [Place(intervention="2")]


def test_the_missing_rate_is_told_once_for_all_alternatives():
    alternatives = (Alternative("Nu", benefits=(1,)), Alternative("Sedan", benefits=(1,)))
    case = Case("Demo", alternatives=alternatives)
    told = sentences(faults_of(calculate(case)), case, "sv")
    assert len([one for one in told if "Kalkylränta" in one]) == 1


@pytest.mark.django_db
class TestALink:
    @pytest.fixture
    def put(self, cast, analysis):
        def act(address, value):
            actions.set_value(
                by=cast.anna, analysis=analysis, address=address, value=value, seen=99
            )

        return act

    @pytest.fixture
    def add(self, cast, analysis):
        def act(address, item):
            actions.add_item(by=cast.anna, analysis=analysis, list_address=address, item=item)

        return act

    def links(self, analysis):
        found = opened(again(analysis), "sv")
        return [one.url for one in to_mend(found, before_decision(found))]

    def test_leads_to_the_row_on_its_sheet(self, analysis, put):
        put("C7", None)
        assert self.links(analysis) == [url("sheet", analysis, "C") + "#row-C7"]

    def test_leads_to_the_row_of_an_activity_on_its_page(self, analysis, put):
        first = items(analysis.content, "interventions")[0]
        activity = items(analysis.content, f"interventions.{first}.activities")[1]
        put(f"activities.{activity}.H4", -1)
        assert url("activity", analysis, activity) + "#row-H4-1-2" in self.links(analysis)

    def test_leads_to_the_field_of_an_alternative(self, analysis, put, add):
        add("alternatives", "x1")
        assert self.links(analysis) == []  # nothing in it yet
        put("alternatives.x1.name", "Ny")
        page = url("time", analysis)
        assert sorted(self.links(analysis)) == [
            f"{page}#f-alternatives-x1-life", f"{page}#f-alternatives-x1-yearly_benefit",
            f"{page}#f-discount_rate",
        ]  # fmt: skip

    def test_leads_to_the_year_on_its_step(self, analysis, put):
        put("period.end", "2020-01-01")
        wanted = url("step", analysis, "situation") + "#f-period-start"
        assert self.links(analysis) == [wanted]

    def test_leads_to_the_list_of_an_intervention_without_activities(self, analysis, put, add):
        add("interventions", "i9")
        assert self.links(analysis) == []
        put("interventions.i9.name", "Ny")
        wanted = url("step", analysis, "interventions") + "#f-interventions-i9-activities"
        assert self.links(analysis) == [wanted]

    def test_leads_to_the_page_of_an_activity_without_cost(self, analysis, add):
        first = items(analysis.content, "interventions")[0]
        add(f"interventions.{first}.activities", "a9")
        assert self.links(analysis) == [url("activity", analysis, "a9")]

    def test_leads_to_the_name_of_the_second_of_one_name(self, analysis, put):
        first, second = items(analysis.content, "interventions")[:2]
        put(f"interventions.{second}.name", analysis.content[f"interventions.{first}.name"])
        wanted = url("step", analysis, "interventions") + f"#f-interventions-{second}-name"
        assert self.links(analysis) == [wanted]

    def test_leads_to_a_place_that_is_on_its_page(self, cast, as_, analysis, put, add, empty):
        put("C7", None)
        put("period.end", "2020-01-01")
        add("alternatives", "x1")
        put("alternatives.x1.life", 3)
        add("interventions", "i9")
        put("interventions.i9.name", "Ny")
        anna = as_(cast.anna)
        for one in (*self.links(analysis), *self.links(empty)):
            page, _, anchor = one.partition("#")
            response = anna.get(page)
            assert response.status_code == 200
            assert not anchor or f'id="{anchor}"' in response.content.decode()

    @pytest.mark.parametrize(
        ("page", "part"),
        [("decision", ()), ("uncertainty", ()), ("step", ("calculation",))],
    )
    def test_stands_on_every_page_that_lists_faults(self, cast, as_, analysis, put, page, part):
        put("C7", 14)
        text = as_(cast.anna).get(url(page, analysis, *part)).content.decode()
        assert f'href="{url("sheet", analysis, "C")}#row-C7"' in text
        assert "Menade ni 14,0\xa0%?" in text

    def test_stands_once_on_the_page_of_the_decision(self, cast, as_, analysis, put):
        put("C7", None)
        text = as_(cast.anna).get(url("decision", analysis)).content.decode()
        assert text.count("Andel av personalen med hög stressnivå") <= 1
        assert "UTKAST" in text


@pytest.mark.django_db
class TestADecisionNeeds:
    def lacking(self, analysis, content):
        found = opened(analysis, "sv", content)
        return [one.code for one in before_decision(found)]

    def test_nothing_more_of_the_worked_example(self, analysis):
        assert self.lacking(analysis, analysis.content) == []

    def test_something_to_decide_on(self, analysis):
        told = self.lacking(analysis, {})
        assert {"no_measures", "no_recommendation"} <= set(told)
        assert "no_effect" not in told

    @pytest.mark.parametrize("key", ["pros", "cons"])
    def test_a_recommendation_or_reasons_for_and_against(self, analysis, key):
        without = {k: v for k, v in analysis.content.items() if k != "A9"}
        assert self.lacking(analysis, without) == ["no_recommendation"]
        assert self.lacking(analysis, {**without, "A9": " \n"}) == ["no_recommendation"]
        empty = {**without, key: ["p1"]}
        assert self.lacking(analysis, empty) == ["no_recommendation"]
        assert self.lacking(analysis, {**empty, f"{key}.p1.text": "Billigt"}) == []

    def test_an_answer_in_one_of_the_three_ways_that_the_method_counts(self, analysis):
        without = {
            "A9": "Ja", "interventions": ["i1"], "interventions.i1.name": "Kurs",
            "interventions.i1.activities": ["a1"], "activities.a1.name": "Köp",
            "activities.a1.external": 80_000,
        }  # fmt: skip
        # Sheets C to F are not begun, so no cost is known.
        content = {**without, "J6": 0.2}
        assert self.lacking(analysis, content) == ["no_effect"]
        assert self.lacking(analysis, {**content, "J5": 1_000_000}) == []  # J9
        assert self.lacking(analysis, {**without, "J12": 1_000_000, "J13": 0.1}) == []  # J14
        assert self.lacking(analysis, {**without, "J16": 1_000_000}) == []  # J17

    def test_no_effect_where_alternatives_carry_it(self, analysis):
        content = {
            "A9": "Ja", "discount_rate": 0.05, "alternatives": ["x1"],
            "alternatives.x1.name": "Nu", "alternatives.x1.benefits": [5, 5],
        }  # fmt: skip
        assert self.lacking(analysis, content) == []
