"""What people type, read as the value that is kept, and written in its field again."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.language import LANGUAGES
from arbetsro.web.analyses.entry import EntryError, read, written
from arbetsro.web.analyses.fields import field_at

LINE = field_at("title")
TEXT = field_at("A4")
DAY = field_at("period.start")
WHOLE = field_at("alternatives.k3x9ab.life")
SHARE = field_at("discount_rate")
NUMBER = field_at("alternatives.k3x9ab.residual_value")
AMOUNT = field_at("alternatives.k3x9ab.base_investment")
SERIES = field_at("alternatives.k3x9ab.costs")
SHARES = field_at("alternatives.k3x9ab.profile")
MODULES = field_at("beyond")
CHOICE = field_at("group.k3x9ab.function")
KRONOR = field_at("C5")
PERCENT = field_at("C7")
PEOPLE = field_at("D4")
EVERY = [
    LINE, TEXT, DAY, WHOLE, SHARE, NUMBER, AMOUNT, SERIES, SHARES, CHOICE, MODULES, KRONOR, PERCENT,
    PEOPLE,
]  # fmt: skip

every_field = pytest.mark.parametrize("field", EVERY, ids=[f"{f.kind} {f.key}" for f in EVERY])


def refused(field, typed, language="sv"):
    with pytest.raises(EntryError) as error:
        read(field, typed, language)
    return f"{error.value.area}.{error.value.code}", error.value.values


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (LINE, "  Hela   företaget\n2026 ", "Hela företaget 2026"),
        (TEXT, "\nFörst.\r\n\r\nSedan.\rSist.\n\n", "Först.\n\nSedan.\nSist."),
        (TEXT, "  Indraget\n\tmer", "  Indraget\n\tmer"),
        (DAY, "2026-01-31", "2026-01-31"),
        (DAY, " 2028-02-29 ", "2028-02-29"),
        (WHOLE, "5", 5),
        (WHOLE, "0", 0),
        (SHARE, "3,5", 0.035),
        (SHARE, "3,5 %", 0.035),
        (NUMBER, "1 500", 1500),
        (NUMBER, "-200", -200),
        (AMOUNT, "2,5 mkr", 2_500_000),
        (AMOUNT, "g34", "G34"),
        (AMOUNT, " J7 ", "J7"),
        (SERIES, "100; 200,50;300 tkr", [100, 200.5, 300_000]),
        (SERIES, "100\n200\n\n300;", [100, 200, 300]),
        (SHARES, "50; 75 %; 100", [0.5, 0.75, 1]),
        (CHOICE, "hr", "hr"),
        (MODULES, "vat turnover vat", ["turnover", "vat"]),  # in the order of the reports
        (KRONOR, "10 000 000 kr", 10_000_000),
        (PERCENT, "22", 0.22),
        (PEOPLE, "1\xa0500", 1500),
    ],
)
def test_what_is_typed_is_kept_as(field, typed, kept):
    found = read(field, typed, "sv")
    assert found == kept
    assert isinstance(found, (type(kept), float))


@pytest.mark.parametrize(
    ("language", "typed"), [("sv", "1 234,5"), ("en", "1,234.5"), ("da", "1.234,5")]
)
def test_numbers_are_read_as_the_language_writes_them(language, typed):
    assert read(KRONOR, typed, language) == 1234.5


@every_field
@pytest.mark.parametrize("typed", ["", "   ", "\n", "\r\n\t", "\N{NO-BREAK SPACE}"])
def test_a_blank_empties_every_kind_of_field(field, typed):
    assert read(field, typed, "sv") is None


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        (DAY, "31 januari", "analyses.not_a_day"),
        (DAY, "2026-02-30", "analyses.not_a_day"),
        (DAY, "1026-01-01", "analyses.not_a_day"),
        (DAY, "9999-12-31", "analyses.not_a_day"),
        (WHOLE, "2,5", "analyses.not_years"),
        (WHOLE, "-1", "analyses.not_years"),
        (WHOLE, "101", "analyses.not_years"),
        (WHOLE, "fem", "numbers.not_a_number"),
        (CHOICE, "konungen", "analyses.not_a_choice"),
        (CHOICE, "HR", "analyses.not_a_choice"),
        (MODULES, "turnover and more", "analyses.not_a_choice"),
        (AMOUNT, "X99", "numbers.not_a_number"),
        (SERIES, "1; två; 3", "numbers.not_a_number"),
        (SERIES, "; ".join(["1"] * 101), "analyses.too_many_years"),
        (SHARES, "50; 100 kr", "numbers.currency_not_expected"),
        (KRONOR, "1.234", "numbers.ambiguous"),
        (KRONOR, "5 %", "numbers.percent_not_expected"),
        (PERCENT, "många", "numbers.not_a_number"),
        (PERCENT, "nan", "numbers.not_a_number"),
        (PERCENT, "inf", "numbers.not_a_number"),
        (KRONOR, "1e400", "numbers.not_a_number"),
        (KRONOR, "9" * 40, "numbers.too_large"),
        (PEOPLE, "=1+1", "numbers.not_a_number"),
        (PEOPLE, "١٥", "numbers.not_a_number"),
        (PEOPLE, "5\x00", "numbers.not_a_number"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_reason(field, typed, code):
    assert refused(field, typed)[0] == code


@pytest.mark.parametrize("field", [SERIES, SHARES], ids=["series", "shares"])
def test_a_series_of_nothing_but_semicolons_is_a_blank(field):
    assert read(field, " ; ;\n;", "sv") is None


def test_the_refusal_tells_the_number_that_is_wrong_in_a_series():
    assert refused(SERIES, "1; två; 3")[1] == {"text": "två"}


class TestLongTexts:
    @pytest.mark.parametrize(
        ("field", "longest"), [(LINE, 300), (TEXT, 20_000), (SERIES, 2_000), (SHARES, 2_000)]
    )
    def test_are_refused_with_their_length_and_the_longest(self, field, longest):
        code, values = refused(field, "x" * (longest + 1))
        assert code == "analyses.too_long"
        assert values == {"length": longest + 1, "longest": longest}

    def test_are_measured_as_a_browser_counts_their_signs(self):
        assert len(read(TEXT, "x\r\n" * 10_000, "sv")) == 19_999

    @pytest.mark.parametrize(("field", "longest"), [(LINE, 300), (TEXT, 20_000)])
    def test_of_the_longest_length_are_kept_whole(self, field, longest):
        assert read(field, "å" * longest, "sv") == "å" * longest

    @every_field
    @pytest.mark.parametrize("sign", ["x", "1", ";", "1;", ".", "-", " 1", "%", "e\u0301"])
    def test_of_a_megabyte_are_refused_at_once(self, field, sign):
        started = time.perf_counter()
        code, values = refused(field, sign * (1_000_000 // len(sign)) + "y")
        assert time.perf_counter() - started < 0.5
        assert len(str(values)) < 300, "the refusal does not bring the whole text back"
        if field in (LINE, TEXT):
            assert (code, values["length"]) == ("analyses.too_long", 1_000_001)


class TestSigns:
    @pytest.mark.parametrize(
        "text",
        [
            "👩🏽‍⚕️ 🇸🇪 mår bättre",  # joined signs and flags
            "שלום ו-العربية",
            "Ett \u200fhögerställt\u200e ord",
            "ﬁ e\u0301 Ω 漢字 𝔘",
            "<script>alert(1)</script> & \"'",
            "=HYPERLINK(1)",
            "{mall} {{ mall }} %s",
        ],
    )
    def test_of_every_script_are_kept_as_they_are(self, text):
        assert read(LINE, text, "sv") == text
        assert read(TEXT, text, "sv") == text

    @pytest.mark.parametrize("sign", [*map(chr, range(9)), "\x0e", "\x1b", "\x7f", "\uffff"])
    def test_that_no_document_can_show_are_taken_away(self, sign):
        assert read(LINE, f"Or{sign}o", "sv") == "Oro"
        assert read(TEXT, f"Or{sign}o", "sv") == "Oro"

    def test_that_no_document_can_show_are_nothing_by_themselves(self):
        assert read(TEXT, "\x00\x01", "sv") is None

    @pytest.mark.parametrize("sign", ["\x0b", "\x0c"])
    def test_that_end_a_line_in_other_programs_end_it_here(self, sign):
        assert read(TEXT, f"Ett{sign}Två", "sv") == "Ett\nTvå"


@given(typed=st.text(max_size=80), place=st.integers(0, len(EVERY) - 1))
def test_any_text_is_read_or_refused_with_a_message_and_never_breaks(typed, place):
    with suppress(EntryError):
        found = read(EVERY[place], typed, "sv")
        assert read(EVERY[place], written(EVERY[place], found, "sv"), "sv") == found


CENTS = st.integers(-(10**15), 10**15).map(lambda one: one / 100)
SOME_SHARES = st.integers(0, 10**6).map(lambda one: one / 10**6)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_what_stands_in_a_field_is_read_as_the_same_value_again(language, data):
    field, values = data.draw(
        st.sampled_from(
            [
                (KRONOR, CENTS),
                (NUMBER, CENTS),
                (AMOUNT, CENTS),
                (AMOUNT, st.sampled_from(["G34", "J7", "C20"])),
                (PERCENT, SOME_SHARES),
                (SHARE, SOME_SHARES),
                (SERIES, st.lists(CENTS, min_size=1, max_size=20)),
                (SHARES, st.lists(SOME_SHARES, min_size=1, max_size=20)),
                (WHOLE, st.integers(0, 100)),
                (DAY, st.dates().filter(lambda d: 1900 <= d.year <= 2200).map(str)),
                (CHOICE, st.sampled_from(["hr", "staff", "union"])),
                (MODULES, st.sampled_from([["turnover"], ["turnover", "vat"], ["effects"]])),
            ]
        )
    )
    value = data.draw(values)
    assert read(field, written(field, value, language), language) == value


@every_field
def test_an_empty_field_has_nothing_in_it(field):
    assert written(field, None, "sv") == ""
