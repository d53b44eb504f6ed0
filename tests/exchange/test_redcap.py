"""Data dictionaries of REDCap: columns by their place (domain-facts, D4)."""

import csv
import io

import pytest

from arbetsro.exchange.faults import ExchangeError
from arbetsro.exchange.redcap import COLUMNS, formula, not_written, write_dictionary
from arbetsro.exchange.redcap_reading import read_dictionary
from arbetsro.exchange.rules import rules_of
from arbetsro.instruments.instrument import instrument
from exchange.conftest import made_up


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def dictionary(*fields):
    """A dictionary with a row for each list of the first columns."""
    file = io.StringIO()
    csv.writer(file).writerows([COLUMNS, *([*one] + [""] * (18 - len(one)) for one in fields)])
    return file.getvalue().encode()


def test_there_are_eighteen_columns_and_no_mark_before_the_first(stress):
    data = write_dictionary(*stress, "sv")
    head = data.splitlines()[0].decode()
    assert head.startswith("Variable / Field Name,Form Name,Section Header,Field Type,")
    assert all(len(one) == 18 for one in csv.reader(io.StringIO(data.decode(), newline="")))


def test_an_item_has_its_name_choices_and_matrix(stress):
    first, second = rows(write_dictionary(*stress, "en"))[:2]
    assert first["Variable / Field Name"] == "q_pss_10_1"
    assert first["Choices, Calculations, OR Slider Labels"].startswith("0, Quite pss-10 | 1, ")
    assert first["Field Label"] == "Item {1} | x, y"
    assert first["Section Header"]
    assert not second["Section Header"]
    assert first["Matrix Group Name"] == second["Matrix Group Name"] == "m_1"


def test_a_score_is_a_calculation_that_is_blank_where_too_little_is_answered(stress):
    last = rows(write_dictionary(*stress, "en"))[-1]
    (rule,) = rules_of(stress[0])
    assert (last["Variable / Field Name"], last["Field Type"]) == ("s_pss_10_total", "calc")
    text = formula(rule, "pss-10")
    assert last["Choices, Calculations, OR Slider Labels"] == text
    assert ") >= 10, " in text
    assert 'if([q_pss_10_4] = "", 0, 4 - [q_pss_10_4])' in text
    assert text.endswith(' * 10, "")')


def test_the_questions_come_back_in_one_language(sent):
    of, wording = sent
    found = read_dictionary(write_dictionary(of, wording, "en"), "en")
    assert [one.number for one in found.instrument.items] == [one.number for one in of.items]
    assert found.wording.languages == ("en",)
    assert {"no_scoring", "languages_lacking"} == {one.code for one in found.notes}


def test_what_has_no_place_is_told(stress):
    assert [one.code for one in not_written(*stress, "sv")] == ["other_languages"]
    ratio = instrument("effort-reward")
    told = [one.place for one in not_written(ratio, made_up(ratio), "sv")]
    assert told == ["", "ratio"]


def test_a_foreign_dictionary_is_read_by_place():
    data = dictionary(
        ["age", "f", "", "text", "Ålder"],
        ["mood_1", "f", "Måendet", "radio", "<b>Sover</b> du?", "1, Nej | 0, | 2, Ja, ofta"],
        ["mood_2", "f", "", "yesno", "Äter du?"],
        ["mood_3", "f", "", "radio", "Hur?", "a, Bra | b, Illa"],
        ["mood_4", "f", "", "radio", "När?", "1, Nu | 2, Sen", "", "", "", "", "", "[age] > 3"],
    )
    found = read_dictionary("\ufeff".encode() + data, "sv")
    assert [one.number for one in found.instrument.items] == [1, 2, 4]
    assert found.wording.text(1, "sv") == "Sover du?"
    labels = found.instrument.scale_of(1).labels
    assert {v: one.sv for v, one in labels.items()} == {1: "Nej", 2: "Ja, ofta"}
    told = [(one.code, one.place) for one in found.notes][:3]
    assert told == [
        ("question_left_out", "age"), ("no_choices", "mood_3"), ("condition", "mood_4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a,b\n1,2\n", "not_dictionary"),
        (b"", "not_dictionary"),
        (b"\xff\xfe", "not_csv"),
        (b'"a', "not_csv"),
        (dictionary(["age", "f", "", "text", "?"]), "no_questions"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(data, code):
    with pytest.raises(ExchangeError) as refused:
        read_dictionary(data, "sv")
    assert refused.value.code == code
