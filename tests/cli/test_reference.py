"""``arbetsro reference``: reference values by word or by code, and how to use one."""

import re

import pytest

from arbetsro.economics.declared import reference_values
from arbetsro.language import LANGUAGES

from .conftest import BAKERY, spaced

HINT = re.compile(r"([A-K]\d+) = \{ reference = \"([^\"]+)\" \}")


def shown(ran):
    """The reference values in an answer, in its order."""
    words = spaced(ran.out).split()
    return [one for one in reference_values().values() if one.id in words]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["C7", "c12", "K41"])
def test_a_code_gives_the_values_for_that_row(invoke, code, language):
    ran = invoke("reference", code, "-l", language)
    assert (ran.status, ran.err) == (0, "")
    wanted = [one for one in reference_values().values() if code.upper() in one.rows]
    assert wanted
    assert shown(ran) == wanted


@pytest.mark.parametrize(
    ("language", "word"), [("sv", "chefer"), ("en", "MANAGERS"), ("da", "ledere")]
)
def test_a_word_is_searched_for_in_the_language(invoke, language, word):
    ran = invoke("reference", word, "-l", language)
    assert ran.status == 0
    assert "wage-multiplier-absence" in ran.out


def test_several_words_must_all_be_there(invoke):
    both = shown(invoke("reference", "region", "women", "-l", "en"))
    assert both
    for word in ("region", "women"):
        alone = shown(invoke("reference", word, "-l", "en"))
        assert len(both) < len(alone)
        assert all(one in alone for one in both)


def test_a_value_is_told_with_people_year_and_source(invoke):
    told = spaced(invoke("reference", "short-absence-share-recommended", "-l", "sv").out)
    one = reference_values()["short-absence-share-recommended"]
    assert "6,0 %" in told
    for text in (one.label.sv, one.population.sv, str(one.year), one.citation, "C12"):
        assert spaced(text) in told


def test_no_words_give_all_of_them(invoke):
    assert shown(invoke("reference", "-l", "en")) == list(reference_values().values())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Inget referensvärde svarar mot xyzzy månen."),
        ("en", "No reference value matches xyzzy månen."),
        ("da", "Ingen referenceværdi svarer til xyzzy månen."),
    ],
)
def test_nothing_found_is_said_with_the_status_one(invoke, language, sentence):
    ran = invoke("reference", "xyzzy", "månen", "-l", language)
    assert (ran.status, ran.out, ran.told) == (1, "", [sentence])


def test_the_real_command_ends_with_one_where_nothing_is_found(arbetsro):
    ran = arbetsro("reference", "xyzzy", LC_ALL="sv_SE.UTF-8")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "Inget referensvärde svarar mot xyzzy.\n"


@pytest.mark.parametrize("words", [["C7"], ["C12"], ["E5"], ["K41"], ["vat"], ["job-strain"]])
def test_the_line_that_it_suggests_can_be_used(invoke, words):
    ran = invoke("reference", *words, "-l", "en")
    assert ran.status == 0
    for row, reference in HINT.findall(ran.out):
        assert row in reference_values()[reference].rows


def test_the_line_that_it_suggests_is_right_in_a_case(invoke, folder):
    [(row, reference)] = HINT.findall(invoke("reference", "C12", "-l", "sv").out)
    line = f'{row} = {{ reference = "{reference}" }}'
    (folder / "case.toml").write_text(BAKERY.replace("C12 = 0.06", line), "utf-8")
    assert invoke("check", "case.toml").status == 0


def test_no_line_is_suggested_where_all_is_for_comparison_only(invoke):
    found = invoke("reference", "uk-cost-share", "-l", "sv")
    assert [one.rows for one in shown(found)] == [(), (), ()]
    assert HINT.search(found.out) is None
