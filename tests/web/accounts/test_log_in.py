import re
import subprocess
import sys
import time
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.models import Event
from web.accounts.helpers import PASSWORD, codes, confirm_oneself, is_logged_in, link_in, log_in
from web.conftest import Cast

LOCKED = {
    "sv": "För många försök på kort tid. Vänta fem minuter",
    "en": "Too many attempts in a short time. Wait five minutes",
    "da": "For mange forsøg på kort tid. Vent fem minutter",
}


def test_address_and_password_let_a_person_in(cast: Cast) -> None:
    assert is_logged_in(log_in(cast.anna.email))
    event = Event.objects.get(action="person.logged_in")
    assert (event.by, event.target_id) == (cast.anna, str(cast.anna.pk))


def test_capital_letters_in_the_address_make_no_difference(cast: Cast) -> None:
    assert is_logged_in(log_in("Anna@Exempel.SE"))


def test_a_wrong_password_is_told_without_saying_whether_the_address_exists(cast: Cast) -> None:
    pages = [
        Client().post("/accounts/login/", {"login": email, "password": "fel fel fel fel"})
        for email in (cast.anna.email, "ingen@exempel.se")
    ]
    for page in pages:
        assert "Adressen eller lösenordet stämmer inte" in page.content.decode()
    known, unknown = Event.objects.filter(action="person.log_in_failed").order_by("id")
    assert known.target_id == str(cast.anna.pk)
    assert unknown.target_name == ""
    assert re.fullmatch("[0-9a-f]{16}", unknown.detail["address_mark"])


@pytest.mark.parametrize("language", ["sv", "en", "da"])
def test_five_wrong_passwords_close_the_address_for_five_minutes(
    cast: Cast, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(headers={"accept-language": language})
    for _ in range(5):
        log_in(cast.anna.email, "fel fel fel fel", client)
    data = {"login": cast.anna.email, "password": PASSWORD}
    assert LOCKED[language] in client.post("/accounts/login/", data).content.decode()
    # Another browser at another address is no way around it.
    other = log_in(cast.anna.email, REMOTE_ADDR="198.51.100.7")
    assert not is_logged_in(other)
    assert codes().count("person.locked_out") == 1
    assert codes().count("person.log_in_failed") == 5
    assert is_logged_in(log_in(cast.mats.email))

    later = time.time() + 301
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: later)
    assert is_logged_in(log_in(cast.anna.email))


def test_a_right_password_does_not_count_as_an_attempt(cast: Cast) -> None:
    for _ in range(6):
        assert is_logged_in(log_in(cast.anna.email))


def test_attempts_are_counted_where_all_processes_see_them_and_none_is_pushed_out() -> None:
    cache: dict[str, Any] = settings.CACHES["default"]
    assert cache["BACKEND"].endswith("DatabaseCache")
    assert cache["OPTIONS"]["MAX_ENTRIES"] >= 100_000


def test_one_network_address_cannot_try_many_addresses(cast: Cast) -> None:
    client = Client()
    for number in range(60):
        log_in(f"nummer{number}@exempel.se", "fel fel fel fel", client)
    assert not is_logged_in(log_in(cast.anna.email, client=client))
    assert is_logged_in(log_in(cast.anna.email, REMOTE_ADDR="198.51.100.7"))


def test_what_a_browser_claims_about_its_network_address_is_believed_only_behind_a_proxy(
    cast: Cast,
) -> None:
    claim: dict[str, Any] = {"HTTP_X_FORWARDED_FOR": "203.0.113.9, 198.51.100.1"}
    for count, seen in ((0, "127.0.0.1"), (1, "198.51.100.1")):
        with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=count):
            client = log_in(cast.anna.email, **claim)
            assert seen in client.get("/me/sessions/", **claim).content.decode()


