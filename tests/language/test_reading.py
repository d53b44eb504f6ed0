"""What people type in a field, read as a number, and written there again.

The expected values are what a Swede, a Dane and an English speaker mean by what stands to the left.
"""

import math
import re
import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.language import LANGUAGES, NotANumber, Writer, read_number, say, write_for_entry
from arbetsro.language.catalogue import catalogue
from arbetsro.language.reading import Code

CODES = get_args(Code)
LANGUAGE = st.sampled_from(LANGUAGES)
UNIT = st.sampled_from(["share", "SEK/year", "FTE", "hours"])


def refused(text, language="sv", unit="hours"):
    """The code with which a text is refused."""
    with pytest.raises(NotANumber) as caught:
        read_number(text, language, unit)
    return caught.value.code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", " ", "\t\n", "\xa0", "\u202f\u2009", " " * 1_000_000])
def test_a_blank_field_is_missing_and_not_zero(language, text):
    assert read_number(text, language, "SEK") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0.0),
        ("007", 7.0),
        ("12", 12.0),
        ("1234567", 1_234_567.0),
        ("12,5", 12.5),
        ("12.5", 12.5),
        (",5", 0.5),
        (".5", 0.5),
        ("12,3456", 12.3456),
        ("1 234 567", 1_234_567.0),
        ("12 345", 12_345.0),
        ("12\xa0345,50", 12_345.5),
        ("12\u202f345.50", 12_345.5),
        ("12\u2009345", 12_345.0),
        ("1\xa0234 567", 1_234_567.0),
        ("1'234'567.50", 1_234_567.5),
        ("1’234’567", 1_234_567.0),
        ("1.234.567,50", 1_234_567.5),
        ("1,234,567.50", 1_234_567.5),
        ("1.234.567", 1_234_567.0),
        ("1,234,567", 1_234_567.0),
        ("1.234,5", 1234.5),
        ("1,234.567", 1234.567),
        ("1 234,567", 1234.567),
        ("  12,5\n", 12.5),
    ],
)
def test_every_usual_way_to_write_a_number_is_read_in_every_language(language, text, value):
    assert read_number(text, language, "hours") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("-5", -5), ("−5", -5), ("–5", -5), ("- 1 234,5", -1234.5), ("+5", 5), ("-,5", -0.5)],
)
def test_a_sign_may_stand_first(text, value):
    assert read_number(text, "sv", "hours") == value


@pytest.mark.parametrize("text", ["-0", "−0,00", "-0 %"])
def test_zero_has_no_sign(text):
    assert math.copysign(1, read_number(text, "sv", "share")) == 1


class TestOneMarkBeforeThreeDigits:
    @pytest.mark.parametrize(
        ("language", "text", "value"),
        [
            ("sv", "1,234", 1.234),
            ("sv", "-100,000", -100.0),
            ("da", "1,234", 1.234),
            ("da", "1.234", 1234.0),
            ("en", "1,234", 1234.0),
            ("en", "1.234", 1.234),
        ],
    )
    def test_means_what_it_usually_means_in_the_language(self, language, text, value):
        assert read_number(text, language, "hours") == value

    @pytest.mark.parametrize("text", ["1.234", "-1.234", "100.000", "12.345 kr", "1.250 tkr"])
    def test_is_refused_for_a_point_in_swedish(self, text):
        assert refused(text, "sv", "SEK") == "ambiguous"

    def test_is_refused_in_percent_too(self):
        assert refused("1.234 %", "sv", "share") == "ambiguous"

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        ("text", "value"),
        [("0.234", 0.234), ("0,234", 0.234), ("-0.234", -0.234), (".234", 0.234),
         ("1234.567", 1234.567), ("1234,567", 1234.567)],
    )  # fmt: skip
    def test_is_a_decimal_mark_where_it_cannot_part_thousands(self, language, text, value):
        assert read_number(text, language, "hours") == value


class TestShares:
    @pytest.mark.parametrize(
        ("text", "value"),
        [("22", 0.22), ("22 %", 0.22), ("22%", 0.22), ("22\xa0%", 0.22), ("22,5", 0.225),
         ("22,5 %", 0.225), ("-17,4 %", -0.174), ("7", 0.07), ("0,5", 0.005), ("100", 1.0),
         ("1 000 %", 10.0)],
    )  # fmt: skip
    def test_are_typed_in_percent_with_or_without_the_sign(self, text, value):
        assert read_number(text, "sv", "share") == value

    @pytest.mark.parametrize("unit", ["SEK", "SEK/year", "factor", "FTE", "people"])
    def test_alone_may_have_the_sign(self, unit):
        assert refused("22 %", "sv", unit) == "percent_not_expected"


