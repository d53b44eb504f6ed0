"""Numbers, kronor, shares and dates, as each language writes them.

The expected texts follow CLDR's signs for sv_SE, en_GB and da_DK: a space that does not break
between thousands in Swedish, a comma in English, a point in Danish; the Swedish minus is a sign of
its own (U+2212).
"""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.language import LANGUAGES, Writer

NBSP = "\xa0"


def plainly(text):
    """The text with ordinary spaces and a keyboard's minus."""
    return text.replace(NBSP, " ").replace("−", "-")


@pytest.mark.parametrize(
    ("language", "plain", "money", "loss", "share"),
    [
        ("sv", "22 212 432", "22 212 432 kr", "-1 864 319 kr", "138,3 %"),
        ("en", "22,212,432", "SEK 22,212,432", "-SEK 1,864,319", "138.3%"),
        ("da", "22.212.432", "22.212.432 kr.", "-1.864.319 kr.", "138,3 %"),
    ],
)
def test_each_language_has_its_signs(language, plain, money, loss, share):
    writer = Writer(language)
    assert plainly(writer.number(22_212_432)) == plain
    assert plainly(writer.money(22_212_432.4)) == money
    assert plainly(writer.money(-1_864_319.39)) == loss
    assert plainly(writer.share(1.3829)) == share


def test_swedish_has_a_minus_sign_of_its_own():
    writer = Writer("sv")
    for text in (writer.number(-5), writer.money(-5), writer.share(-0.05)):
        assert text.startswith("\N{MINUS SIGN}5")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amount_never_breaks_over_two_lines(language):
    writer = Writer(language)
    for text in (writer.money(-1_234_567), writer.share(0.123), writer.number(1_234_567)):
        assert " " not in text
        assert "\u202f" not in text


@pytest.mark.parametrize(
    ("language", "money"), [("sv", "377,59 kr"), ("en", "SEK 377.59"), ("da", "377,59 kr.")]
)
def test_oeren_are_shown_where_asked_for(language, money):
    assert plainly(Writer(language).money(377.5909, 2)) == money


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [-0.0, -0.4, -0.49999, 0.0])
def test_a_number_that_rounds_to_nothing_has_no_minus(language, value):
    writer = Writer(language)
    assert writer.number(value) == "0"
    assert writer.money(value) == Writer(language).money(0)
    assert writer.share(value / 1000, 0) == writer.share(0, 0)
    assert set(writer.number(value / 1000, 2)) <= set("0.,")


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.22, "22 %"), (0.0198, "2 %"), (0.0839, "8,4 %"), (1.0, "100 %"), (0.2015, "20,2 %"),
     (-0.174, "-17,4 %"), (0.0, "0 %"), (0.005, "0,5 %")],
)  # fmt: skip
def test_a_share_has_a_decimal_only_where_it_says_something(value, text):
    assert plainly(Writer("sv").share(value)) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (22_212_432, "SEK/year", "22 212 432 kr"),
        (377.5909, "SEK/hour", "378 kr"),
        (0.0198, "share", "2,0 %"),
        (8250, "days/year", "8 250"),
        (0.25, "hours", "0,25"),
        (1.54, "factor", "1,54"),
        (1500.0, "FTE", "1 500"),
        (-2.5, "hours", "-2,50"),
    ],
)
def test_a_value_is_written_as_its_unit_asks_for(value, unit, text):
    assert plainly(Writer("sv").value(value, unit)) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (377.5909, "SEK/hour", "377,59 kr"),
        (0.0839313, "share", "8,39 %"),
        (8250, "hours", "8 250,00"),
    ],
)
def test_a_value_has_as_many_decimals_as_are_asked_for(value, unit, text):
    assert plainly(Writer("sv").value(value, unit, 2)) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "29 februari 2024"), ("en", "29 February 2024"), ("da", "29. februar 2024")],
)
def test_a_date_is_written_in_words(language, text):
    assert Writer(language).date(date(2024, 2, 29)) == text


def read_back(text, language):
    """The number that a text says, whatever its unit."""
    comma, group = {"sv": (",", NBSP), "en": (".", ","), "da": (",", ".")}[language]
    kept = text.replace("−", "-").replace("kr.", "").replace(group, "").replace(comma, ".")
    return float("".join(sign for sign in kept if sign in "-.0123456789"))


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.floats(-1e12, 1e12), decimals=st.integers(0, 3))
def test_what_is_written_reads_back_within_half_of_its_last_digit(language, value, decimals):
    writer, half = Writer(language), 0.5 * 10**-decimals
    slack = abs(value) * 1e-12 + 1e-9
    assert abs(read_back(writer.number(value, decimals), language) - value) <= half + slack
    assert abs(read_back(writer.money(value, decimals), language) - value) <= half + slack
    share = read_back(writer.share(value, decimals), language)
    assert abs(share - 100 * value) <= half + 100 * slack


@given(value=st.floats(-1e12, 1e12).filter(lambda v: abs(v) >= 1))
def test_a_loss_and_a_gain_of_one_size_differ_in_the_minus_only(value):
    writer = Writer("sv")
    gain, loss = writer.money(abs(value)), writer.money(-abs(value))
    assert plainly(loss) == f"-{plainly(gain)}"
    assert math.copysign(1, read_back(writer.money(value), "sv")) == math.copysign(1, value)