def test_the_setting_for_a_proxy_reaches_the_counting() -> None:
    code = "from arbetsro.web import settings as s; print(s.ALLAUTH_TRUSTED_PROXY_COUNT)"
    for value, count in (("yes", "1"), ("no", "0")):
        given = {"ARBETSRO_BEHIND_PROXY": value, "ARBETSRO_DATA": str(settings.DATA)}
        done = subprocess.run(
            [sys.executable, "-c", code], env=given, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == count


def test_somebody_shut_out_cannot_log_in_and_is_told(cast: Cast) -> None:
    cast.anna.is_active = False
    cast.anna.save()
    answer = Client().post(
        "/accounts/login/", {"login": cast.anna.email, "password": PASSWORD}, follow=True
    )
    assert answer.redirect_chain[-1][0] == "/accounts/inactive/"
    assert "Kontot är avstängt" in answer.content.decode()


def test_the_session_of_somebody_shut_out_ends_at_the_next_request(cast: Cast) -> None:
    client = log_in(cast.anna.email)
    cast.anna.is_active = False
    cast.anna.save()
    assert not is_logged_in(client)


def test_logging_out_takes_a_press_of_a_button(cast: Cast) -> None:
    client = log_in(cast.anna.email)
    assert "Vill du logga ut?" in client.get("/accounts/logout/").content.decode()
    assert is_logged_in(client)
    client.post("/accounts/logout/")
    assert not is_logged_in(client)
    assert codes()[-1] == "person.logged_out"


def test_after_the_log_in_comes_the_page_that_was_asked_for(cast: Cast) -> None:
    data = {"login": cast.anna.email, "password": PASSWORD}
    answer = Client().post("/accounts/login/", {**data, "next": "/me/sessions/"})
    assert answer["Location"] == "/me/sessions/"
    answer = Client().post("/accounts/login/", {**data, "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


def test_nobody_makes_an_account_unless_that_is_switched_on(cast: Cast) -> None:
    data = {"name": "Ny", "email": "ny@exempel.se", "password1": "ännu en lång fras"}
    assert "inbjudan" in Client().post("/accounts/signup/", data).content.decode()
    assert "/accounts/signup/" not in Client().get("/accounts/login/").content.decode()
    assert not mail.outbox


def test_open_registration_asks_for_a_name_and_has_the_address_confirmed(cast: Cast) -> None:
    data = {"name": "Ny Person", "email": "ny@exempel.se", "password1": "ännu en lång fras"}
    with override_settings(OPEN_REGISTRATION=True):
        assert "/accounts/signup/" in Client().get("/accounts/login/").content.decode()
        client = Client()
        client.post("/accounts/signup/", data)
        assert not is_logged_in(client)
        client.post(link_in(mail.outbox[0].body))
        assert is_logged_in(log_in("ny@exempel.se", "ännu en lång fras"))
    assert Person.objects.get(email="ny@exempel.se").name == "Ny Person"
    assert "person.signed_up" in codes()


# Passwords -------------------------------------------------------------------------------------


def test_the_letter_about_a_new_password_is_in_the_language_of_the_person(cast: Cast) -> None:
    cast.anna.language = "da"
    cast.anna.save()
    client = Client(headers={"accept-language": "sv"})
    client.post("/accounts/password/reset/", {"email": cast.anna.email})
    (letter,) = mail.outbox
    assert letter.subject == "Vælg en ny adgangskode"
    assert "Åbn linket for at vælge en ny adgangskode" in letter.body
    page = client.get(link_in(letter.body), follow=True)
    assert page.redirect_chain[-1][0].endswith("-set-password/")
    client.post(page.redirect_chain[-1][0], {"password1": "en helt ny lång fras"})
    assert is_logged_in(log_in(cast.anna.email, "en helt ny lång fras"))
    assert not is_logged_in(log_in(cast.anna.email))
    assert "person.password_changed" in codes()
    assert [one.subject for one in mail.outbox[1:]] == ["Din adgangskode er skiftet"]
    # The link was good for once.
    assert "gäller inte längre" in client.get(link_in(letter.body)).content.decode()


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(cast: Cast) -> None:
    answers = [
        Client().post("/accounts/password/reset/", {"email": email}, follow=True).content
        for email in (cast.anna.email, "ingen@exempel.se")
    ]
    plain = [re.sub(rb'value="[^"]+"', b"", answer) for answer in answers]
    assert plain[0] == plain[1]
    assert len(mail.outbox) == 1


def test_a_new_password_ends_the_locking_out(cast: Cast) -> None:
    for _ in range(6):
        log_in(cast.anna.email, "fel fel fel fel")
    client = Client()
    client.post("/accounts/password/reset/", {"email": cast.anna.email})
    page = client.get(link_in(mail.outbox[0].body), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": "en helt ny lång fras"})
    assert is_logged_in(log_in(cast.anna.email, "en helt ny lång fras"))


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("kort", "minst 12 tecken"),
        ("q1w2e3r4t5y6", "alldeles för vanligt"),
        ("anna@exempel.se", "alltför likt"),
    ],
)
def test_a_weak_password_is_refused_in_words(cast: Cast, password: str, fault: str) -> None:
    client = log_in(cast.anna.email)
    data = {"oldpassword": PASSWORD, "password1": password}
    page = client.post("/accounts/password/change/", data).content.decode()
    assert fault in page
    assert 'class="error-summary"' in page


def test_changing_the_password_keeps_this_session_and_ends_the_others(cast: Cast) -> None:
    here, there = log_in(cast.anna.email), log_in(cast.anna.email)
    data = {"oldpassword": PASSWORD, "password1": "en helt ny lång fras"}
    answer = here.post("/accounts/password/change/", data, follow=True)
    assert "Lösenordet är bytt." in answer.content.decode()
    assert is_logged_in(here)
    assert not is_logged_in(there)
    assert mail.outbox[-1].subject == "Ditt lösenord är bytt"
    assert "IP-adressen 127.0.0.1" in mail.outbox[-1].body


def test_passwords_are_kept_with_argon2(cast: Cast) -> None:
    from arbetsro.web import settings as real

    with override_settings(PASSWORD_HASHERS=real.PASSWORD_HASHERS):
        cast.anna.set_password(PASSWORD)
        cast.anna.save()
        assert cast.anna.password.startswith("argon2$")
        assert is_logged_in(log_in(cast.anna.email))


# The address -----------------------------------------------------------------------------------


def test_a_new_address_counts_once_it_is_confirmed(cast: Cast) -> None:
    client = confirm_oneself(log_in(cast.anna.email))
    client.post("/accounts/email/", {"action_add": "", "email": "Anna.Ny@exempel.se"})
    cast.anna.refresh_from_db()
    assert cast.anna.email == "anna@exempel.se"
    (letter,) = mail.outbox
    assert letter.to == ["anna.ny@exempel.se"]
    assert "Vi väntar på att du bekräftar" in client.get("/accounts/email/").content.decode()
    client.post(link_in(letter.body))
    cast.anna.refresh_from_db()
    assert cast.anna.email == "anna.ny@exempel.se"
    assert "person.email_changed" in codes()
    assert is_logged_in(log_in("anna.ny@exempel.se"))
