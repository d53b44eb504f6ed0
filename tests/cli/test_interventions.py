"""``arbetsro interventions``: the knowledge base on the console."""

import json
import re
import shutil
from pathlib import Path

import pytest

from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.matrix import matrix
from arbetsro.knowledge.practice import efforts
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import LANGUAGES
from arbetsro.reporting.knowledge import source

from .conftest import spaced

PROFILES = Path(__file__).parents[2] / "examples" / "recommendations"
FILTERS = ("level", "stage", "factor", "outcome", "kind", "strength", "nature", "branch", "size",
           "group")  # fmt: skip


@pytest.fixture
def interventions(invoke):
    """Runs a command of the group."""
    return lambda *arguments: invoke("interventions", *arguments)


@pytest.fixture
def shop(folder):
    """The profile of the shop, in the folder."""
    return shutil.copy(PROFILES / "shop.toml", folder / "shop.toml")


def listed(ran):
    """The ids in an answer, in its order; each stands after a dot."""
    words = re.findall(r"· ([a-z-]+)(?= |$)", spaced(ran.out))
    return [word for word in words if word in built_in().entries]


class TestList:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_everything_is_listed(self, interventions, language):
        ran = interventions("list", "-l", language)
        assert (ran.status, ran.err) == (0, "")
        assert listed(ran) == list(built_in().entries)
        for entry in built_in():
            assert spaced(entry.name.in_(language)) in spaced(ran.out)

    def test_words_are_searched_for(self, interventions):
        ran = interventions("list", "nyutexaminerad", "-l", "sv")
        assert listed(ran)[0] == "introduction-newly-qualified"

    def test_filters_narrow_the_list(self, interventions):
        both = interventions("list", "--level", "organisation", "--stage", "primary", "-l", "en")
        expected = [one.id for one in matrix(built_in())["organisation", "primary"].entries]
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

    def test_silence_is_told_in_full_and_in_part(self, interventions):
        told = spaced(interventions("matrix", "-l", "en").out)
        assert "The sources describe no" in told
        assert "Danish experience" in told

    def test_a_filter_does_not_make_the_source_silent(self, interventions):
        told = interventions("matrix", "--factor", "bullying", "-l", "en").out
        assert told.count("The sources describe no") == 1
        assert told.count("No intervention answers to") == 13


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
            ("employees = 0", "har fel slag av värde"),
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

    def test_a_file_that_is_not_there_is_told(self, interventions):
        ran = interventions("recommend", "nowhere.toml", "-l", "en")
        assert (ran.status, ran.told) == (
            2,
            ["nowhere.toml: there is no such file. Check the path."],
        )


class TestAround:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_what_there_is_to_know_is_listed(self, interventions, language):
        ran = interventions("about", "-l", language)
        assert ran.status == 0
        for id_, context in contexts().items():
            assert id_ in ran.out
            assert spaced(context.title.in_(language)) in spaced(ran.out)

    @pytest.mark.parametrize("id_", contexts())
    def test_each_is_told_with_its_sources(self, interventions, id_):
        told = spaced(interventions("about", id_, "-l", "en").out.replace("•", ""))
        for point in contexts()[id_].points:
            assert spaced(point.says.text.en) in told
            assert not point.answer or spaced(point.answer.en) in told
        assert "[1]" in told

    def test_priorities_are_told(self, interventions):
        assert "3,8" in interventions("about", "expert-themes", "-l", "sv").out

    def test_an_unknown_one_is_told_with_one_that_is_near(self, interventions):
        ran = interventions("about", "obstacle", "-l", "en")
        assert (ran.status, ran.out) == (2, "")
        assert "obstacles" in ran.err

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_practice_tells_six_efforts_with_figures(self, interventions, language):
        told = spaced(interventions("practice", "-l", language).out.replace("•", ""))
        for effort in efforts().values():
            assert spaced(effort.label.in_(language)) in told
            assert spaced(effort.question.in_(language)) in told
        for written in ("62", "83", "46"):
            assert written in told


class TestCheck:
    def test_what_is_built_in_is_all_right(self, interventions):
        ran = interventions("check", "-l", "sv")
        assert (ran.status, ran.out, ran.err) == (0, "Inget är fel i filerna.\n", "")

    def test_all_faults_of_all_files_are_told_at_once(self, interventions, folder):
        (folder / "first.toml").write_text('levels = ["department"]', "utf-8")
        (folder / "second.toml").write_text("= 1", "utf-8")
        ran = interventions("check", "first.toml", "second.toml", "third.toml", "-l", "en")
        assert (ran.status, ran.out) == (2, "")
        places = {line.split(": ")[0] for line in ran.told}
        assert {"first, levels", "first, name", "first, version", "second", "third"} <= places


class TestTogether:
    def test_the_group_alone_tells_its_commands(self, interventions):
        told = interventions()
        for name in ("list", "show", "matrix", "recommend", "about", "practice", "check"):
            assert name in told.out + told.err

    def test_the_language_is_that_of_the_locale(self, arbetsro):
        assert (
            "Insatser efter nivå och skede"
            in arbetsro("interventions", "matrix", LANG="sv_SE.UTF-8").out
        )

    def test_content_that_is_wrong_ends_any_command_with_its_faults(
        self, interventions, monkeypatch
    ):
        from arbetsro.knowledge import library
        from arbetsro.knowledge.faults import ContentError, ContentFault

        def faulty():
            raise ContentError([ContentFault("missing", "hotline", "name")])

        monkeypatch.setattr(library, "built_in", faulty)
        for command in (["list"], ["show", "hotline"], ["matrix"], ["about"]):
            ran = interventions(*command, "-l", "en")
            assert (ran.status, ran.told) == (2, ["hotline, name: is missing. Fill in the field."])
