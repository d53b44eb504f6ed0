"""``arbetsro interventions recommend``: what could help, and why."""

import json

import pytest

from arbetsro.language import LANGUAGES

from ..conftest import spaced
from .conftest import PROFILES


class TestRecommend:
    def test_it_tells_the_order_with_reasons_findings_and_sources(self, interventions, shop):
        told = spaced(interventions("recommend", shop, "-l", "sv").out.replace("•", ""))
        assert "1. Introduktion" in told
        assert "12,0 poäng" in told
        assert "Sex av tolv slutade inom ett halvår." in told
        assert "+1,5" in told
        assert "[1]" in told
        assert told.index("Börja med arbetet") < told.index("Här vet man inte tillräckligt")

    @pytest.mark.parametrize("case", ["hospital", "shop", "office", "returning"])
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_examples_are_answered_in_every_language(self, interventions, case, language):
        ran = interventions("recommend", PROFILES / f"{case}.toml", "-l", language)
        assert (ran.status, ran.err) == (0, "")
        assert "{" not in ran.out

    def test_a_weight_moves_the_list(self, interventions):
        office = PROFILES / "office.toml"
        usual = json.loads(interventions("recommend", office, "--json").out)
        moved = json.loads(
            interventions("recommend", office, "--weight", "evidence=6", "--json").out
        )
        assert usual["measures"][0]["id"] == "manager-training-before-reorganisation"
        assert moved["measures"][0]["id"] == "task-influence"
        assert moved["weights"]["evidence"] == 6

    def test_the_first_are_told_in_full_and_the_rest_by_name(self, interventions, shop):
        told = interventions("recommend", shop, "--top", "1", "-l", "en").out
        assert "2. " not in told
        assert "Another 8, shown with their reasons if --top is larger:" in told
        assert "combined-measures" in told

    def test_gaps_are_told(self, interventions):
        told = spaced(interventions("recommend", PROFILES / "office.toml", "-l", "en").out)
        assert "Nothing that is suggested here acts on predictability." in told

    def test_a_profile_that_says_nothing_is_told_what_to_tell(self, interventions, folder):
        (folder / "empty.toml").write_text('name = "Tomt"', "utf-8")
        ran = interventions("recommend", "empty.toml", "-l", "sv")
        assert ran.status == 0
        assert "Ange vad som är ansträngt" in ran.out

    @pytest.mark.parametrize(
        ("weight", "told"),
        [
            ("luck=3", "”luck” är inte ett känt ord. De som finns är: factor,"),
            ("factor=11", "vikten ”11” är inte ett tal från 0 till 10"),
            ("factor=nan", "vikten ”nan” är inte ett tal"),
            ("factor", "vikten ”” är inte ett tal"),
        ],
    )
    def test_a_weight_that_is_none_is_refused(self, interventions, shop, weight, told):
        ran = interventions("recommend", shop, "--weight", weight, "-l", "sv")
        assert (ran.status, ran.out) == (2, "")
        assert told in ran.err

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            (
                'strained = { weather = "" }',
                "”weather” är inte ett känt ord. De som finns är: demands,",
            ),
            ("version = = 2", "går inte att läsa som TOML"),
            ('tried = { nothing = "helped" }', "pekar på insatsen ”nothing” som inte finns"),
            ("employees = 0", "har fel slag av värde. Här ska stå ett heltal från 1."),
            ('stages = "primary"', "Här ska stå en lista med ord, som ["),
            ("strained = { demands = 3 }", "Här ska stå en tabell med texter, som { demands"),
            ("tried = []", "Här ska stå en tabell med texter, som { counselling"),
            ('branch = "”shops”"', ": ”shops” är inte ett känt ord."),
        ],
    )
    def test_a_profile_that_is_wrong_is_told_with_file_and_field(
        self, interventions, folder, written, told
    ):
        (folder / "wrong.toml").write_text(written, "utf-8")
        ran = interventions("recommend", "wrong.toml", "-l", "sv")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("wrong.toml")
        assert told in ran.err

    def test_a_folder_is_told_as_such(self, interventions, folder):
        (folder / "profiles").mkdir()
        ran = interventions("recommend", "profiles", "-l", "en")
        assert (ran.status, ran.told) == (2, ["profiles: is a folder. Give a file in it."])

    def test_a_file_that_is_not_there_is_told(self, interventions):
        ran = interventions("recommend", "nowhere.toml", "-l", "en")
        assert (ran.status, ran.told) == (
            2,
            ["nowhere.toml: there is no such file. Check the path."],
        )
