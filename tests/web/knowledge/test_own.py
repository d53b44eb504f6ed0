"""Entries of one's own: by whom, with which faults told, and that nothing typed is lost."""

import pytest

from arbetsro.knowledge.entry import standing
from arbetsro.knowledge.faults import ContentError
from arbetsro.web.audit.models import Event
from arbetsro.web.knowledge.actions import EntryError, add_entry, change_entry, withdraw_entry
from arbetsro.web.knowledge.entries import library_of
from arbetsro.web.knowledge.models import EntryVersion, OwnEntry
from web.knowledge.conftest import BASE, text_of
from web.knowledge.content import own_content, typed


def test_an_entry_is_added_and_read(cast, as_):
    anna = as_(cast.anna)
    response = anna.post(f"{BASE}own/new/", typed())
    assert response["Location"] == f"{BASE}own-vandringsmoten/"
    page = text_of(anna.get(response["Location"]))
    assert "Vandringsmöten är tillagd i kunskapsbanken." in page
    assert "Möten på tu man hand hålls gående." in page
    assert "Organisationens egen insats" in page
    assert "organisationens egen uppgift" in page
    assert "Egen erfarenhet" in page
    assert "Egen" in text_of(anna.get(BASE))


def test_each_line_is_a_claim_of_its_own_in_every_language(cast, as_):
    as_(cast.anna).post(f"{BASE}own/new/", typed())
    entry = library_of(cast.organisation)["own-vandringsmoten"]
    assert [claim.text.da for claim in entry.consists] == [
        "Möten på tu man hand hålls gående.",
        "Max en timme.",
    ]
    assert {str(reference) for reference in entry.references()} == {"own"}
    assert {outcome.kind for outcome in entry.outcomes} == {"own_experience"}
    assert entry.keywords.sv == "Vandringsmöten"


def test_a_new_entry_claims_no_effect_until_somebody_does(cast, as_, own):
    anna = as_(cast.anna)
    form = anna.get(f"{BASE}own/new/").context["form"]
    changed = anna.get(f"{BASE}own/{own.key}/").context["form"]
    for domain in ("health", "work"):
        assert form[f"{domain}_direction"].value() == "unknown"
        assert form[f"{domain}_strength"].value() == "none"
        assert changed[f"{domain}_direction"].value() == "better"
        assert changed[f"{domain}_strength"].value() == "moderate"


def test_of_an_own_entry_it_is_the_organisation_that_has_not_told(cast, as_, own):
    text = text_of(as_(cast.anna).get(f"{BASE}{own.key}/"))
    assert "Organisationen har inte angett vad den kostar i tid eller pengar." in text
    assert "Organisationen har inte nämnt något fall när den inte ska användas." in text
    assert "Källorna anger inte" not in text


def test_ones_own_experience_is_never_called_support_in_studies(cast, own):
    assert standing(library_of(cast.organisation)[own.key]) == "promising"


def test_faults_are_told_by_the_field_and_nothing_is_lost(cast, as_):
    sent = typed(name="", levels=["everywhere"], risks="", consists="Ett.\nTvå.")
    response = as_(cast.anna).post(f"{BASE}own/new/", sent)
    assert response.status_code == 422
    form = response.context["form"]
    assert set(form.errors) == {"name", "levels", "risks"}
    assert form["consists"].value() == "Ett.\nTvå."
    assert 'href="#id_risks"' in response.content.decode()
    assert not OwnEntry.objects.exists()


def test_a_name_is_taken_once(cast, as_, own):
    response = as_(cast.anna).post(f"{BASE}own/new/", typed(name="promenader!"))
    assert response.status_code == 422
    assert "name" in response.context["form"].errors


def test_the_name_of_a_withdrawn_entry_can_be_used_again(cast, own):
    withdraw_entry(by=cast.anna, own=own)
    keys = []
    for _ in range(2):
        again = add_entry(by=cast.anna, organisation=cast.organisation, content=own_content())
        withdraw_entry(by=cast.anna, own=again)
        keys.append(again.key)
    assert keys == ["own-promenader-2", "own-promenader-3"]


@pytest.mark.parametrize("name", ["!!!", "健康", "a" * 120, "å ä ö"])
def test_any_name_gives_a_key(cast, as_, name):
    response = as_(cast.anna).post(f"{BASE}own/new/", typed(name=name))
    assert response.status_code == 302
    assert as_(cast.anna).get(response["Location"]).status_code == 200


def test_two_organisations_may_use_the_same_name(cast, own):
    theirs = add_entry(by=cast.karin, organisation=cast.other, content=own_content())
    assert theirs.key == own.key


