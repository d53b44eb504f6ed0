"""The pages around the interventions: contexts, practice, coverage, sources."""

import pytest

from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.coverage import coverage
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.practice import efforts
from arbetsro.knowledge.sources import sources
from web.knowledge.conftest import BASE, text_of


@pytest.fixture
def page(as_, cast):
    """A page of the knowledge base."""
    return lambda path: as_(cast.erik).get(f"{BASE}{path}")


@pytest.mark.parametrize("id_", list(contexts()))
def test_a_context_tells_its_points_with_their_sources_and_entries(page, id_):
    response = page(f"about/{id_}/")
    text, body = text_of(response), response.content.decode()
    for point in contexts()[id_].points:
        assert point.name.sv in text
        assert point.says.text.sv in text
        assert point.answer is None or point.answer.sv in text
        for entry in point.entries:
            assert f'href="{BASE}{entry}/"' in body
    assert 'id="source-1"' in body


def test_the_list_leads_to_every_context(page):
    body = page("about/").content.decode()
    for id_ in contexts():
        assert f'href="{BASE}about/{id_}/"' in body


def test_the_priorities_of_the_experts_are_written(page):
    text = text_of(page("about/expert-themes/"))
    assert "3,8" in text
    assert "1,9" in text


def test_a_context_that_there_is_not_is_not_found(page):
    assert page("about/nothing/").status_code == 404


def test_practice_tells_the_figures_that_the_source_prints(page):
    text = text_of(page("practice/"))
    assert len(efforts()) == 6
    for effort in efforts().values():
        assert effort.label.sv in text
    for figure in ("62\xa0%", "46\xa0%", "83\xa0%", "2,8", "2,2", "3,3"):
        assert figure.replace("\xa0", " ") in text.replace("\xa0", " ")


def test_coverage_tells_every_item_and_every_silent_cell(page):
    text = text_of(page("coverage/"))
    for cell in coverage().values():
        for item in cell.items:
            assert item.says.sv in text
    silent = sum(not cell.items for cell in coverage().values())
    assert text.count("Källorna beskriver inga insatser här") == silent > 0


def test_every_source_is_told_with_what_rests_on_it(page):
    response = page("sources/")
    body, text = response.content.decode(), text_of(response)
    for source in sources().values():
        assert f'id="{source.id}"' in body
        assert source.kind in {"own", "organisation"} or source.title in text
    rests = {one.source for entry in built_in() for one in entry.references()}
    assert rests <= set(sources())
    assert text.count("bygger på den") == len(rests)
