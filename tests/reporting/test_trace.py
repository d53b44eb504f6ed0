"""A trace: how a figure came about, with arithmetic that can be checked."""

import re

import pytest
from rich.console import Console

from arbetsro.economics.calculation import calculate
from arbetsro.language import LANGUAGES
from arbetsro.reporting.trace import trace
from arbetsro.worksheets import explain

from .documents import analysis_of, bakery, number_in, plain

#: A written amount, share or count.
FIGURE = {
    "sv": r"\d{1,3}(?: \d{3})*(?:,\d+)?(?: (?:kr|%))?",
    "en": r"(?:SEK )?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?",
    "da": r"\d{1,3}(?:\.\d{3})*(?:,\d+)?(?: (?:kr\.|%))?",
}


def lines(calculation, row, language):
    """Every line of a trace, without what draws the tree."""
    console = Console(width=1000)
    with console.capture() as capture:
        console.print(trace(calculation, explain(calculation.evaluation, row), language))
    return [plain(line).lstrip("│├└─ ") for line in capture.get().splitlines()]


def worth(arithmetic, language):
    """What a line of figures and signs comes to."""
    text = re.sub(FIGURE[language], lambda m: repr(number_in(m[0], language)) + " ", arithmetic)
    text = text.replace("×", "*").replace("−", "-")
    assert re.fullmatch(r"[\d.e+\-*/() ]+", text), text
    return eval(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ["C20", "J11", "J14", "J18", "D11", "G34", "I26@1.1"])
def test_the_arithmetic_that_is_shown_is_right(language, row):
    calculation = analysis_of("demo-alltjanst").calculation
    seen = 0
    for line in lines(calculation, row, language):
        parts = line.split(" (")[0].split(" = ") if line.endswith(")") else line.split(" = ")
        if len(parts) == 4:
            _, _, figures, result = parts
            # Shares are written with two decimals, so the last digits of a product may differ.
            assert worth(figures, language) == pytest.approx(number_in(result, language), rel=5e-3)
            seen += 1
    assert seen >= 2


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("sv", "J9 = J7 − J8 = 273 792 kr − 80 000 kr = 193 792 kr"),
        ("en", "J9 = J7 − J8 = SEK 273,792 − SEK 80,000 = SEK 193,792"),
        ("da", "J9 = J7 − J8 = 273.792 kr. − 80.000 kr. = 193.792 kr."),
    ],
)
def test_codes_figures_and_result_stand_in_one_line(language, line):
    assert line in lines(calculate(bakery()), "J9", language)


def test_every_line_has_its_label():
    shown = lines(calculate(bakery()), "J9", "sv")
    assert shown[0] == "Överskott första året"
    assert shown.count("Genomsnittlig månadslön") >= 1


def test_a_row_that_was_shown_is_not_unfolded_again():
    shown = lines(calculate(bakery()), "J11", "en")
    [first, *again] = [line for line in shown if line.startswith("J7 = ")]
    assert "(shown above)" not in first
    assert all(line.endswith("(shown above)") for line in again)
    assert sum(line.startswith("C10 = ") for line in shown) == 1


def test_a_division_by_zero_is_called_one():
    case = bakery({"C7": 0, "C12": 0, "C15": 0})
    assert "J17: går inte att räkna ut: delas med noll" in lines(calculate(case), "J17", "sv")
