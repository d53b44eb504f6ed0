"""Full-text search in three languages: always an answer, and soon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.search import LONGEST, MOST_WORDS, search, words_of
from arbetsro.language import LANGUAGES

from .made_up import claim, entry, text

MEETINGS = entry("meetings", name=text("Korta möten"), summary=claim("Alla står upp."))
NIGHTS = entry("nights", name=text("Färre nätter"), risks=[claim("Mötena blir korta.")])
LIBRARY = (NIGHTS, MEETINGS)


def ids(text, language="sv", entries=None):
    return [one.id for one in search(entries or built_in(), text, language).entries]


class TestWhatIsFound:
    @pytest.mark.parametrize(
        ("words", "language", "expected"),
        [
            ("nyutexaminerad", "sv", "introduction-newly-qualified"),
            ("newly qualified", "en", "introduction-newly-qualified"),
            ("nyuddannede", "da", "introduction-newly-qualified"),
            ("arbetstid", "sv", "working-time-influence"),
            ("working time", "en", "working-time-influence"),
            ("arbejdstid", "da", "working-time-influence"),
            ("skyddsombud", "sv", "trio-cooperation"),
            ("debriefing", "en", "post-trauma-debriefing"),
            ("kørsel CBT", "da", "cbt-in-return"),
        ],
    )
    def test_an_entry_is_found_by_words_of_each_language(self, words, language, expected):
        assert expected in ids(words, language)[:5]

    def test_a_word_is_found_in_another_form_and_within_a_word(self):
        assert ids("chefer") == ids("chefen")
        assert ids("arbetstid")[0] == ids("arbetstiden")[0] == "working-time-influence"

    def test_marks_and_capitals_do_not_matter(self):
        assert ids("ÅTERGÅNG") == ids("atergang") == ids("återgång") != []
        assert ids("sygdom", "da") == ids("SYGDOM", "da")

    def test_a_word_of_another_language_is_found_too(self):
        assert "return-coordinator" in ids("coordinator", "sv")

    def test_what_stands_in_the_name_comes_before_what_stands_in_the_text(self):
        assert ids("möten", entries=LIBRARY) == ["meetings", "nights"]

    def test_where_no_entry_has_every_word_some_are_told_as_such(self):
        found = search(LIBRARY, "korta pingviner", "sv")
        assert [one.id for one in found.entries] == ["meetings", "nights"]
        assert not found.every

    def test_where_nothing_has_any_word_nothing_is_found(self):
        found = search(LIBRARY, "pingviner", "sv")
        assert found.entries == ()


class TestAnAnswerToEverything:
    @pytest.mark.parametrize(
        "given", ["", "   ", "\x00\x00", "<>&;", "…", "%%__**", "\N{GRINNING FACE}", "-- ' \""]
    )
    def test_no_words_give_everything_in_its_order(self, given):
        assert ids(given) == list(built_in().entries)

    def test_ten_kilobytes_give_an_answer(self):
        found = search(built_in(), "stress och arbete " * 600, "sv")
        assert 0 < len(found.words) <= MOST_WORDS

    def test_what_is_too_long_is_cut(self):
        assert words_of("a" * 5000) == ("a" * LONGEST,)

    def test_markup_is_read_as_words(self):
        found = search(built_in(), "<script>alert('stress')</script>", "sv")
        assert found.words == ("script", "alert", "stress")
        assert found.entries

    @given(st.text(max_size=300), st.sampled_from(LANGUAGES))
    def test_any_text_gives_some_of_the_entries(self, typed, language):
        found = search(LIBRARY, typed, language)
        assert set(found.entries) <= set(LIBRARY)
        assert len(set(found.entries)) == len(found.entries)

    @given(st.lists(st.sampled_from(["korta", "möten", "nätter", "stå"]), min_size=1, max_size=4))
    def test_more_words_never_find_more(self, words):
        found = search(LIBRARY, " ".join(words), "sv")
        if found.every:
            for word in words:
                assert set(found.entries) <= set(search(LIBRARY, word, "sv").entries)
