"""In which language a page is."""

import pytest
from django.test import Client

PAGE = "/accessibility/"
HEADINGS = {"sv": "Tillgänglighet", "en": "Accessibility", "da": "Tilgængelighed"}


def language_of(answer) -> str:
    """The language that a page says it is in, when its text is in that language too."""
    said = answer.headers["Content-Language"]
    page = answer.content.decode()
    assert f'<html lang="{said}"' in page
    assert f"<h1>{HEADINGS[said]}</h1>" in page
    return said


def asking_for(languages: str, client: Client | None = None):
    return (client or Client()).get(PAGE, headers={"Accept-Language": languages})


@pytest.mark.parametrize(
    ("wish", "given"),
    [
        ("sv-SE,sv;q=0.9,en;q=0.5", "sv"),
        ("en-GB,en;q=0.9", "en"),
        ("da-DK", "da"),
        ("fi, da;q=0.8, sv;q=0.5", "da"),
        ("fi", "sv"),
        ("", "sv"),
        ("*", "sv"),
        ("not a language; q=x", "sv"),
    ],
)
def test_somebody_unknown_gets_the_language_of_the_browser_or_swedish(wish, given, db):
    assert language_of(asking_for(wish)) == given


@pytest.mark.parametrize("choice", ["sv", "en", "da"])
def test_somebody_unknown_may_choose_for_the_visit(choice, db):
    client = Client()
    client.post("/language/", {"language": choice})
    assert language_of(asking_for("sv" if choice == "da" else "da", client)) == choice


def test_the_language_of_a_person_comes_before_that_of_the_browser(cast, as_):
    assert language_of(asking_for("da", as_(cast.anna))) == "sv"


def test_a_person_without_a_language_gets_that_of_the_browser(cast, as_):
    cast.anna.language = ""
    cast.anna.save()
    assert language_of(asking_for("da", as_(cast.anna))) == "da"


def test_the_choice_of_a_person_is_kept_for_the_next_log_in(cast, as_):
    as_(cast.anna).post("/language/", {"language": "da"})
    assert language_of(asking_for("en", as_(cast.anna))) == "da"


def test_a_language_that_is_not_there_changes_nothing(cast, as_):
    client = as_(cast.anna)
    assert client.post("/language/", {"language": "fi"}).status_code == 302
    assert language_of(asking_for("en", client)) == "sv"


@pytest.mark.parametrize("back", ["https://annan.se/", "//annan.se/", "javascript:alert(1)", ""])
def test_choosing_leads_back_to_a_page_of_this_site_only(back, db):
    answer = Client().post("/language/", {"language": "en", "next": back})
    assert answer.headers["Location"] == "/"


def test_choosing_leads_back_to_the_page(db):
    answer = Client().post("/language/", {"language": "en", "next": "/accessibility/?a=b"})
    assert answer.headers["Location"] == "/accessibility/?a=b"


def test_a_language_can_only_be_chosen_by_a_form(db):
    assert Client().get("/language/").status_code == 405


def test_caches_are_told_that_pages_differ_by_language(db):
    assert "Accept-Language" in Client().get(PAGE).headers["Vary"]


def test_a_thread_does_not_carry_a_language_over_to_the_next_request(db):
    asking_for("da")
    assert language_of(asking_for("fi")) == "sv"
