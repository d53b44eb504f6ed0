"""``arbetsro interventions show``: a whole entry with its sources."""

import json
import re

import pytest

from arbetsro.knowledge.library import built_in
from arbetsro.language import LANGUAGES
from arbetsro.reporting.knowledge import source

from ..conftest import spaced


class TestShow:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("id_", ["post-trauma-debriefing", "staff-screening", "hotline"])
    def test_everything_that_an_entry_says_is_told(self, interventions, id_, language):
        ran = interventions("show", id_, "-l", language)
        told = spaced(ran.out.replace("•", ""))
        entry = built_in()[id_]
        for text, _ in entry.statements():
            assert spaced(text.in_(language)) in told
        for activity in entry.activities:
            assert activity.name.in_(language) in told
        assert entry.reference in told

    def test_every_mark_leads_to_a_source_and_every_source_is_told(self, interventions):
        told = spaced(interventions("show", "cbt-stress-management", "-l", "en").out)
        text, _, sources = told.partition("• [1] ")
        listed = re.findall(r"• \[(\d+)\]", f"• [1] {sources}")
        assert listed == [str(number) for number in range(1, len(listed) + 1)]
        assert set(re.findall(r"\[(\d+)\]", text)) == set(listed)
        for reference in built_in()["cbt-stress-management"].references():
            assert spaced(source(reference, "en")) in told

    def test_figures_of_activities_are_told_with_rows(self, interventions):
        told = spaced(interventions("show", "staff-screening", "-l", "sv").out)
        assert "H4" in told
        assert spaced("199 500 kr") in told

    def test_what_is_advised_against_says_first_what_to_do_instead(self, interventions):
        told = interventions("show", "post-trauma-debriefing", "-l", "en").out
        assert "Advised against" in told.splitlines()[2]
        assert told.index("What to do instead") < told.index("What it consists of")

    def test_an_unknown_name_is_told_with_one_that_is_near(self, interventions):
        ran = interventions("show", "hotlin", "-l", "en")
        assert (ran.status, ran.out) == (2, "")
        assert "hotlin" in ran.err
        assert "hotline" in ran.err

    def test_capitals_do_not_hide_what_is_near(self, interventions):
        assert "hotline meant?" in interventions("show", "HOTLINE", "-l", "en").err

    def test_no_name_at_all_is_told_as_such(self, interventions):
        ran = interventions("show", " ", "-l", "sv")
        assert (ran.status, ran.told) == (2, ["Inget namn är angett. Namnen står i listan."])

    def test_another_version_is_told_as_such(self, interventions):
        ran = interventions("show", "hotline@000000000000", "-l", "sv")
        assert ran.status == 0
        assert "hotline@000000000000 är en annan version" in ran.err
        assert built_in()["hotline"].reference in ran.err

    def test_its_own_version_is_shown_without_a_word(self, interventions):
        ran = interventions("show", built_in()["hotline"].reference, "-l", "sv")
        assert (ran.status, ran.err) == (0, "")

    def test_json_holds_the_whole(self, interventions):
        data = json.loads(interventions("show", "staff-screening", "--json", "-l", "sv").out)
        entry = built_in()["staff-screening"]
        assert len(data["risks"]) == len(entry.risks)
        assert data["companions"][0]["required"] is True
        assert data["activities"][1]["H"] == {"H4": 199500, "H5": 28600, "H7": 12000}
        assert all(one["from"] for one in data["consists"])
