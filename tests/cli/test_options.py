"""The language: that of the locale, unless one is asked for."""

import pytest

from arbetsro.language import LANGUAGES

from .conftest import spaced

#: What a Bageriet AB that is all right is told.
RIGHT = {
    "sv": "case.toml: inget är fel och inget saknas.\n",
    "en": "case.toml: nothing is wrong and nothing is missing.\n",
    "da": "case.toml: intet er forkert, og intet mangler.\n",
}


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "da_DK.UTF-8"}, "da"),
    ],
)
def test_the_locale_chooses_the_language(arbetsro, locale, language):
    ran = arbetsro("check", "case.toml", **locale)
    assert (ran.status, ran.out, ran.err) == (0, RIGHT[language], "")


def test_a_language_that_is_asked_for_wins_over_the_locale(arbetsro):
    ran = arbetsro("check", "case.toml", "--language", "sv", LC_ALL="da_DK.UTF-8")
    assert ran.out == RIGHT["sv"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_asked_for_wins_over_that_of_the_case(invoke, language):
    assert invoke("check", "case.toml", "-l", language).out == RIGHT[language]


def test_a_language_that_does_not_exist_is_refused_with_those_that_do(arbetsro):
    ran = arbetsro("check", "case.toml", "--language", "de")
    assert (ran.status, ran.out) == (2, "")
    assert "The language de is not available; choose sv, en or da." in spaced(ran.err)


def test_an_output_that_cannot_hold_every_sign_is_written_all_the_same(arbetsro):
    ran = arbetsro("analyse", "case.toml", "-l", "en", PYTHONIOENCODING="cp1252")
    assert ran.status == 0
    assert "Traceback" not in ran.err
    assert "Bageriet AB" in ran.out
