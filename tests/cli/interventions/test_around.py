"""``arbetsro interventions about`` and ``practice``: what stands around the entries."""

import pytest

from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.practice import efforts
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
