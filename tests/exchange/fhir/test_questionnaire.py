"""Instruments as FHIR Questionnaires and back, held against the models of fhir.resources."""

import json
import re

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from arbetsro.exchange.faults import ExchangeError
from arbetsro.exchange.fhir.naming import Naming
from arbetsro.exchange.fhir.questionnaire import formula, whole_questionnaire
from arbetsro.exchange.fhir.questionnaire_reading import read_questionnaire
from arbetsro.exchange.rules import rules_of
from arbetsro.instruments.instrument import instrument

NAMING = Naming("https://clinic.example/fhir", "sv")
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"


def read(given):
    return read_questionnaire(json.dumps(given).encode())


def test_an_equal_instrument_with_its_words_comes_back_from_a_valid_resource(sent):
    of, wording = sent
    made = whole_questionnaire(of, wording, NAMING)
    Questionnaire.model_validate(made)
    found = read(made)
    assert (found.instrument, found.wording, found.notes) == (of, wording, ())


def test_without_what_we_sent_along_the_questions_come_back_in_all_languages():
    of = instrument("arbetsro")
    made = whole_questionnaire(of, None, NAMING)
    del made["extension"]
    found = read(made)
    assert [one.label for one in found.instrument.sections] == [one.label for one in of.sections]
    assert found.wording.items == {
        one.number: {"sv": one.text.sv, "en": one.text.en, "da": one.text.da} for one in of.items
    }
    assert found.instrument.scale_of(1).labels == of.scale_of(1).labels
    assert [one.code for one in found.notes] == ["no_scoring"]


def test_a_score_counts_what_is_answered_and_turns_what_is_turned(stress):
    # fhirpathpy 2.2.4 gave 18 for answers 1, 2, 4, 0, 3, 1, 4, 2, 0, 3, as by hand, and nothing
    # without the third of them.
    (rule,) = rules_of(stress[0])
    text = formula(rule, is_nested=False)
    assert ".answer.count() >= 10, " in text
    turned = re.search(r"\.combine\((.*)\.select\(4 - \$this\)\)", text)[1]
    assert "'4' | '5' | '7' | '8'" in turned
    assert text.endswith(".avg() * 10, {})")


def asked(type_, link="1", *, options=(), **more):
    return {"linkId": link, "text": f"Fråga {link}", "type": type_} | more | (
        {"answerOption": list(options)} if options else {}
    )  # fmt: skip


def option(code, display, **extension):
    made = {"valueCoding": {"code": code, "display": display}}
    return made | ({"extension": [extension]} if extension else {})


def foreign(*items, **more):
    return {"resourceType": "Questionnaire", "id": "mood", "language": "sv", "title": "Läget",
            "item": list(items)} | more  # fmt: skip


def test_a_questionnaire_of_r5_and_one_with_codes_alone_are_read():
    weighed = [option("x", "Nej", url=WEIGHT, valueDecimal=0), option("y", "Ja", url=WEIGHT,
               valueDecimal=1)]  # fmt: skip
    found = read(foreign(asked("coding", "a", options=weighed), asked("choice", "b", options=[
        option("1", "Lite"), option("2", "Mycket")])))  # fmt: skip
    of = found.instrument
    assert {v: one.sv for v, one in of.scale_of(1).labels.items()} == {0: "Nej", 1: "Ja"}
    assert {v: one.sv for v, one in of.scale_of(2).labels.items()} == {1: "Lite", 2: "Mycket"}
    assert [one.key for one in of.items] == ["a", "b"]


def test_what_has_no_place_is_told():
    found = read(
        foreign(
            asked("text", "free"),
            asked("display", "hello"),
            asked("boolean", "1", enableWhen=[{"question": "0"}]),
            {"linkId": "g", "type": "group", "text": "Del", "item": [
                asked("choice", "2", options=[option("p", "Ja"), option("q", "Nej")]),
                asked("choice", "3"),
            ]},
        )
    )  # fmt: skip
    told = [(one.code, one.place) for one in found.notes][:4]
    assert told == [
        ("question_left_out", "free"), ("condition", "1"), ("values_by_order", "2"),
        ("no_choices", "3"),
    ]  # fmt: skip
    assert [one.section for one in found.instrument.items] == ["part_0", "part_1"]


def nested(depth):
    item = asked("boolean", "1")
    for _ in range(depth):
        item = {"linkId": "g", "type": "group", "item": [item]}
    return foreign(item)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"resourceType": "Patient"}, "not_questionnaire"),
        ([], "not_questionnaire"),
        (foreign(asked("boolean"), language="de"), "no_language"),
        (foreign(asked("text")), "no_questions"),
        (nested(20), "too_deep"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(given, code):
    with pytest.raises(ExchangeError) as refused:
        read(given)
    assert refused.value.code == code


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_refused(data):
    with pytest.raises(ExchangeError) as refused:
        read_questionnaire(data)
    assert refused.value.code == "not_json"


def test_a_value_that_is_no_whole_number_is_not_taken_for_one():
    for value in (1.5, 1e400, "2", True, None):
        options = [option("1", "A", url=ORDINAL, valueDecimal=value), option("2", "B")]
        found = read(foreign(asked("choice", options=options)))
        assert list(found.instrument.scale.labels) == [1, 2]
