"""A text in three languages, and the language of the user's machine."""

import pytest

from arbetsro.language import LANGUAGES, Text, from_locale, known

WHOLE = {"sv": "rad", "en": "row", "da": "række"}


def test_a_text_is_read_in_each_language():
    text = Text.read(WHOLE)
    assert [text.in_(language) for language in LANGUAGES] == ["rad", "row", "række"]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"sv": "rad", "en": "row"}, "da"),
        ({**WHOLE, "no": "rad"}, "no"),
        ({**WHOLE, "da": " "}, "empty in da"),
        ({"sv": "", "en": "", "da": "x"}, "empty in sv, en"),
    ],
    ids=["one is missing", "one is unknown", "one is blank", "two are empty"],
)
def test_a_text_that_lacks_a_language_is_refused(table, told):
    with pytest.raises(ValueError, match=told):
        Text.read(table)


def test_a_language_is_known_by_its_code_alone():
    assert [known(code) for code in ("sv", "da", "SV", "", None, "fi")] == [
        "sv", "da", None, None, None, None,
    ]  # fmt: skip


class TestFromLocale:
    @pytest.fixture(autouse=True)
    def bare(self, monkeypatch):
        for variable in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
            monkeypatch.delenv(variable, raising=False)

    @pytest.mark.parametrize(
        ("locale", "language"),
        [
            ("sv_SE.UTF-8", "sv"),
            ("sv_FI", "sv"),
            ("da_DK.UTF-8", "da"),
            ("en_GB.UTF-8", "en"),
            ("DA_dk", "da"),
            ("nb_NO.UTF-8", "en"),
            ("de_DE", "en"),
            ("C.UTF-8", "en"),
            ("POSIX", "en"),
        ],
    )
    def test_the_nearest_language_is_taken_and_english_where_none_fits(
        self, monkeypatch, locale, language
    ):
        monkeypatch.setenv("LANG", locale)
        assert from_locale() == language

    def test_lc_all_wins_over_messages_and_messages_over_lang(self, monkeypatch):
        monkeypatch.setenv("LANG", "en_GB.UTF-8")
        monkeypatch.setenv("LC_MESSAGES", "da_DK.UTF-8")
        assert from_locale() == "da"
        monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
        assert from_locale() == "sv"

    def test_a_variable_that_is_empty_does_not_count(self, monkeypatch):
        monkeypatch.setenv("LC_ALL", "")
        monkeypatch.setenv("LANG", "sv_SE.UTF-8")
        assert from_locale() == "sv"

    def test_without_any_variable_there_is_still_a_language(self):
        assert from_locale() in LANGUAGES
