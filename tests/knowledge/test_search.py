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
        assert set(ids("chefer")) == set(ids("chefen"))
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


class TestFormsOfAWord:
    @pytest.mark.parametrize(
        ("words", "language", "expected"),
        [
            ("bullying", "en", "guidelines-against-bullying"),
            ("anxiety", "en", "exposure-therapy"),
            ("recovery", "en", "working-time-influence"),
            ("policy", "en", "mental-health-policy"),
            ("policies", "en", "mental-health-policy"),
            ("therapy", "en", "cbt-stress-management"),
            ("therapies", "en", "cbt-in-return"),
            ("enkäter", "sv", "survey-with-feedback"),
            ("nattevagter", "da", "working-time-influence"),
        ],
    )
    def test_a_word_is_found_whatever_its_ending(self, words, language, expected):
        assert expected in ids(words, language)

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("word", ["mindfulness", "yoga"])
    def test_what_there_is_nothing_of_is_not_found_by_a_short_stem(self, word, language):
        assert ids(word, language) == []

    def test_the_word_itself_is_worth_more_than_its_stem(self):
        typed, stemmed = entry("typed", name=text("Raster")), entry("stemmed", name=text("Rasten"))
        assert ids("raster", entries=(stemmed, typed)) == ["typed", "stemmed"]
        assert ids("rasten", entries=(stemmed, typed)) == ["stemmed", "typed"]

    def test_a_stem_is_cut_before_marks_are_left_out(self):
        given = [entry("one", name=text("Enkät"))]
        assert ids("enkäter", entries=given) == ids("ENKÄTEN", entries=given) == ["one"]
        assert ids("enka\N{COMBINING DIAERESIS}t", entries=given) == ["one"]

    def test_a_short_word_is_looked_for_at_the_start_of_words_only(self):
        names = {"inside": "Losa", "before-a-dash": "OSA-enkät", "in-brackets": "Enkät (OSA)"}
        made = [entry(id_, name=text(name)) for id_, name in names.items()]
        assert ids("osa", entries=made) == ["in-brackets", "before-a-dash"]


class TestOrder:
    def test_of_equals_what_changes_the_work_comes_first(self):
        person = entry("a", levels=["individual"], name=text("Stress"))
        assert ids("stress", entries=(person, entry("b", name=text("Stress")))) == ["b", "a"]

    @pytest.mark.parametrize(
        ("words", "language", "first"),
        [
            ("medarbetarundersökning", "sv", "survey-with-feedback"),
            ("employee survey", "en", "survey-with-feedback"),
            ("medarbejderundersøgelse", "da", "survey-with-feedback"),
            ("stress", "sv", "holistic-stress-view"),
            ("stress", "en", "holistic-stress-view"),
            ("stress", "da", "holistic-stress-view"),
            ("OSA", "sv", "survey-with-feedback"),
            ("rutin", "sv", "return-procedures"),
            ("care home", "en", "digital-way-of-working"),
            ("sjukfrånvaro", "sv", "dialogue-about-return"),
            ("sickness absence", "en", "dialogue-about-return"),
            ("sygefravær", "da", "dialogue-about-return"),
        ],
    )
    def test_what_answers_best_comes_first(self, words, language, first):
        assert ids(words, language)[0] == first


#: What people call it, in three languages, and an entry that it leads to.
OTHER_WORDS = [
    ("nattskift", "night shift", "nattevagt", "working-time-influence"),
    ("krishantering", "crisis management", "krisehåndtering", "post-trauma-debriefing"),
    ("personalbrist", "staff shortage", "personalemangel", "combined-measures"),
    ("utmattningssyndrom", "exhaustion disorder", "udmattelsessyndrom", "work-adaptation"),
    ("hälsosamtal", "health talk", "sundhedssamtale", "screening-with-follow-up"),
    ("friskvårdstimme", "wellness hour", "motion i arbejdstiden", "physical-activity"),
    ("hemarbete", "work from home", "hjemmearbejde", "digital-way-of-working"),
    ("mentorskap", "mentoring", "mentorordning", "introduction-newly-qualified"),
    ("chefshandledning", "supervision of managers", "ledersupervision", "sparring-for-managers"),
    (
        "arbetsmiljöutbildning", "work environment training", "arbejdsmiljøuddannelse",
        "leadership-training",
    ),
    ("medarbetarsamtal", "staff appraisal", "medarbejdersamtale", "culture-of-attention"),
    ("konflikthantering", "conflict management", "konflikthåndtering", "social-capital"),
    ("samvetsstress", "moral distress", "samvittighedsstress", "core-task"),
    ("medarbetarenkät", "employee survey", "trivselsundersøgelse", "survey-with-feedback"),
    ("EAP", "EAP", "EAP", "counselling"),
    ("CISM", "CISM", "CISM", "post-trauma-debriefing"),
    ("äldreboende", "nursing home", "plejehjem", "digital-way-of-working"),
]  # fmt: skip


class TestOtherWords:
    @pytest.mark.parametrize("row", OTHER_WORDS, ids=lambda row: row[0])
    def test_what_people_call_it_leads_to_it_in_every_language(self, row):
        *words, expected = row
        for typed, language in zip(words, ("sv", "en", "da"), strict=True):
            found = search(built_in(), typed, language)
            assert found.every, typed
            assert expected in [one.id for one in found.entries], typed


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
