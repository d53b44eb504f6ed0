"""``arbetsro interventions list``: by word and by filter."""

import json

import pytest

from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.matrix import in_order, matrix
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import LANGUAGES

from ..conftest import spaced
from .conftest import listed

FILTERS = ("level", "stage", "factor", "outcome", "kind", "strength", "nature", "branch", "size",
           "group")  # fmt: skip


class TestList:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_everything_is_listed(self, interventions, language):
        ran = interventions("list", "-l", language)
        assert (ran.status, ran.err) == (0, "")
        assert listed(ran) == [one.id for one in in_order(built_in(), language)]
        for entry in built_in():
            assert spaced(entry.name.in_(language)) in spaced(ran.out)

    def test_a_factor_that_nothing_acts_on_is_told_as_not_known(self, interventions):
        ran = interventions("list", "--factor", "predictability", "-l", "sv")
        assert ran.status == 1
        assert "verkar på förutsägbarhet" in ran.err
        assert "inte tillräckligt" in ran.err

    def test_words_are_searched_for(self, interventions):
        ran = interventions("list", "nyutexaminerad", "-l", "sv")
        assert listed(ran)[0] == "introduction-newly-qualified"

    def test_filters_narrow_the_list(self, interventions):
        both = interventions("list", "--level", "organisation", "--stage", "primary", "-l", "en")
        cell = matrix(built_in())["organisation", "primary"]
        expected = [one.id for one in in_order(cell.entries, "en")]
        assert listed(both) == expected
        fewer = interventions(
            "list", "--level", "organisation", "--stage", "primary", "--factor", "working_hours"
        )
        assert listed(fewer) == ["working-time-influence"]

    @pytest.mark.parametrize("name", FILTERS)
    def test_an_unknown_word_of_any_filter_is_answered_with_the_known_ones(
        self, interventions, name
    ):
        ran = interventions("list", f"--{name}", "?", "-l", "sv")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"--{name}: ”?” är inte ett känt ord.")
        assert all(word in ran.err for word in terms(name))

    def test_an_empty_word_is_not_known_either(self, interventions):
        ran = interventions("list", "--level", "", "-l", "en")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("--level: “” is not a known word.")

    def test_all_unknown_words_are_told_at_once(self, interventions):
        ran = interventions("list", "--level", "x", "--size", "y", "-l", "en")
        assert [line.partition(":")[0] for line in ran.told] == ["--level", "--size"]

    def test_nothing_found_is_said_with_the_status_one(self, interventions):
        ran = interventions("list", "xyzzy", "-l", "sv")
        assert (ran.status, ran.out) == (1, "")
        assert ran.told == ["Ingen insats svarar mot det ni söker."]

    def test_where_some_words_only_are_found_that_is_said(self, interventions):
        ran = interventions("list", "hotline", "xyzzy", "-l", "en")
        assert ran.status == 0
        assert ran.told == ["No intervention has all the words. These have some of them."]
        assert "hotline" in listed(ran)

    @pytest.mark.parametrize("words", [[""], ["\x00"], ["a" * 10_000], ["<b>"], ["%"]])
    def test_any_words_get_an_answer(self, interventions, words):
        assert interventions("list", *words, "-l", "en").status in {0, 1}

    def test_json_holds_what_is_listed(self, interventions):
        ran = interventions("list", "debriefing", "--json", "-l", "da")
        first = json.loads(ran.out)[0]
        assert first["id"] == "post-trauma-debriefing"
        assert (first["standing"], first["strength"]) == ("against", "advised_against")
        assert first["name"] == built_in()[first["id"]].name.da
        assert first["outcomes"][0]["from"]

    def test_json_of_nothing_is_an_empty_list(self, interventions):
        ran = interventions("list", "xyzzy", "--json", "-l", "en")
        assert (ran.status, json.loads(ran.out)) == (1, [])
