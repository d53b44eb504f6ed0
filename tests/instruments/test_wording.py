"""Wordings: what a clinic loads, and the made-up ones of the demo."""

import pytest

from arbetsro.instruments.instrument import instruments
from arbetsro.instruments.wording import WordingError, demo_wording, read_wording
from arbetsro.language import LANGUAGES

ROWS = [f"{n};Fråga {n};Item {n};Spørgsmål {n}" for n in range(1, 13)]


def table(*rows, head="number;sv;en;da"):
    return "\n".join([head, *rows])


def faults_of(text):
    with pytest.raises(WordingError) as caught:
        read_wording(text)
    return [(one.code, one.place, one.values.get("given")) for one in caught.value.faults]


def test_a_table_gives_each_item_its_words():
    wording = read_wording(table(*ROWS))
    assert wording.text(7, "da") == "Spørgsmål 7"
    assert wording.languages == LANGUAGES
    assert not wording.is_demo


def test_tabs_commas_quotes_and_a_mark_of_order_are_read_too():
    tabs = "\ufeff" + table(*ROWS).replace(";", "\t")
    commas = table(*(f'{n},"Ja, {n}"' for n in range(1, 13)), head="Nummer,sv")
    assert read_wording(tabs).text(1, "sv") == "Fråga 1"
    assert read_wording(commas).text(2, "sv") == "Ja, 2"


def test_toml_gives_the_same():
    text = "\n".join(f'[[item]]\nnumber = {n}\nsv = "Fråga {n}"' for n in range(1, 13))
    assert read_wording(text).text(12, "sv") == "Fråga 12"


def test_a_language_that_the_clinic_lacks_is_shown_in_the_one_that_it_has():
    wording = read_wording(table(*(f"{n};Fråga {n}" for n in range(1, 13)), head="number;sv"))
    assert wording.languages == ("sv",)
    assert wording.language_for("da") == "sv"
    assert wording.text(3, "da") == "Fråga 3"


def test_every_fault_is_named_at_once_with_its_line():
    bad = ["1;Fråga 1;Item 1;", "1;a;b;c", "13;a;b;c", "x;a;b;c", *ROWS[2:]]
    assert faults_of(table(*bad)) == [
        ("item_twice", "3", "1"),
        ("no_such_item", "4", "13"),
        ("no_such_item", "5", "x"),
        ("items_missing", "", "2"),
        ("language_missing", "2", "da"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("nonsense", "not_readable"),
        ("item = 3", "not_readable"),
        ("number;sv;fi\n1;a;b", "unknown_column"),
        ('number;sv\n1;"never closed', "not_readable"),
    ],
)
def test_a_file_that_cannot_be_read_says_so(text, code):
    assert [one[0] for one in faults_of(text)] == [code]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_fault_has_a_sentence_with_its_place(language):
    with pytest.raises(WordingError) as caught:
        read_wording(table("99;a;b;c", *ROWS))
    assert "99" in caught.value.faults[0].said(language)


def test_the_demo_says_that_it_is_not_the_instrument():
    demo = demo_wording()
    assert demo.is_demo
    assert len(demo.items) == 12
    assert "not SMBM-12" in demo.mark.en
    assert "inte SMBM-12" in demo.mark.sv
    assert "ikke SMBM-12" in demo.mark.da


KEDS = [f"{n};Fråga {n};Item {n};Spørgsmål {n}" for n in range(1, 10)]


def test_every_instrument_without_words_takes_a_file_of_them():
    for of in instruments():
        rows = table(*(f"{item.number};Ord {item.number}" for item in of.items), head="number;sv")
        wording = read_wording(rows, of=of.id)
        assert wording.text(of.items[-1].number, "en") == f"Ord {of.items[-1].number}"
        assert read_wording(rows, of=of) == wording


def test_answers_may_be_named_for_all_items_or_for_one():
    named = ["=0;Nej;No;Nej", "=6;Ja;Yes;Ja", "3=6;Jämt;Always;Altid"]
    wording = read_wording(table(*KEDS, *named), of="keds")
    assert wording.label(1, 6, "en") == "Yes"
    assert wording.label(3, 6, "da") == "Altid"
    assert wording.label(3, 0, "sv") == "Nej"
    assert wording.label(3, 2, "sv") is None
    assert len(wording.items) == 9


def test_toml_names_answers_in_tables_of_their_own():
    text = "\n".join(f'[[item]]\nnumber = {n}\nsv = "Fråga {n}"' for n in range(1, 10))
    text += '\n[[answer]]\nvalue = 0\nsv = "Nej"\n[[answer]]\nitem = 3\nvalue = 6\nsv = "Jämt"'
    wording = read_wording(text, of="keds")
    assert (wording.label(3, 6, "en"), wording.label(4, 0, "sv")) == ("Jämt", "Nej")


def test_answers_that_the_scale_does_not_have_are_named():
    with pytest.raises(WordingError) as caught:
        read_wording(table(*KEDS, "=7;a;b;c", "10=0;a;b;c", "=1;a;b;c", "=1;a;b;c"), of="keds")
    found = [(one.code, one.values.get("given")) for one in caught.value.faults]
    assert found == [
        ("no_such_answer", "=7"), ("no_such_item", "10=0"), ("item_twice", "=1"),
    ]  # fmt: skip
    assert all("=7" in caught.value.faults[0].said(language) for language in LANGUAGES)
