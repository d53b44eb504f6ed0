"""Faults in words: each has a sentence in every language, with its place and its values."""

import string

import pytest

from arbetsro.economics.faults import Fault, Place
from arbetsro.language import LANGUAGES
from arbetsro.language.catalogue import catalogue
from arbetsro.reporting.faults import sentence, sentences

from .documents import plain


@pytest.mark.parametrize(
    ("language", "place"),
    [
        ("sv", "fall.toml, insatsen ”Kurs”, delinsatsen ”Köp”, blankett H, rad H4 (Fast avgift"),
        ("en", "fall.toml, intervention “Kurs”, activity “Köp”, sheet H, row H4 (Fixed fee"),
        ("da", "fall.toml, indsatsen “Kurs”, delindsatsen “Köp”, skema H, række H4 (Fast"),
    ],
)
def test_the_place_is_told_from_the_outside_in(language, place):
    where = Place("H", "H4", "Kurs", "Köp")
    values = {"value": -3.0, "unit": "SEK", "low": 0.0, "high": 9.0}
    told = sentence(Fault("negative", where, values), language, "fall.toml")
    assert told.startswith(place)


@pytest.mark.parametrize(
    ("language", "value", "low"),
    [("sv", "30 kr", "5 000 kr"), ("en", "SEK 30", "SEK 5,000"), ("da", "30 kr.", "5.000 kr.")],
)
def test_values_are_written_as_the_language_and_the_unit_ask_for(language, value, low):
    values = {"value": 30.0, "unit": "SEK/month", "low": 5000.0, "high": 1e6}
    told = plain(sentence(Fault("out_of_bounds", Place("D", "D1"), values), language))
    assert f" {value} " in told
    assert low in told


def test_the_same_fault_is_told_once():
    one = Fault("discount_rate_missing", Place(key="Nu"))
    assert len(sentences([one, one, Fault("period_backwards", Place(key="period"),
                                          {"start": 1, "end": 2})], "sv")) == 2  # fmt: skip


def test_a_key_of_an_activity_is_named():
    told = sentence(Fault("unknown_key", Place(None, None, "Kurs", "Köp", "intern")), "sv")
    assert "”intern”" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_braces_in_what_the_user_wrote_are_left_alone(language):
    fault = Fault("not_a_number", Place("C", "C7"), {"value": "{organisation} {0}", "key": "C7"})
    assert "{organisation} {0}" in sentence(fault, language, "{file}.toml")
    assert sentence(fault, language, "{file}.toml").startswith("{file}.toml, ")


def test_what_the_user_wrote_is_not_told_back_without_end():
    fault = Fault("not_a_number", Place("C", "C7"), {"value": string.ascii_letters * 1000})
    assert len(sentence(fault, "sv")) < 500


def test_no_sentence_quotes_a_value_that_is_quoted_already():
    quoted = {
        key
        for key, text in catalogue("faults").items()
        if any(f"{mark}{{value}}" in text.in_(one) for mark in "”“" for one in LANGUAGES)
    }
    assert quoted == set()
    told = sentence(Fault("unknown_word", values={"value": "tidspress", "known": "x"}), "sv")
    assert told.startswith("”tidspress” är inte ett ord")
