import pytest

from web.accounts.helpers import codes, log_in
from web.conftest import AsPerson, Cast


def test_name_language_and_appearance_are_ones_own_to_choose(cast: Cast, as_: AsPerson) -> None:
    client = as_(cast.anna)
    data = {"name": "Anna Ek", "language": "da", "scheme": "dark"}
    page = client.post("/me/", data, follow=True).content.decode()
    assert "Dine oplysninger er gemt." in page
    assert '<html lang="da" data-scheme="dark">' in page
    cast.anna.refresh_from_db()
    assert (cast.anna.name, cast.anna.language, cast.anna.scheme) == ("Anna Ek", "da", "dark")
    assert codes() == ["person.changed_self"]


def test_the_device_decides_where_nothing_is_chosen(cast: Cast, as_: AsPerson) -> None:
    cast.anna.scheme = "dark"
    cast.anna.save()
    page = as_(cast.anna).post(
        "/me/", {"name": "Anna", "language": "sv", "scheme": "auto"}, follow=True
    )
    assert "data-scheme" not in page.content.decode()


def test_a_name_is_needed(cast: Cast, as_: AsPerson) -> None:
    page = as_(cast.anna).post("/me/", {"name": "", "language": "sv", "scheme": "auto"})
    assert '<a href="#id_name">Namn: Detta fält måste fyllas i.</a>' in page.content.decode()


def test_roles_are_listed_with_where_they_hold(cast: Cast, as_: AsPerson) -> None:
    page = as_(cast.karin).get("/me/").content.decode()
    assert "Konsult i företagshälsovård" in page
    assert "Demo Alltjänst AB" in page
    assert "Annan kommun" in page
    assert "ingen roll i någon organisation" in as_(cast.nils).get("/me/").content.decode()
    assert "systemadministratör" in as_(cast.stina).get("/me/").content.decode()


def test_nobody_sees_the_page_without_logging_in(cast: Cast, as_: AsPerson) -> None:
    assert as_(None).get("/me/")["Location"] == "/accounts/login/?next=/me/"


@pytest.mark.parametrize("language", ["sv", "en", "da"])
def test_the_form_speaks_the_language_of_the_person(cast: Cast, language: str) -> None:
    labels = {"sv": "Utseende", "en": "Appearance", "da": "Udseende"}
    cast.anna.language = language
    cast.anna.save()
    page = log_in(cast.anna.email).get("/me/").content.decode()
    assert labels[language] in page
