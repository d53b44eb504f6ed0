"""Names, numbers and addresses in what staff have written. The expected texts are made by hand."""

import pytest

from arbetsro.surveys.masked_words import Names
from arbetsro.surveys.masking import masked

NAMES = Names.of(
    ["Anna Berg", "Jörgen von Öhman", "Karl-Erik Å", "Bo Ek"],
    ["Hemtjänst Norr", "Kök", "Vård och omsorg"],
)


def said(text, language="sv"):
    return masked(text, names=NAMES, language=language).text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Det var anna som sa det.", "Det var [namn] som sa det."),
        ("Annas schema, och Anna Berg igen", "[namn] schema, och [namn] igen"),
        ("Anna’s rota", "[namn] rota"),
        ("Fråga jorgen eller erik", "Fråga [namn] eller [namn]"),
        ("ohman, karl-erik", "[namn], [namn]"),
        ("von oben", "von oben"),
        ("en annan sak", "en annan sak"),
        ("A\u200bnna ropar", "[namn] ropar"),
    ],
)
def test_the_organisations_own_people_are_masked_however_they_are_written(written, expected):
    assert said(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("på hemtjänst norr", "på [enhet]"),
        ("i köket är det trångt", "i [enhet] är det trångt"),
        ("hemtjänsts nattpass", "hemtjänsts nattpass"),
        ("god vård och bra mat", "god vård och bra mat"),
        ("inom vård och omsorgs ram", "inom [enhet] ram"),
    ],
)
def test_a_unit_is_masked_as_a_whole_and_its_words_alone_are_left(written, expected):
    assert said(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Vi saknar Lisa på natten.", "Vi saknar [namn] på natten."),
        ("Vi såg Lisa Ståhl-Ek B gå.", "Vi såg [namn] gå."),
        ("Lisa Ståhl gick.", "[namn] gick."),
        ("När Lisa gick blev det tyst.", "När [namn] gick blev det tyst."),
        ("Någon, t.ex. Lisa, gick.", "Någon, t.ex. [namn], gick."),
        ("Det räcker. Vi är trötta.", "Det räcker. Vi är trötta."),
        ("HR och IT svarar på APT.", "HR och IT svarar på APT."),
        ("Dr. ståhl lyssnar", "[namn] lyssnar"),
    ],
)
def test_a_capital_letter_within_a_sentence_is_taken_for_a_name(written, expected):
    assert said(written) == expected


def test_in_english_and_danish_pronouns_with_a_capital_are_left():
    assert said("When I ask, I'm told no by Lisa.", "en") == "When I ask, I'm told no by [name]."
    assert said("Når I spørger Dem, siger Lisa nej.", "da") == (
        "Når I spørger Dem, siger [navn] nej."
    )


def test_a_strange_word_first_in_a_sentence_is_left_to_the_reviewer():
    found = masked("Lisa bestämmer allt. Det är fel.")
    assert found.text == "Lisa bestämmer allt. Det är fel."
    assert found.doubtful == ("Lisa",)


def test_it_is_masked_where_the_same_word_is_a_name_further_on():
    found = masked("Lisa bestämmer. Alla lyder Lisa.")
    assert found.text == "[namn] bestämmer. Alla lyder [namn]."
    assert found.doubtful == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("skriv till lisa.s@firma.se nu", "skriv till [e-post] nu"),
        ("se www.firma.se/lisa och sluta", "se [länk] och sluta"),
        ("ring 070-123 45 67 eller +46 8 123 456", "ring [telefon] eller [telefon]"),
        ("hon är 19850612-1234", "hon är [personnummer]"),
        ("han er 120685-1234", "han er [personnummer]"),
        ("det hände 2026-03-14 på natten", "det hände [datum] på natten"),
        ("huset på storgatan 5 b är kallt", "huset på [adress] är kallt"),
        ("kontoret, nørregade 12", "kontoret, [adress]"),
        ("114 55 stockholm", "[adress]"),
        ("i rum 12 och ärende 4417", "i [nummer] och [nummer]"),
        ("bilen ABC123 luktar", "bilen [nummer] luktar"),
        ("anknytning 4417", "anknytning [nummer]"),
    ],
)
def test_what_points_at_somebody_by_its_form_is_masked(written, expected):
    assert said(written) == expected


def test_plain_figures_and_years_are_left():
    text = "Sedan 2024 är vi 3 på 12 timmar, ofta 50 procent för få."
    assert said(text) == text


def test_spans_point_into_the_text_as_it_was_cleaned_and_stand_apart():
    found = masked("Stoltz ringde Lisa på 070-123 45 67.")
    assert [(found.plain[one.start : one.end], one.kind) for one in found.spans] == [
        ("Stoltz", "name"), ("Lisa", "name"), ("070-123 45 67", "telephone"),
    ]  # fmt: skip
    assert [one.is_masked for one in found.spans] == [False, True, True]


def test_nothing_written_is_nothing_masked():
    assert masked("").text == ""
    assert masked("  \n").spans == ()
