"""``arbetsro interventions matrix``: every cell, with what the source is silent on."""

import json

import pytest

from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.matrix import in_order, matrix
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import LANGUAGES

from ..conftest import spaced


class TestMatrix:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_level_and_stage_is_there_with_numbers(self, interventions, language):
        ran = interventions("matrix", "-l", language)
        assert (ran.status, ran.err) == (0, "")
        for kind in ("level", "stage"):
            for term in terms(kind).values():
                assert term.label.in_(language) in ran.out

    def test_a_cell_tells_its_number_and_strengths(self, interventions):
        out = interventions(
            "matrix", "--level", "individual", "--stage", "tertiary", "-l", "en"
        ).out
        cell = matrix(built_in())["individual", "tertiary"]
        assert f"{len(cell.entries)} interventions" in out
        for strength, count in cell.strengths.items():
            assert f"{count} {terms('strength')[strength].label.en.lower()}" in out

    def test_a_narrow_console_gets_lists_and_no_word_is_cut(self, arbetsro):
        ran = arbetsro("interventions", "matrix", "-l", "sv", COLUMNS="40")
        assert max(map(len, ran.out.splitlines())) <= 40
        assert "…" not in ran.out
        assert "Tyst i källan om: internationella rekommendationer" in spaced(ran.out)

    def test_json_holds_every_cell_with_entries_and_silence(self, interventions):
        cells = json.loads(interventions("matrix", "--json", "-l", "da").out)
        assert len(cells) == 15
        cell = next(c for c in cells if (c["level"], c["stage"]) == ("individual", "tertiary"))
        expected = in_order(matrix(built_in())["individual", "tertiary"].entries, "da")
        assert [one["name"] for one in cell["entries"]] == [one.name.da for one in expected]
        assert cell["silent"] == ["experience"]

    def test_silence_is_told_in_full_and_in_part(self, interventions):
        told = spaced(interventions("matrix", "-l", "en").out)
        assert "The sources describe no" in told
        assert "Danish experience" in told

    def test_a_filter_does_not_make_the_source_silent(self, interventions):
        told = interventions("matrix", "--factor", "bullying", "-l", "en").out
        assert told.count("The sources describe no") == 1
        assert told.count("No intervention answers to") == 13
