"""How a figure came about, step by step down to the inputs."""

import pytest

from arbetsro.economics.calculation import calculate
from arbetsro.language import Writer
from arbetsro.worksheets import Given, evaluate, explain, rests_on, sentence

from .made_up import book, row


@pytest.fixture(scope="module")
def evaluation(demo):
    return calculate(demo).evaluation


def codes(step):
    """The codes of a trace, each step before those it rests on."""
    return [step.result.cell.code, *(code for before in step.before for code in codes(before))]


def plainly(number, unit):
    return f"{number:.10g}"


def test_a_sum_is_told_in_one_line_as_codes_as_figures_and_as_result(evaluation):
    line = sentence(evaluation, evaluation["C10"], Writer("sv").value)
    expected = "C10 = C6 × C9 = 1 006 840 000 kr × 2,0 % = 19 935 432 kr"
    assert line.replace("\xa0", " ") == expected


def test_parentheses_stand_where_the_arithmetic_needs_them(evaluation):
    # Blankett D: (D1 + D3) * D4 * D5, with its own figures.
    line = sentence(evaluation, evaluation["D6"], plainly)
    assert line == "D6 = (D1 + D3) × D4 × D5 = (30000 + 12600) × 1500 × 12 = 766800000"


def test_a_total_is_told_as_its_terms(evaluation):
    line = sentence(evaluation, evaluation["G9.internal"], plainly)
    assert line.startswith("G9.internal = G5.internal + G6.internal + G7.internal + G8.internal = ")
    assert " + 29384 + 18235 + 12837 = 295001.3909" in line


def test_what_is_missing_stands_as_a_question_mark():
    whole = book(row("C1"), row("C2"), row("C3", "c1 + c2", may_be_typed=True))
    found = evaluate(whole, {"c1": Given(4.0), "c3": Given(9.0)})
    assert sentence(found, found["C3"], plainly) == "C3 = C1 + C2 = 4 + ? = 9"


def test_a_figure_is_traced_down_to_the_inputs(evaluation):
    step = explain(evaluation, "C9")
    assert codes(step) == ["C9", "C7", "C8"]
    assert [before.result.origin for before in step.before] == ["typed", "typed"]


def test_the_total_cost_leads_to_every_input_of_the_sheets_behind_it(evaluation):
    leaves = {"C5", "C7", "C8", "C12", "C15", "D1", "D2", "D4", "D5", "D7", "E1", "E2", "E4", "E5",
              "E6", "F1", "F2", "F4", "F5", "F6"}  # fmt: skip
    assert leaves <= set(codes(explain(evaluation, "C20")))


def test_each_cell_is_opened_only_where_it_first_appears():
    whole = book(row("C1"), row("C2", "c1 * 2"), row("C3", "c2 + c2 * c2"), row("C4", "c3 + c2"))
    step = explain(evaluate(whole, {"c1": Given(1.0)}), "C4")
    assert codes(step) == ["C4", "C3", "C2", "C1", "C2"]
    again = step.before[1]
    assert again.shown_above
    assert again.before == ()


def test_a_typed_value_rests_on_nothing_also_over_a_formula_or_a_carried_row():
    whole = book(row("C1"), row("C2", "c1 * 2", may_be_typed=True), row("C3", carried_from=("C1",)))
    found = evaluate(whole, {"c1": Given(1.0), "c2": Given(1.0), "c3": Given(1.0)})
    assert [rests_on(found[code]) for code in ("C1", "C2", "C3")] == [(), (), ()]


def test_a_carried_value_rests_on_the_row_it_came_from(evaluation):
    assert rests_on(evaluation["C4"]) == ("total_personnel_cost",)
    assert codes(explain(evaluation, "J8"))[:2] == ["J8", "G34"]


def test_a_missing_value_is_traced_to_what_it_waits_for():
    whole = book(row("C1"), row("C2", carried_from=("C1",)), row("C3", "c2 * 2"))
    assert codes(explain(evaluate(whole, {}), "C3")) == ["C3", "C2", "C1"]


def test_a_method_value_and_a_reference_value_rest_on_nothing(evaluation):
    assert evaluation["E2"].origin == "default"
    assert evaluation["C12"].origin == "reference"
    assert rests_on(evaluation["E2"]) == rests_on(evaluation["C12"]) == ()


def test_what_the_book_lacks_cannot_be_explained(evaluation):
    with pytest.raises(KeyError):
        explain(evaluation, "C99")
