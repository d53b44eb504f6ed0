"""The thread between measures and health-economic analyses."""

from datetime import date
from decimal import Decimal

import pytest

from arbetsro.web.analyses.actions import remove_item, start
from arbetsro.web.analyses.models import Analysis, Version
from arbetsro.web.analyses.opened import opened
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.actions import change_measure, count_in_analysis
from arbetsro.web.measures.models import Measure
from web.measures.making import BASE, decided_analysis, measure_in


@pytest.fixture
def analysis(cast) -> Analysis:
    """An open analysis of North in which an hour of work costs 300 kronor."""
    rows = {"D1": 30_000, "D2": 0.5, "D7": 0.2, "D10": 2_000, "D4": 10}
    return start(by=cast.anna, unit=cast.north, title="Natten", language="sv", content=rows)


def count(cast, measure, analysis):
    return count_in_analysis(by=cast.anna, measure=measure, analysis=analysis)


def test_a_measure_becomes_an_intervention_with_what_is_known(cast, analysis):
    measure = measure_in(
        cast, cast.north, mechanism="Ingen är ensam", indicator="Ensamma pass",
        level="organisation", stage="primary", factor="demands", cost_once=Decimal(5000),
        hours=Decimal(20),
    )  # fmt: skip
    counted = count(cast, measure, analysis)
    analysis.refresh_from_db()
    thing = f"interventions.{counted.intervention}"
    told = {key.removeprefix(f"{thing}."): value for key, value in analysis.content.items()}
    assert (told["name"], told["B5"], told["B8"]) == (
        "Två på natten", "Ingen är ensam", "Ensamma pass",
    )  # fmt: skip
    assert (told["level"], told["stage"], told["acts_on"]) == ("organisation", "primary", "demands")
    (step,) = told["plan"]
    assert analysis.content[f"plan.{step}.end"] == "2026-04-30"
    assert analysis.content[f"plan.{step}.who"] == "Mats"
    assert counted.analysis == analysis


def test_its_costs_arrive_on_sheets_h_i_and_g(cast, analysis):
    measure = measure_in(
        cast, cast.north, cost_once=Decimal(5000), cost_yearly=Decimal(700), hours=Decimal(20)
    )
    count(cast, measure, analysis)
    analysis.refresh_from_db()
    found = opened(analysis, "sv").calculation
    cells = [
        (cell.row.name, found.evaluation.number(cell.address)) for cell in found.book.cells.values()
    ]
    # By hand: 5 000 once and 700 a year are paid to others; 1 200 minutes of one person.
    assert dict(cells)["measures_external_cost"] == 5700
    assert sum(value or 0 for name, value in cells if name == "internal_hours") == 20


def test_what_is_not_known_is_left_open(cast, analysis):
    count(cast, measure_in(cast, cast.north), analysis)
    analysis.refresh_from_db()
    assert not [key for key in analysis.content if key.endswith((".H9", ".I4", ".I7"))]


def test_counted_again_it_brings_its_figures_up_to_date(cast, analysis):
    measure = count(
        cast,
        measure_in(cast, cast.north, cost_once=Decimal(5000), cost_yearly=Decimal(1)),
        analysis,
    )
    measure = change_measure(
        by=cast.mats, measure=measure, seen=measure.version, cost_once=Decimal(8000),
        cost_yearly=None,
    )  # fmt: skip
    count(cast, measure, analysis)
    analysis.refresh_from_db()
    assert len(analysis.content["interventions"]) == 1
    paid = {key: value for key, value in analysis.content.items() if key.endswith(".H9")}
    assert list(paid.values()) == [8000]
    assert Version.objects.filter(analysis=analysis).count() == 3


def test_it_is_counted_in_one_analysis_only(cast, analysis):
    measure = count(cast, measure_in(cast, cast.north), analysis)
    other = start(by=cast.anna, unit=cast.north, title="En till", language="sv")
    with pytest.raises(Refusal, match="counted_already"):
        count(cast, measure, other)


def test_removed_from_the_analysis_it_can_be_counted_elsewhere(cast, analysis):
    measure = count(cast, measure_in(cast, cast.north), analysis)
    remove_item(
        by=cast.anna, analysis=analysis, list_address="interventions", item=measure.intervention
    )
    other = start(by=cast.anna, unit=cast.north, title="En till", language="sv")
    assert count(cast, Measure.objects.get(), other).analysis == other