class TestMoney:
    @pytest.mark.parametrize("unit", ["SEK", "SEK/year", "SEK/hour"])
    @pytest.mark.parametrize(
        ("text", "value"),
        [("1 250 kr", 1250), ("1250kr.", 1250), ("1 250 SEK", 1250), ("1250:-", 1250),
         ("377,50 Kr", 377.5), ("SEK 1 250", 1250), ("kr. 1 250", 1250), ("kr.500", 500),
         ("-SEK 500", -500), ("SEK −500", -500)],
    )  # fmt: skip
    def test_may_say_so(self, unit, text, value):
        assert read_number(text, "sv", unit) == value

    @pytest.mark.parametrize(
        ("text", "value"),
        [("850 tkr", 850_000), ("1,5 mnkr", 1_500_000), ("1,5 mkr", 1_500_000),
         ("-2,3 Mkr", -2_300_000), ("0,1 TKR", 100), ("1 006,84 mnkr", 1_006_840_000)],
    )  # fmt: skip
    def test_may_be_in_thousands_or_millions(self, text, value):
        assert read_number(text, "sv", "SEK/year") == value

    @pytest.mark.parametrize("text", ["5 kr", "5 kr.", "5 SEK", "5:-", "5 tkr", "5 mnkr", "5 mkr"])
    @pytest.mark.parametrize("unit", ["share", "FTE", "hours/year"])
    def test_is_refused_where_none_is_asked_for(self, unit, text):
        assert refused(text, "sv", unit) == "currency_not_expected"

    @pytest.mark.parametrize("text", ["5 EUR", "5 €", "$5", "5 DKK", "5 miljoner", "5 kr/mån",
                                      "SEK 5 kr", "5 kr kr", "k5r", "kr", "5 tkr."])  # fmt: skip
    def test_in_other_words_is_refused(self, text):
        assert refused(text, "sv", "SEK") == "not_a_number"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    ["1 23 456", "1234 567", "1 2345", "12 34", "1  234", "0 123", "1.23.456", "1,2,3",
     "1.234 567", "1 234'567", "1.234,567.89", "1.234,567,890", "1\t234", "1\n234", "0,123 456"],
)  # fmt: skip
def test_thousands_that_are_not_groups_of_three_are_refused(language, text):
    assert refused(text, language) == "not_a_number"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    ["abc", "inf", "-inf", "Infinity", "nan", "NaN", "1e5", "1E5", "1,5e-3", "0x10", "1_000",
     "5-10", "2024-01-05", "5/6", "=5", "(500)", "5-", "--5", "+-5", "- -5", "5,", "5.", "5, 5",
     "1 ,5", "-", "+", ",", ".", "5 h", "5 st", "5 ‰", "five", "5\nkr", "5\x00"],
)  # fmt: skip
def test_what_is_no_number_is_refused(language, text):
    assert refused(text, language) == "not_a_number"


@pytest.mark.parametrize("text", ["１２", "٣", "10²", "½", "1½", "①", "Ⅻ", "१२"])
def test_digits_of_other_scripts_are_refused(text):
    assert refused(text) == "not_a_number"


class TestTooLarge:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("1 000 000 000 000 000", "SEK"),
            ("-1000000000000000", "hours"),
            ("1 000 000 000 mnkr", "SEK"),
            ("100 000 000 000 000 000 %", "share"),
        ],
    )
    def test_a_thousand_million_million_is_still_read(self, text, unit):
        assert abs(read_number(text, "sv", unit)) == 1e15

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("1 000 000 000 000 001", "SEK"),
            ("1000000000000000,01", "SEK"),
            ("-1000000000000001", "hours"),
            ("1 000 000 001 mnkr", "SEK"),
            ("9" * 60, "FTE"),
        ],
    )
    def test_what_is_larger_is_refused(self, text, unit):
        assert refused(text, "sv", unit) == "too_large"


class TestLongTexts:
    def test_sixty_characters_are_read_and_not_one_more(self):
        assert read_number("0," + "3" * 58, "sv", "hours") == 1 / 3
        assert refused("0," + "3" * 59) == "not_a_number"

    @pytest.mark.parametrize(
        "text",
        ["1" * 1_000_000, "1 " * 500_000, "1.234" * 200_000, "-" * 1_000_000,
         "1" + " " * 1_000_000 + "x"],
        ids=["digits", "spaced digits", "groups", "signs", "spaces"],
    )  # fmt: skip
    def test_a_pasted_megabyte_is_refused_at_once(self, text):
        start = time.perf_counter()
        assert refused(text) == "not_a_number"
        assert time.perf_counter() - start < 1

    def test_a_refusal_holds_the_first_forty_characters(self):
        with pytest.raises(NotANumber) as caught:
            read_number("  " + "x" * 1000, "sv", "hours")
        assert caught.value.text == "x" * 40