def test_a_change_makes_a_new_version_and_keeps_the_old(cast, as_, own):
    anna = as_(cast.anna)
    was = own.current.digest
    page = anna.get(f"{BASE}own/{own.key}/")
    sent = {**page.context["form"].initial, "summary": "Nu i regn."}
    assert anna.post(f"{BASE}own/{own.key}/", sent).status_code == 302
    assert "Nu i regn." in text_of(anna.get(f"{BASE}{own.key}/"))
    older = text_of(anna.get(f"{BASE}{own.key}/{was}/"))
    assert "Korta promenader." in older
    assert "Det här är en äldre version." in older
    assert Event.objects.get(action="entry.changed").detail == {"version": 2}


def test_a_form_that_was_not_changed_makes_no_version(cast, as_, own):
    anna = as_(cast.anna)
    sent = anna.get(f"{BASE}own/{own.key}/").context["form"].initial
    assert anna.post(f"{BASE}own/{own.key}/", sent).status_code == 302
    assert EntryVersion.objects.count() == 1


def test_of_two_who_change_the_second_is_told_and_loses_nothing(cast, as_, own):
    karin = as_(cast.karin)
    sent = karin.get(f"{BASE}own/{own.key}/").context["form"].initial
    change_entry(by=cast.anna, own=own, content=own_content(summary="Annas."), seen=1)
    response = karin.post(f"{BASE}own/{own.key}/", {**sent, "summary": "Karins."})
    assert response.status_code == 422
    assert "Någon annan har ändrat insatsen" in text_of(response)
    assert "Karins." in response.content.decode()
    assert library_of(cast.organisation)[own.key].summary.text.sv == "Annas."


def test_an_entry_is_withdrawn_after_a_question(cast, as_, own):
    anna = as_(cast.anna)
    assert "Dra tillbaka Promenader?" in text_of(anna.get(f"{BASE}own/{own.key}/withdraw/"))
    assert anna.post(f"{BASE}own/{own.key}/withdraw/").status_code == 302
    assert anna.get(f"{BASE}{own.key}/").status_code == 404
    assert anna.get(f"{BASE}own/{own.key}/").status_code == 404
    gone = text_of(anna.get(f"{BASE}{own.key}/{own.current.digest}/"))
    assert "Insatsen finns inte längre i kunskapsbanken." in gone


def test_what_is_withdrawn_can_no_longer_be_changed_or_withdrawn(cast, own):
    withdraw_entry(by=cast.anna, own=own)
    with pytest.raises(EntryError, match="withdrawn_since"):
        change_entry(by=cast.karin, own=own, content=own_content(), seen=1)
    with pytest.raises(EntryError, match="withdrawn_since"):
        withdraw_entry(by=cast.karin, own=own)


def test_content_that_is_no_entry_is_refused_with_every_fault(cast):
    content = {**own_content(), "levels": ["everywhere"], "risks": []}
    with pytest.raises(ContentError) as told:
        add_entry(by=cast.anna, organisation=cast.organisation, content=content)
    assert {fault.place for fault in told.value.faults} == {"levels", "risks"}
    assert not OwnEntry.objects.exists()


@pytest.mark.parametrize("who", ["mats", "siv", "erik", "vera", "olle"])
def test_others_read_and_do_not_write(cast, as_, own, who):
    client = as_(getattr(cast, who))
    page = client.get(f"{BASE}{own.key}/")
    assert page.status_code == 200
    assert "own/" not in page.content.decode()
    assert client.post(f"{BASE}own/{own.key}/withdraw/").status_code == 403


def test_reading_an_own_entry_leaves_an_event_and_reading_a_built_in_one_does_not(cast, as_, own):
    erik = as_(cast.erik)
    erik.get(f"{BASE}staff-screening/")
    erik.get(f"{BASE}{own.key}/")
    assert [event.target_name for event in Event.objects.filter(is_reading=True)] == ["Promenader"]


def test_signs_that_cannot_be_kept_are_left_out(cast, as_):
    sent = typed(name="Gå\x00möten", risks="Blåst\x0bRegn\x01", summary="<script>alert(1)</script>")
    response = as_(cast.anna).post(f"{BASE}own/new/", sent)
    entry = library_of(cast.organisation)["own-gamoten"]
    assert entry.name.sv == "Gåmöten"
    assert [claim.text.sv for claim in entry.risks] == ["Blåst", "Regn"]
    assert "<script>alert" not in as_(cast.anna).get(response["Location"]).content.decode()
