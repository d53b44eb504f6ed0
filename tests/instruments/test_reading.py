"""Files of instruments: what an organisation loads, and everything that may be wrong with one."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.instruments.faults import InstrumentError, InstrumentFault
from arbetsro.instruments.instrument import read_instrument
from arbetsro.instruments.reading import instrument_of
from arbetsro.language import LANGUAGES
from arbetsro.language.catalogue import catalogue

WORDS = '{ sv = "a", en = "b", da = "c" }'
HEAD = f"""
id = "own-one"
version = "1"
source = "us"
verified = "our_own"
languages = ["sv"]
screens = false
is_validated = false
label = {WORDS}
recall = {WORDS}
note = {WORDS}
validity = {WORDS}
"""
LICENCE = f"""
[licence]
holder = "us"
may_show_items = true
about = {WORDS}
verified = "our_own"
"""
MISSING = f"""
[missing]
least_answered_percent = 50
is_our_own = true
about = {WORDS}
"""
ANSWERS = """
[[answer_scale]]
key = "often"
lowest = 1
highest = 5
"""
ITEMS = f"""
[[form]]
key = "short"
label = {WORDS}
[[form]]
key = "long"
label = {WORDS}
[[section]]
key = "first"
label = {WORDS}
[[section]]
key = "extra"
module = true
label = {WORDS}
[[item]]
number = 1
section = "first"
forms = ["long"]
text = {WORDS}
[[item]]
number = 2
section = "first"
reversed = true
text = {WORDS}
[[item]]
number = 3
section = "extra"
grave = true
text = {WORDS}
"""
SCALES = f"""
[[subscale]]
key = "load"
items = [1, 2]
label = {WORDS}
direction = "high_is_bad"
side = "demand"
[[subscale]]
key = "extra"
items = [3]
label = {WORDS}
direction = "high_is_bad"
side = "grave"
[[threshold]]
scale = "load"
value = 3.5
direction = "at_or_above"
is_validated = false
validated_for = {WORDS}
source = "us"
verified = "our_own"
"""
GOOD = HEAD + LICENCE + MISSING + ANSWERS + ITEMS + SCALES


def faults_of(text):
    with pytest.raises(InstrumentError) as caught:
        read_instrument(text)
    return {(one.code, one.place) for one in caught.value.faults}


def test_a_file_of_ones_own_is_read():
    of = read_instrument(GOOD)
    assert [item.number for item in of.items] == [1, 2, 3]
    assert (of.direction_of(2), of.side_of(3)) == ("high_is_good", "grave")
    assert of.has_words()
    assert not of.has_total


def test_a_form_and_a_module_take_items_away_and_scales_with_them():
    of = read_instrument(GOOD)
    plain = of.with_modules([])
    assert [item.number for item in plain.items] == [1, 2]
    assert [one.key for one in plain.scales] == ["load"]
    assert of.with_modules(["extra"]) == of
    assert of.form("short").with_modules([]).subscale("load").items == (2,)
    assert of.form("long") == of
    with pytest.raises(KeyError):
        of.form("middle")


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("items = [1, 2]", "items = [1, 9]", "no_such_item", "subscale load.items"),
        ("items = [1, 2]", "items = [1, 1]", "used_twice", "subscale load.items"),
        ("items = [1, 2]", 'items = ["1"]', "not_wholes", "subscale.1.items"),
        ("items = [1, 2]", 'of = ["nope"]', "unknown_scale", "subscale load.of"),
        ("items = [1, 2]", "", "items_or_scales", "subscale load"),
        ("items = [1, 2]", 'method = "ratio"\nof = ["extra"]', "ratio_of_two", "subscale load"),
        (
            "items = [1, 2]", 'method = "sum"\nof = ["extra"]',
            "no_method_of_scales", "subscale load.method",
        ),
        ('scale = "load"', 'scale = "lod"', "unknown_scale", "threshold.1.scale"),
        ("value = 3.5", 'value = "high"', "not_number", "threshold.1.value"),
        ("value = 3.5", "value = nan", "not_number", "threshold.1.value"),
        ("number = 2", "number = 1", "used_twice", "item"),
        ("number = 2", "number = 0", "bad_number", "item.2.number"),
        ("number = 2", "number = true", "not_whole", "item.2.number"),
        ('forms = ["long"]', 'forms = ["shrt"]', "unknown_form", "item.1.forms"),
        ("reversed = true", 'scale = "agree"', "unknown_answers", "item.2.scale"),
        ("reversed = true", "reversed = 1", "not_truth", "item.2.reversed"),
        ("reversed = true", 'key = "Så"', "bad_key", "item.2.key"),
        ('section = "extra"', 'section = "x"', "unknown_section", "item.3.section"),
        ("may_show_items = true", "may_show_items = false", "may_not_show", "item.1.text"),
        ("highest = 5", "highest = 1", "bad_range", "answer_scale.1"),
        (
            "highest = 5", f"highest = 5\n[[answer_scale.value]]\nvalue = 6\nlabel = {WORDS}",
            "not_on_the_scale", "answer_scale.1.value",
        ),
        ("percent = 50", "percent = 0", "bad_percent", "missing.least_answered_percent"),
        ('side = "demand"', 'side = "burden"', "unknown_word", "subscale.1.side"),
        ('id = "own-one"', 'id = "../x"', "bad_id", "id"),
        ('id = "own-one"', 'id = ""', "missing", "id"),
        ('version = "1"', "version = 1", "not_text", "version"),
        ('languages = ["sv"]', 'languages = ["fi"]', "unknown_word", "languages"),
        ('languages = ["sv"]', 'languages = "sv"', "not_list", "languages"),
        ('languages = ["sv"]', "languages = [1]", "not_words", "languages"),
        ("screens = false", "colour = 3", "unknown_field", "colour"),
        ("screens = false", "", "missing", "screens"),
        (f"validity = {WORDS}", "", "missing", "validity"),
        (f"note = {WORDS}", 'note = { sv = "a", en = " ", da = "c" }', "missing_language", "note"),
        (f"note = {WORDS}", 'note = "a"', "not_table", "note"),
        (LICENCE, "licence = 1", "not_table", "licence"),
        (LICENCE, "", "missing", "licence"),
        (ANSWERS, "", "missing", "answer_scale"),
        (ITEMS, "items = 0\n", "bad_count", "items"),
        (ITEMS, "item = 3\n", "not_tables", "item"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(old, new, code, at):
    # What stands outside tables has to come before them.
    text = new + "\n" + GOOD.replace(old, "", 1) if old in (LICENCE, ITEMS) else None
    text = text or GOOD.replace(old, new, 1)
    assert text != GOOD
    assert (code, at) in faults_of(text)


def test_every_fault_is_named_at_once():
    bad = GOOD.replace("number = 2", "number = 1").replace('scale = "load"', 'scale = "lod"')
    bad = bad.replace("items = [3]", "items = [4]")
    assert {code for code, _ in faults_of(bad)} >= {"used_twice", "unknown_scale", "no_such_item"}


def test_a_file_that_is_no_toml_says_why():
    assert faults_of("number;sv\n1;a") == {("not_toml", "")}


def test_a_wrong_number_beside_counted_items_is_named():
    text = "items = 3\nreversed = [4]\n" + GOOD.replace(ITEMS, "").replace(
        "highest = 5", "highest = 5\nitems = [7]"
    )
    assert faults_of(text) >= {
        ("no_such_item", "reversed"), ("no_such_item", "answer_scale.items"),
    }  # fmt: skip


class Any(dict):
    def __missing__(self, key):
        return "?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fault_has_a_sentence_in_each_language(language):
    codes = [key[5:] for key in catalogue("instruments") if key.startswith("file_")]
    for code in codes:
        said = catalogue("instruments")[f"file_{code}"].in_(language).format_map(Any())
        assert said.endswith(".")
    assert "own" in InstrumentFault("bad_id", values={"given": "own", "longest": 3}).said(language)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.sampled_from(["often", "x", ""]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=4,
)


def places_in(table):
    """Every value that may be put wrong: of the whole, and of its tables."""
    for key, value in table.items():
        yield table, key
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from places_in(inner)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_file_it_is_read_or_its_faults_are_named(data):
    table = tomllib.loads(GOOD)
    places = list(places_in(table))
    inner, key = places[data.draw(st.integers(0, len(places) - 1))]
    inner[key] = data.draw(VALUES)
    said = []
    try:
        instrument_of(table)
    except InstrumentError as error:
        said = [error.said(language) for language in LANGUAGES]
    assert all(said)
