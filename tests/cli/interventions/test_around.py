"""``arbetsro interventions about``, ``practice``, ``coverage`` and ``sources``."""

import json

import pytest

from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.coverage import coverage
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.practice import efforts
from arbetsro.knowledge.sources import sources
from arbetsro.language import LANGUAGES

from ..conftest import spaced


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

    def test_what_stands_around_is_there_for_programs(self, interventions):
        told = json.loads(interventions("about", "--json", "-l", "en").out)
        assert [one["id"] for one in told] == list(contexts())
        (one,) = json.loads(interventions("about", "expert-themes", "--json", "-l", "sv").out)
        assert one["title"] == contexts()["expert-themes"].title.sv
        assert one["points"][0]["from"]

    def test_practice_is_there_for_programs(self, interventions):
        told = json.loads(interventions("practice", "--json", "-l", "da").out)
        assert {one["id"]: one["mean"] for one in told} == {
            id_: effort.mean for id_, effort in efforts().items()
        }


class TestCoverage:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_item_is_told_with_what_covers_it(self, interventions, language):
        ran = interventions("coverage", "-l", language)
        told = spaced(ran.out.replace("•", ""))
        assert (ran.status, ran.err) == (0, "")
        for cell in coverage().values():
            for item in cell.items:
                names = [built_in()[id_].name.in_(language) for id_ in item.entries]
                assert spaced(f"{item.says.in_(language)} · {', '.join(names)}") in told

    def test_silent_cells_say_so(self, interventions):
        told = spaced(interventions("coverage", "-l", "en").out.replace("•", ""))
        silent = sum(not cell.items for cell in coverage().values())
        assert told.count("The sources describe no interventions here") == silent

    def test_it_is_there_for_programs(self, interventions):
        told = json.loads(interventions("coverage", "--json").out)
        assert [(one["stage"], one["level"], one["column"]) for one in told] == list(coverage())
        assert [len(one["items"]) for one in told] == [len(c.items) for c in coverage().values()]


class TestSources:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_source_is_told(self, interventions, language):
        ran = interventions("sources", "-l", language)
        told = spaced(ran.out)
        assert (ran.status, ran.err) == (0, "")
        for source in sources().values():
            assert f"· {source.id}" in told
            assert source.kind not in {"read", "reported"} or spaced(source.title) in told

    def test_each_has_the_entries_that_rest_on_it(self, interventions):
        told = {one["id"]: one for one in json.loads(interventions("sources", "--json").out)}
        assert list(told) == list(sources())
        for id_, one in told.items():
            resting = [e.id for e in built_in() if id_ in {r.source for r in e.references()}]
            assert one["entries"] == resting
