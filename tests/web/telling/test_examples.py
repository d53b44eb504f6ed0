"""Good examples: what has worked, told to everybody, without persons."""

import pytest

from arbetsro.web.access.roles import Role
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.telling import actions
from arbetsro.web.telling.models import Example
from arbetsro.web.telling.names import names_in
from arbetsro.web.telling.offered import examples_for
from web.conftest import give, person
from web.telling import making

BASE = "/o/demo/telling/"
SENT = {"title": "Lugnare morgnar", "factor": "demands", **making.TOLD}


@pytest.mark.parametrize(
    ("worked", "may"), [("as_meant", True), ("partly", True), ("not", False), ("not_known", False)]
)
def test_only_what_has_been_followed_up_and_worked_can_be_shared(cast, worked, may):
    measure = making.worked(cast, cast.home_care, worked)
    if not may:
        with pytest.raises(Refusal, match="not_followed_up"):
            actions.share_example(by=cast.mats, measure=measure, title="X", **making.TOLD)
        return
    assert actions.share_example(by=cast.mats, measure=measure, title="X", **making.TOLD)


def test_a_measure_that_nobody_has_followed_up_leads_to_a_page_that_says_so(cast, as_):
    measure = making.measure(cast, cast.home_care)
    response = as_(cast.mats).get(f"{BASE}share/{measure.pk}/")
    assert response.status_code == 409
    assert "när den har följts upp" in response.content.decode()


def test_an_example_is_shared_with_everybody_in_the_organisation_and_nobody_else(cast, as_):
    measure = making.worked(cast, cast.home_care)
    response = as_(cast.mats).post(f"{BASE}share/{measure.pk}/", SENT)
    assert response.status_code == 302
    example = Example.objects.get()
    elsewhere = person("Sixten")
    give(elsewhere, Role.EMPLOYEE, cast.south)
    for who in (elsewhere, cast.erik, cast.vera, cast.olle):
        page = as_(who).get(f"{BASE}examples/{example.pk}/").content.decode()
        for said in making.TOLD.values():
            assert said in page
    assert as_(cast.ulla).get(f"/o/annan/telling/examples/{example.pk}/").status_code == 404
    assert "Lugnare" not in as_(cast.ulla).get("/o/annan/telling/examples/").content.decode()


@pytest.mark.parametrize("field", ["what", "context", "conditions", "result", "contact"])
def test_it_warns_where_somebody_is_named_until_the_writer_has_looked(cast, as_, field):
    somebody = person("Bertil Bäck")
    give(somebody, Role.EMPLOYEE, cast.home_care)
    measure = making.worked(cast, cast.home_care)
    mats, page = as_(cast.mats), f"{BASE}share/{measure.pk}/"
    named = SENT | {field: "Bertil Bäck vet mer"}
    response = mats.post(page, named)
    assert response.status_code == 422
    assert "verkar nämna Bertil" in response.content.decode()
    assert not Example.objects.exists()
    assert mats.post(page, named | {"names_checked": "on"}).status_code == 302


def test_whole_names_are_found_everywhere_and_parts_of_them_near_the_unit(cast):
    near, far = person("Björn Ek"), person("Sten Sjö")
    give(near, Role.EMPLOYEE, cast.home_care)
    give(far, Role.EMPLOYEE, cast.south)
    for text, names in (
        ("Fråga Björn.", ("Björn",)),
        ("Det kom en björn.", ()),
        ("fråga björn ek", ("Björn Ek",)),
        ("Fråga Sten.", ()),
        ("Fråga Sten Sjö.", ("Sten Sjö",)),
        ("En stenmur", ()),
        ("", ()),
    ):
        assert names_in(cast.home_care, text) == names, text


def test_examples_are_found_by_words_and_by_factor(cast, as_):
    making.example(cast)
    making.example(cast, title="ÅTERHÄMTNING på natten", factor="recovery")

    def found(query: str) -> list[bool]:
        page = as_(cast.erik).get(f"{BASE}examples/{query}").content.decode()
        return ["Lugnare morgnar</bdi>" in page, "ÅTERHÄMTNING" in page]

    assert found("") == [True, True]
    assert found("?q=återhämtning") == [False, True]
    assert found("?q=hemtjänst morgnar") == [True, True]
    assert found("?q=hemtjänst zebra") == [False, False]
    assert found("?by_factor=demands") == [True, False]
    assert found("?by_factor=nonsense") == [True, True]
    assert found("?q=zebra&by_factor=demands") == [False, False]


def test_examples_are_offered_where_the_same_factor_appears(cast):
    making.example(cast)
    assert [one.title for one in examples_for(cast.organisation, "demands")] == ["Lugnare morgnar"]
    assert examples_for(cast.organisation, "violence") == []
    assert examples_for(cast.organisation, "") == []
    assert examples_for(cast.other, "demands") == []
    for number in range(3):
        making.example(cast, title=f"Nummer {number}")
    latest = [one.title for one in examples_for(cast.organisation, "demands")]
    assert latest == ["Nummer 2", "Nummer 1", "Nummer 0"]


def test_what_is_taken_back_is_seen_by_nobody_and_can_be_shared_again(cast, as_):
    example = making.example(cast)
    mats = as_(cast.mats)
    assert mats.post(f"{BASE}examples/{example.pk}/withdraw/").status_code == 302
    assert as_(cast.erik).get(f"{BASE}examples/{example.pk}/").status_code == 404
    assert "Lugnare" not in as_(cast.erik).get(f"{BASE}examples/").content.decode()
    assert examples_for(cast.organisation, "demands") == []
    again = mats.get(f"{BASE}share/{example.measure_id}/").content.decode()
    assert making.TOLD["conditions"] in again
    assert mats.post(f"{BASE}share/{example.measure_id}/", SENT).status_code == 302
    assert examples_for(cast.organisation, "demands") == [example]


def test_one_measure_is_one_example(cast, as_):
    example = making.example(cast)
    with pytest.raises(Refusal, match="is_shared"):
        actions.share_example(by=cast.mats, measure=example.measure, title="X", **making.TOLD)
    response = as_(cast.mats).get(f"{BASE}share/{example.measure_id}/")
    assert response.url == f"{BASE}examples/{example.pk}/"
