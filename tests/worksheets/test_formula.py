"""A formula is arithmetic on names, and every reading of it says the same."""

import math
from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from arbetsro.worksheets.formula import (
    SIGNS_IN_EXCEL,
    SIGNS_IN_TEXT,
    FormulaError,
    Name,
    Node,
    Number,
    Operation,
    Sum,
    Total,
    folded,
    names,
    parse,
    value,
    written,
)

from .arithmetic import calculate

NAMES = ("pay", "people", "rate", "cost_2")
#: The cells of an inner level that ``total`` adds up.
PARTS = {"one": ("one@1",), "three": ("three@1", "three@2", "three@3")}

numbers = st.one_of(
    st.integers(0, 999_999).map(str),
    st.decimals(0, 99, places=3).map(lambda d: f"{d:f}"),
)
leaves = st.one_of(
    st.sampled_from(NAMES),
    numbers,
    st.sampled_from(sorted(PARTS)).map(lambda name: f"total({name})"),
)
formulas = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(lambda text: f"({text})"),
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join),
    ),
    max_leaves=12,
)
#: Eighths, so that a float holds them exactly; few, so that something is often divided by zero.
eighths = st.integers(-80, 80).map(lambda n: Fraction(n, 8))
cells = sorted({*NAMES, *(cell for several in PARTS.values() for cell in several)})
figures = st.fixed_dictionaries(dict.fromkeys(cells, eighths))


def bound(node: Node) -> Node:
    """The formula with its totals spelled out, as a book binds it."""
    match node:
        case Total(name):
            return Sum(PARTS[name])
        case Operation(operator, left, right):
            return Operation(operator, bound(left), bound(right))
    return node


def exactly(node: Node) -> Node:
    """The formula with names for its numbers, so that it can be calculated in fractions."""
    match node:
        case Number(number):
            return Name(f"#{number!r}")
        case Operation(operator, left, right):
            return Operation(operator, exactly(left), exactly(right))
    return node


def right_answer(formula: str, values: Mapping[str, Fraction]) -> Fraction:
    totals = {name: [values[cell] for cell in several] for name, several in PARTS.items()}
    try:
        return calculate(formula, values, totals)
    except ZeroDivisionError:
        assume(False)
        raise


class TestTheCalculatorOfTheTests:
    """What the other tests are measured by, held by sums done by hand."""

    @pytest.mark.parametrize(
        ("text", "answer"),
        [
            ("2 + 3 * 4", 14),
            ("(2 + 3) * 4", 20),
            ("20 - 5 - 3", 12),
            ("20 - (5 - 3)", 18),
            ("100 / 10 / 5", 2),
            ("100 / (10 / 5)", 50),
            ("7 - -2 * 3", 13),
            ("1.5e2 / 4", 37.5),
        ],
    )
    def test_it_binds_as_a_spreadsheet_does(self, text, answer):
        assert calculate(text) == answer


@given(formula=formulas, values=figures)
def test_the_value_is_what_the_arithmetic_gives(formula, values):
    totals = {name: [values[cell] for cell in several] for name, several in PARTS.items()}
    node = exactly(bound(parse(formula)))

    def look_up(name: str) -> Fraction:
        return Fraction(name[1:]) if name[0] == "#" else values[name]

    try:
        answer = calculate(formula, values, totals)
    except ZeroDivisionError:
        with pytest.raises(ZeroDivisionError):
            value(node, look_up)
    else:
        assert value(node, look_up) == answer


@given(formula=formulas, values=st.lists(figures, min_size=1, max_size=5))
def test_an_array_holds_what_each_float_gives(formula, values):
    node = bound(parse(formula))
    apart = [float_value(node, one) for one in values]
    columns = {cell: np.array([float(one[cell]) for one in values]) for cell in cells}
    try:
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            together = np.broadcast_to(value(node, columns.__getitem__), len(values))
    except ZeroDivisionError:  # numbers written in the formula are divided by zero
        assert apart == [None] * len(values)
        return
    for alone, found in zip(apart, together, strict=True):
        assert alone is None or alone == found or (math.isnan(alone) and math.isnan(found))