def test_a_decided_analysis_never_changes(cast):
    analysis = decided_analysis(cast, cast.north)
    before = analysis.content
    with pytest.raises(Refusal, match="analysis_closed"):
        count(cast, measure_in(cast, cast.north), analysis)
    analysis.refresh_from_db()
    assert analysis.content == before


def test_the_page_offers_open_analyses_of_the_unit_and_above_only(cast, as_, analysis):
    start(by=cast.anna, unit=cast.root, title="Hela företaget", language="sv")
    start(by=cast.anna, unit=cast.south, title="Söder", language="sv")
    measure = measure_in(cast, cast.home_care)
    page = as_(cast.anna).get(f"{BASE}{measure.pk}/count/").content.decode()
    assert "Natten" in page
    assert "Hela företaget" in page
    assert ">Söder<" not in page


def filled(rows, **instead: object) -> dict[str, object]:
    """What a browser sends of the form of a plan."""
    told = {
        one.html_name: one.value()
        for row in rows
        for name, one in row.fields.items()
        if name != "take" or one.value()
    }
    return told | instead


def test_a_decided_plan_becomes_measures_in_one_step(cast, as_):
    analysis = decided_analysis(cast, cast.north)
    mats, address = as_(cast.mats), f"{BASE}from-analysis/{analysis.pk}/"
    rows = mats.get(address).context["rows"]
    assert [row.planned.title for row in rows] == ["Nytt schema", "Nytt schema: Upphandla"]
    mats.post(address, filled(rows, **{"aaaaaa.title": "Nytt schema på natten"}))
    by_title = {one.title: one for one in Measure.objects.all()}
    whole, step = by_title.pop("Nytt schema på natten"), by_title.pop("Nytt schema: Upphandla")
    assert not by_title
    # 40 000 for the fee and 2 000 for travel are paid to others; the step has no cost of its own.
    assert (whole.cost_once, step.cost_once) == (Decimal(42_000), None)
    assert (whole.due_on, whole.follow_up_on) == (date(2030, 5, 31), date(2030, 11, 30))
    assert (whole.mechanism, whole.level) == ("Ingen ska vara ensam på natten.", "organisation")
    assert {one.analysis for one in (whole, step)} == {analysis}
    assert step.owner == cast.mats


def test_a_row_that_is_not_marked_is_left(cast, as_):
    analysis = decided_analysis(cast, cast.north)
    mats, address = as_(cast.mats), f"{BASE}from-analysis/{analysis.pk}/"
    told = filled(mats.get(address).context["rows"])
    del told["aaaaaa.take"]
    mats.post(address, told)
    assert Measure.objects.get().title == "Nytt schema: Upphandla"


def test_a_row_that_lacks_something_stops_all_and_is_told_by_its_field(cast, as_):
    analysis = decided_analysis(cast, cast.north)
    mats, address = as_(cast.mats), f"{BASE}from-analysis/{analysis.pk}/"
    told = filled(mats.get(address).context["rows"], **{"aaaaaa.due_on": ""})
    answer = mats.post(address, told)
    assert answer.status_code == 422
    assert not Measure.objects.exists()
    assert "aaaaaa.due_on" in answer.context["form"].errors


def test_what_is_a_measure_already_is_not_marked_again(cast, as_):
    analysis = decided_analysis(cast, cast.north)
    mats, address = as_(cast.mats), f"{BASE}from-analysis/{analysis.pk}/"
    mats.post(address, filled(mats.get(address).context["rows"]))
    rows = mats.get(address).context["rows"]
    assert [row.fields["take"].value() for row in rows] == [False, False]


def test_an_analysis_that_is_not_decided_has_no_plan_to_take_over(cast, as_, analysis):
    assert as_(cast.mats).get(f"{BASE}from-analysis/{analysis.pk}/").status_code == 404


def test_the_page_of_a_measure_tells_the_decision_and_the_figures(cast, as_):
    analysis = decided_analysis(cast, cast.north)
    measure = measure_in(cast, cast.north, analysis=analysis, intervention="aaaaaa")
    page = as_(cast.mats).get(f"{BASE}{measure.pk}/").content.decode()
    assert f"/o/demo/analyses/{analysis.pk}/" in page
    assert "Räknas med i analysen" in page
