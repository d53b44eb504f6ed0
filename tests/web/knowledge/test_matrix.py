"""The matrix page: every cell, with number and strength; search and choices; bad questions."""

import pytest
from django.utils.html import escape

from arbetsro.knowledge.entry import overall_strength
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.matrix import in_order
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import LANGUAGES
from web.knowledge.conftest import BASE, text_of


@pytest.fixture
def page(as_, cast):
    """Asks for the page, and gives the answer."""

    def ask(**asked):
        return as_(cast.erik).get(BASE, asked)

    return ask


def cells_of(response):
    return {
        (level, one.cell.stage): one for level, cells in response.context["rows"] for one in cells
    }


def names(response):
    return [entry.id for entry in response.context["found"].entries]


def test_every_level_meets_every_stage_and_every_entry_stands_in_its_cells(page):
    cells = cells_of(page())
    assert len(cells) == len(terms("level")) * len(terms("stage")) == 15
    for entry in built_in():
        for level in entry.levels:
            for stage in entry.stages:
                assert entry in cells[level, stage].cell.entries


def test_a_cell_tells_number_and_strengths_in_words(page):
    response = page()
    cell = cells_of(response)["group", "primary"].cell
    text = text_of(response)
    assert f"{len(cell.entries)} insatser" in text
    for strength, count in cell.strengths.items():
        assert f"{count} × {terms('strength')[strength].label.sv}" in text


def test_a_cell_where_the_source_is_silent_says_so(page):
    cells = cells_of(page())
    assert cells["individual", "primary"].silence == "Källorna beskriver inga insatser här"
    assert cells["group", "primary"].silence == "Tyst i källan om: forskning"
    assert cells["organisation", "primary"].silence == ""


def test_what_the_source_is_silent_on_is_the_same_whatever_is_asked_for(page):
    everything, narrowed = cells_of(page()), cells_of(page(q="debriefing"))
    assert {key: one.silence for key, one in everything.items()} == {
        key: one.silence for key, one in narrowed.items()
    }


@pytest.mark.parametrize(
    ("kind", "word"),
    [("factor", "working_hours"), ("outcome", "absence"), ("kind", "danish_experience"),
     ("strength", "moderate"), ("nature", "training"), ("branch", "hospitals"),
     ("size", "small"), ("group", "young"), ("level", "group"), ("stage", "tertiary")],
)  # fmt: skip
def test_each_choice_narrows(page, kind, word):
    response = page(**{kind: word})
    assert 0 < len(names(response)) < len(built_in())
    assert f'<option value="{word}" selected>' in response.content.decode()


def test_choices_and_words_narrow_together(page):
    response = page(q="chefer", stage="primary", strength="moderate")
    for id_ in names(response):
        entry = built_in()[id_]
        assert "primary" in entry.stages
        assert overall_strength(entry) == "moderate"
    assert f"{len(names(response))} insats" in text_of(response)


@pytest.mark.parametrize(
    ("language", "word"), [("sv", "arbetstiden"), ("en", "working time"), ("da", "arbejdstid")]
)
def test_the_search_knows_three_languages(as_, cast, language, word):
    cast.erik.language = language
    cast.erik.save()
    response = as_(cast.erik).get(BASE, {"q": word})
    assert names(response)[0] == "working-time-influence"


def test_some_of_the_words_is_told_where_none_has_all(page):
    text = text_of(page(q="debriefing zebra"))
    assert "Ingen insats har alla orden." in text
    assert built_in()["post-trauma-debriefing"].name.sv in text


def empty_of(response):
    """The box that stands where nothing is found."""
    return response.content.decode().split('<div class="empty">')[1].split("</div>")[0]


def test_nothing_found_is_an_answer_with_a_way_on(page):
    response = page(q="zebra")
    assert names(response) == []
    assert "Ingen insats svarar mot det ni söker." in empty_of(response)
    assert f'href="{BASE}"' in empty_of(response)
    assert f'href="{BASE}recommend/"' in empty_of(response)
    assert '<table class="matrix">' not in response.content.decode()


def test_a_problem_that_nothing_acts_on_is_told_as_what_is_not_known(page):
    response = page(factor="predictability", q="chefer")
    assert "Inget i kunskapsbanken verkar på förutsägbarhet." in empty_of(response)
    assert "Ingen insats svarar" not in text_of(response)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_words_the_list_and_each_cell_have_the_order_in_which_people_read(
    as_, cast, language
):
    cast.erik.language = language
    cast.erik.save()
    response = as_(cast.erik).get(BASE)
    ordered = [entry.id for entry in in_order(built_in(), language)]
    assert names(response) == ordered
    for one in cells_of(response).values():
        places = [ordered.index(entry.id) for entry in one.cell.entries]
        assert places == sorted(places)


def test_each_name_in_a_cell_tells_its_strength(page):
    response = page()
    cell = cells_of(response)["leadership", "primary"].cell
    text = text_of(response)
    for entry in cell.entries:
        strength = terms("strength")[overall_strength(entry)].label.sv
        assert f"{strength}: {entry.name.sv}" in text


def test_a_cell_that_the_choices_emptied_says_so_and_one_that_always_is_empty_does_not(page):
    everything, narrowed = cells_of(page()), cells_of(page(stage="tertiary"))
    assert not any(one.is_narrowed for one in everything.values())
    assert {key for key, one in narrowed.items() if one.is_narrowed} == {
        key
        for key, one in everything.items()
        if one.cell.entries and not narrowed[key].cell.entries
    }
    assert not narrowed["individual", "primary"].is_narrowed
    text = text_of(page(stage="tertiary"))
    assert text.count("Inget här svarar mot urvalet") == sum(
        one.is_narrowed for one in narrowed.values()
    )


def test_the_key_to_the_strengths_counts_nothing(page):
    assert f"{len(built_in())} × " not in text_of(page())


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "x" * 10_000, "chef " * 2_000, "<script>alert(1)</script>", "\x00", "a\x00b",
     "%", "'; drop table", "{{ 7 }}", "\U0001f600", "\ufffe"],
)  # fmt: skip
def test_whatever_is_searched_for_there_is_an_answer(page, typed):
    response = page(q=typed)
    assert response.status_code == 200
    body = response.content.decode()
    assert "<script>alert" not in body
    assert "\x00" not in body
    assert len(body) < 400_000


def test_what_was_searched_for_stands_in_the_field(page):
    assert f'value="{escape("krav & kontroll")}"' in page(q=" krav &  kontroll").content.decode()


@pytest.mark.parametrize("kind", ["factor", "level", "branch"])
def test_a_choice_that_there_is_not_is_told_and_narrows_nothing(page, kind):
    response = page(**{kind: "nothing-such"})
    assert len(names(response)) == len(built_in())
    assert f'href="#filter-{kind}"' in response.content.decode()


def test_the_page_works_without_a_script_and_leads_on(page):
    body = page().content.decode()
    for address in ("recommend", "about", "practice", "coverage", "sources"):
        assert f'href="{BASE}{address}/"' in body
    assert '<form class="inline-form" method="get"' in body


def test_every_member_finds_the_knowledge_base_in_the_menu(as_, cast):
    for who in (cast.erik, cast.olle, cast.vera):
        assert f'href="{BASE}"' in as_(who).get("/o/demo/").content.decode()


def test_own_entries_are_marked(page, own):
    response = page(q="promenader")
    assert names(response)[0] == own.key
    assert '<span class="mark">Egen</span>' in response.content.decode()