def float_value(node: Node, values: Mapping[str, Fraction]) -> float | None:
    """The value on floats, or nothing where something is divided by zero."""
    try:
        return value(node, lambda name: float(values[name]))
    except ZeroDivisionError:
        return None


@pytest.mark.parametrize("signs", [SIGNS_IN_EXCEL, SIGNS_IN_TEXT], ids=["excel", "sentence"])
@given(formula=formulas, values=figures)
def test_in_writing_it_reads_back_to_the_same_value(signs, formula, values):
    answer = right_answer(formula, values)
    text = written(bound(parse(formula)), lambda cell: f"cell_{cells.index(cell)}", signs)
    plain = text.replace("−", "-").replace("×", "*")
    named = {f"cell_{i}": values[cell] for i, cell in enumerate(cells)}
    assert calculate(plain, named) == answer


@given(formula=formulas, values=figures)
def test_a_sentence_with_figures_reads_back_also_where_they_are_negative(formula, values):
    answer = right_answer(formula, values)
    text = written(bound(parse(formula)), lambda cell: f"{float(values[cell]):.4f}", SIGNS_IN_TEXT)
    assert calculate(text.replace("−", "-").replace("×", "*")) == answer


@given(formula=formulas, values=figures, known=st.sets(st.sampled_from(cells)))
def test_working_out_what_does_not_vary_changes_no_value(formula, values, known):
    node = bound(parse(formula))
    whole = float_value(node, values)
    assume(whole is not None)
    rest = folded(node, {cell: float(values[cell]) for cell in known})
    assert not known & set(names(rest))
    assert float_value(rest, values) == pytest.approx(whole, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("number", ["1234567", "10000001", "0.1234567", "16777217.25"])
def test_a_long_number_keeps_its_digits_in_writing(number):
    text = written(parse(f"pay * {number}"), lambda _: "A1", SIGNS_IN_EXCEL)
    assert calculate(text.removeprefix("A1*")) == Fraction(number)


@given(formula=formulas)
def test_names_come_from_left_to_right(formula):
    as_written = formula.replace("(", " ").replace(")", " ").split()
    expected = [word for word in as_written if word[0].isalpha() and word != "total"]
    assert list(names(parse(formula))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "pay.people", "pay.__class__", "abs(pay)", "sum(pay)", "total()", "total(pay, people)",
        "total(pay.people)", "total(1)", "total(pay + 1)", "total(name=pay)", "total(*pay)",
        "total(pay)(rate)", "__import__('os')", "__import__(os)", "'pay'", "b'pay'", "f'{pay}'",
        "pay ** 2", "pay // 2", "pay % 2", "pay @ rate", "pay << 2", "pay >> 2", "pay | 2",
        "pay & 2", "pay ^ 2", "pay < 2", "pay == 2", "pay != 2", "pay in rate", "pay is rate",
        "pay and rate", "pay or rate", "not pay", "-pay", "+pay", "~pay", "-1",
        "pay if rate else 2", "[pay]", "(pay, rate)", "{pay}", "{pay: rate}", "pay[0]", "pay[:]",
        "lambda: pay", "(pay := 1)", "[a for a in pay]", "(a for a in pay)", "*pay", "...",
        "None", "True", "False", "1j", "", "  ", "pay rate", "(pay", "pay)", "pay +", "pay; rate",
        "pay = rate", "import os", "pay\nrate", "\0", "yield pay", "await pay",
    ],
)  # fmt: skip
def test_anything_but_arithmetic_on_names_is_refused(text):
    with pytest.raises(FormulaError) as refusal:
        parse(text)
    assert refusal.value.formula == text


@given(text=st.text(alphabet="ab1_.+-*/() ,<>=!'\"[]{}:%&@#\\\n", max_size=20))
def test_any_text_is_either_a_formula_or_refused(text):
    try:
        node = parse(text)
    except FormulaError:
        return
    assert all(name.isidentifier() for name in names(node))


def test_a_formula_that_is_not_bound_has_no_value_and_no_writing():
    node = parse("total(pay)")
    with pytest.raises(TypeError):
        value(node, {}.__getitem__)
    with pytest.raises(TypeError):
        written(node, str, SIGNS_IN_TEXT)
