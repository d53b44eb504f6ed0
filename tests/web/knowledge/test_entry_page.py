"""The page of an entry: every claim leads to its source, and the parts stand in order."""

import re

import pytest

from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.reading import read_entry
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import LANGUAGES
from arbetsro.reporting import knowledge as words
from arbetsro.web.knowledge.entries import as_json
from arbetsro.web.knowledge.models import EntryVersion
from arbetsro.web.knowledge.shown import shown
from web.knowledge.conftest import BASE, text_of


@pytest.fixture
def page(as_, cast):
    """The page of an entry."""
    return lambda id_: as_(cast.erik).get(f"{BASE}{id_}/")


@pytest.mark.parametrize("entry", list(built_in()), ids=lambda entry: entry.id)
def test_every_claim_is_told_with_the_numbers_of_its_sources(entry):
    for language in LANGUAGES:
        found = shown(entry, built_in(), language)
        told = [found.summary]
        for part in (*found.before, *found.after, *found.resources, *found.indicators):
            told += part.told
        told += [one.reason for _, outcomes in found.outcomes for one in outcomes]
        told += [one.why for one in found.companions]
        told += [one.note for one in found.activities if one.note]
        says = {(one.text, tuple(note.says for note in one.notes)) for one in told}
        expected = {
            (text.in_(language), tuple(words.source(one, language) for one in sources))
            for text, sources in entry.statements()
        }
        assert says == expected
        assert [note.number for note in found.notes] == [*range(1, len(found.notes) + 1)]


@pytest.mark.parametrize("id_", ["staff-screening", "post-trauma-debriefing", "work-modification"])
def test_every_mark_on_the_page_leads_to_a_source_in_the_list(page, id_):
    body = page(id_).content.decode()
    marks = set(re.findall(r'href="#(source-\d+)"', body))
    assert marks == set(re.findall(r'<li id="(source-\d+)"', body))
    assert len(marks) == len({str(one) for one in built_in()[id_].references()})


def test_a_source_in_the_list_leads_to_the_page_of_sources(page):
    body = page("staff-screening").content.decode()
    for reference in built_in()["staff-screening"].references():
        assert f'href="{BASE}sources/#{reference.source}"' in body


def test_what_is_advised_against_says_first_what_to_do_instead(page):
    entry = built_in()["post-trauma-debriefing"]
    text = text_of(page(entry.id))
    places = [
        text.index(one)
        for one in ("Avråds", entry.instead[0].text.sv, "Se i stället:", entry.consists[0].text.sv)
    ]
    assert places == sorted(places)
    for id_ in entry.instead_of:
        assert f'href="{BASE}{id_}/"' in page(entry.id).content.decode()


def test_direction_kind_and_strength_are_told_apart_for_health_and_for_work(page):
    entry = built_in()["cbt-stress-management"]
    text = text_of(page(entry.id))
    for outcome in entry.outcomes:
        for kind in ("direction", "kind", "strength"):
            assert terms(kind)[getattr(outcome, kind)].label.sv in text
        assert outcome.reason.sv in text
    assert text.index("Hälsa Utfall") < text.index("Arbete och frånvaro Utfall")


def test_what_the_sources_do_not_tell_is_said(page):
    text = text_of(page("work-modification"))
    assert not built_in()["work-modification"].resources
    assert "Källorna anger inte vad den kostar i tid eller pengar." in text
    no_case = "Källorna nämner inget fall när den inte ska användas."
    silent = next(one for one in built_in() if not one.not_when)
    assert no_case in text_of(page(silent.id))
    assert no_case not in text_of(page("post-trauma-debriefing"))


def test_figures_of_an_activity_stand_with_their_rows_and_their_source(page):
    text = text_of(page("staff-screening"))
    assert re.search(r"H4 .*199\s500 kr", text)
    entry = built_in()["staff-screening"]
    for activity in entry.activities:
        assert activity.name.sv in text
        assert activity.note is None or activity.note.text.sv in text


def test_companions_are_links(page):
    body = page("staff-screening").content.decode()
    for companion in built_in()["staff-screening"].companions:
        for id_ in companion.one_of:
            assert f'href="{BASE}{id_}/"' in body


def test_version_and_day_of_review_stand_at_the_foot(page):
    entry = built_in()["staff-screening"]
    assert f"Senast genomgången {entry.reviewed}, version {entry.version}" in text_of(
        page(entry.id)
    )


def test_an_older_version_says_so_and_leads_to_the_current_one(as_, cast):
    table = {**built_in()["staff-screening"].origin, "version": 0}
    older = read_entry("staff-screening", table)
    EntryVersion.objects.create(
        entry=older.id, digest=older.digest, number=0, content=as_json(older.origin)
    )
    response = as_(cast.erik).get(f"{BASE}{older.id}/{older.digest}/")
    assert "Det här är en äldre version." in text_of(response)
    assert f'href="{BASE}{older.id}/"' in response.content.decode()


def test_the_current_version_by_its_digest_is_no_older_version(as_, cast):
    entry = built_in()["staff-screening"]
    response = as_(cast.erik).get(f"{BASE}{entry.id}/{entry.digest}/")
    assert "äldre version" not in text_of(response)


@pytest.mark.parametrize("path", ["nothing/", "staff-screening/000000000000/", "own/nothing/"])
def test_what_is_not_there_is_not_found(as_, cast, path):
    assert as_(cast.anna).get(f"{BASE}{path}").status_code == 404


def test_no_entry_has_the_address_of_another_page():
    taken = {"recommend", "about", "practice", "coverage", "sources", "own"}
    assert not taken & set(built_in().entries)
    assert not [id_ for id_ in built_in().entries if id_.startswith("own-")]


def test_an_own_entry_of_another_organisation_is_not_found(as_, cast, foreign):
    karin = as_(cast.karin)
    assert karin.get(f"/o/annan/knowledge/{foreign.key}/").status_code == 200
    for path in (foreign.key, f"{foreign.key}/{foreign.current.digest}", f"own/{foreign.key}"):
        assert karin.get(f"{BASE}{path}/").status_code == 404