class TestWriting:
    @pytest.mark.parametrize(
        ("value", "unit", "sv", "en", "da"),
        [
            (0.0198, "share", "1,98", "1.98", "1,98"),
            (0.07, "share", "7", "7", "7"),
            (0.29, "share", "29", "29", "29"),
            (0.225, "share", "22,5", "22.5", "22,5"),
            (-0.174, "share", "-17,4", "-17.4", "-17,4"),
            (12.34, "share", "1\xa0234", "1,234", "1.234"),
            (2_006_840.0, "SEK/year", "2\xa0006\xa0840", "2,006,840", "2.006.840"),
            (377.5909, "SEK/hour", "377,5909", "377.5909", "377,5909"),
            (1234.5, "FTE", "1\xa0234,5", "1,234.5", "1.234,5"),
            (-1234.0, "SEK", "-1\xa0234", "-1,234", "-1.234"),
            (1.234, "hours", "1,234", "1.234", "1,234"),
            (0.25, "hours", "0,25", "0.25", "0,25"),
            (100.0, "people", "100", "100", "100"),
            (0.0, "SEK", "0", "0", "0"),
            (-0.0, "SEK", "0", "0", "0"),
        ],
    )  # fmt: skip
    def test_uses_the_signs_of_the_language(self, value, unit, sv, en, da):
        assert [write_for_entry(value, each, unit) for each in ("sv", "en", "da")] == [sv, en, da]

    @pytest.mark.parametrize(
        ("value", "unit", "text"),
        [
            (1e15, "SEK", "1\xa0000\xa0000\xa0000\xa0000\xa0000"),
            (1e-7, "hours", "0,0000001"),
            (1e-9, "share", "0,0000001"),
            (1 / 3, "hours", "0,3333333333"),
            (2 / 3, "share", "66,6666666667"),
            (-1e-12, "hours", "0"),
        ],
    )
    def test_has_at_most_ten_decimals_and_no_exponent(self, value, unit, text):
        assert write_for_entry(value, "sv", unit) == text


@given(
    language=LANGUAGE,
    unit=UNIT,
    typed=st.decimals(-(10**15), 10**15, places=10) | st.decimals(-1000, 1000, places=4),
)
def test_a_value_of_ten_decimals_is_the_same_when_read_again(language, unit, typed):
    value = float(typed.scaleb(-2) if unit == "share" else typed)
    assert read_number(write_for_entry(value, language, unit), language, unit) == value


@given(language=LANGUAGE, unit=UNIT, value=st.floats(-1e15, 1e15))
def test_any_value_reads_back_within_its_tenth_decimal_and_then_stays(language, unit, value):
    written = write_for_entry(value, language, unit)
    read = read_number(written, language, unit)
    assert abs(read - value) <= 0.5e-10 + math.ulp(value)
    assert write_for_entry(read, language, unit) == written


@given(language=LANGUAGE, value=st.integers(-(10**11), 10**11))
def test_what_a_report_writes_may_be_pasted_into_a_field(language, value):
    writer = Writer(language)
    assert read_number(writer.money(value), language, "SEK") == value
    assert read_number(writer.share(value / 1000, 1), language, "share") == value / 1000


def outcome(text, language, unit):
    """The number that is read, or the code with which it is refused."""
    try:
        return read_number(text, language, unit)
    except NotANumber as fault:
        return fault.code


@given(
    language=LANGUAGE,
    unit=UNIT,
    text=st.text() | st.text("0123456789 .,'-+%krSEKtmn:", max_size=12),
)
def test_any_text_is_blank_a_number_or_refused_with_a_code(language, unit, text):
    found = outcome(text, language, unit)
    assert (found is None) == (not text.strip())
    assert found is None or found in CODES or abs(found) <= 1e15


class TestSentences:
    def test_there_is_one_for_every_code(self):
        assert set(catalogue("numbers")) == set(CODES)

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("code", CODES)
    def test_each_says_what_was_typed(self, code, language):
        assert "1.2{34}" in say(f"numbers.{code}", language, text="1.2{34}")

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        ("code", "values"),
        [("not_a_number", [1_250_000, 12.5]), ("ambiguous", [1234, 1.234]), ("too_large", [1e15])],
    )
    def test_the_numbers_they_give_as_examples_can_be_typed(self, code, values, language):
        examples = re.findall(r"\d[\d ,.]*\d", say(f"numbers.{code}", language, text=""))
        assert [read_number(each, language, "hours") for each in examples] == values
