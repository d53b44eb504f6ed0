"""Logging in through a real OpenID Connect provider in a process of its own."""

import json
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings
from with_postgresql import free_port

from arbetsro.web.access.roles import Role
from arbetsro.web.accounts.actions import deactivate_person, invite
from arbetsro.web.accounts.models import Invitation, Person
from arbetsro.web.audit.models import Event
from arbetsro.web.organisations.models import Membership
from web.accounts.helpers import codes, confirm_oneself, is_logged_in, log_in
from web.clinic import clinic
from web.conftest import Cast

CLAIMS = [
    {"sub": "anna", "name": "Anna hos oss", "email": "Anna@exempel.se", "email_verified": True},
    {"sub": "disa", "name": "Disa Berg", "email": "disa@exempel.se", "email_verified": True},
    {"sub": "gast", "given_name": "G", "email": "gast@exempel.se", "email_verified": True},
    {"sub": "falsk", "name": "F", "email": "anna@exempel.se", "email_verified": False},
    {"sub": "ord", "name": "F", "email": "anna@exempel.se", "email_verified": "false"},
    {"sub": "tyst", "name": "Tyst"},
]


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of the provider."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    for claims in CLAIMS:
        command += ["--user-claims", json.dumps(claims)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/.well-known/openid-configuration")
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 30
    while not _answers(address):
        assert time.monotonic() < until, "the provider does not answer"
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except OSError:
        return False
    return True


@pytest.fixture(autouse=True)
def configured(provider: str, settings: Settings) -> None:
    """The installation knows the provider."""
    app = {
        "provider_id": "sso",
        "name": "Exempelbolagets inloggning",
        "client_id": "arbetsro",
        "secret": "hemligt",
        "settings": {"server_url": provider, "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def come_as(sub: str, client: Client | None = None, query: str = "") -> tuple[Client, Any]:
    """Logs in at the provider as somebody, and comes back."""
    client = client or Client()
    start = client.post(f"/accounts/oidc/sso/login/{query}")
    assert start.status_code == 302, start.content.decode()
    with httpx.Client(trust_env=False) as browser:
        page = browser.post(start["Location"], data={"sub": sub})
        back = urlsplit(page.headers["Location"])
    assert back.path == "/accounts/oidc/sso/login/callback/"
    return client, client.get(f"{back.path}?{back.query}", follow=True)


def offer(cast: Cast, email: str) -> Invitation:
    return invite(by=cast.olle, unit=cast.north, role=Role.MANAGER, email=email, name="Disa")


def test_the_log_in_page_offers_the_provider_by_name(cast: Cast) -> None:
    page = Client().get("/accounts/login/").content.decode()
    assert "Logga in med Exempelbolagets inloggning" in page


def test_the_policy_of_the_page_lets_its_form_lead_to_the_provider(
    cast: Cast, provider: str
) -> None:
    policy = Client().get("/accounts/login/")["Content-Security-Policy"]
    assert f"form-action 'self' {provider};" in policy


def test_somebody_with_an_account_is_let_in_by_the_verified_address(cast: Cast) -> None:
    client, _ = come_as("anna")
    assert is_logged_in(client)
    assert SocialAccount.objects.get().user == cast.anna
    cast.anna.refresh_from_db()
    assert cast.anna.name == "Anna"
    assert cast.anna.has_usable_password()
    assert Event.objects.get(action="person.logged_in").detail == {"way": "provider"}
    assert "En inloggning är kopplad" in [one.subject for one in mail.outbox]
    # The next time the connection is known.
    again, _ = come_as("anna")
    assert is_logged_in(again)
    assert Person.objects.filter(email="anna@exempel.se").count() == 1


def test_somebody_invited_gets_an_account_and_the_role(cast: Cast) -> None:
    offer(cast, "disa@exempel.se")
    client, _ = come_as("disa")
    assert is_logged_in(client)
    person = Person.objects.get(email="disa@exempel.se")
    assert person.name == "Disa Berg"
    assert EmailAddress.objects.get(user=person).verified
    assert Membership.objects.get(person=person).unit == cast.north
    assert Invitation.objects.get().state == "accepted"
    assert "person.signed_up" in codes()


def test_an_offer_to_somebody_with_an_account_is_taken_up(cast: Cast) -> None:
    offer(cast, "anna@exempel.se")
    come_as("anna")
    assert Membership.objects.filter(person=cast.anna, role=Role.MANAGER).exists()


def test_a_stranger_is_told_why_not(cast: Cast) -> None:
    client, page = come_as("gast")
    assert page.status_code == 403
    assert "inget konto och ingen inbjudan" in page.content.decode()
    assert not is_logged_in(client)
    assert not Person.objects.filter(email="gast@exempel.se").exists()
    event = Event.objects.get(action="person.log_in_refused")
    assert event.detail["reason"] == "stranger"
    assert "gast" not in str(event.detail)


@pytest.mark.parametrize("expired", [True, False])
def test_an_invitation_that_is_over_opens_nothing(cast: Cast, expired: bool) -> None:
    from django.utils import timezone

    offer(cast, "disa@exempel.se")
    field = "expires_at" if expired else "revoked_at"
    Invitation.objects.update(**{field: timezone.now()})
    client, page = come_as("disa")
    assert page.status_code == 403
    assert not is_logged_in(client)


@pytest.mark.parametrize("sub", ["falsk", "ord"])
def test_an_address_that_the_provider_has_not_verified_matches_nobody(cast: Cast, sub: str) -> None:
    offer(cast, "anna@exempel.se")
    client, page = come_as(sub)
    assert page.status_code == 403
    assert "inte bekräftat att adressen är din" in page.content.decode()
    assert not is_logged_in(client)
    assert not SocialAccount.objects.exists()


def test_open_registration_does_not_let_an_unverified_address_take_an_account_over(
    cast: Cast, settings: Settings
) -> None:
    settings.OPEN_REGISTRATION = True
    client, _ = come_as("falsk")
    assert not is_logged_in(client)
    assert not SocialAccount.objects.filter(user=cast.anna).exists()


def test_open_registration_lets_a_stranger_with_a_verified_address_in(
    cast: Cast, settings: Settings
) -> None:
    settings.OPEN_REGISTRATION = True
    client, _ = come_as("gast")
    assert is_logged_in(client)
    assert Person.objects.get(email="gast@exempel.se").name == "G"


def test_without_an_address_nobody_gets_in(cast: Cast) -> None:
    client, page = come_as("tyst")
    assert page.status_code == 403
    assert "gav ingen e-postadress" in page.content.decode()
    assert not is_logged_in(client)


def test_somebody_shut_out_stays_out_this_way_too(cast: Cast) -> None:
    deactivate_person(by=cast.stina, person=cast.anna)
    client, page = come_as("anna")
    assert "Kontot är avstängt" in page.content.decode()
    assert not is_logged_in(client)


def test_the_second_step_is_asked_for_after_the_provider_too(cast: Cast) -> None:
    from web.accounts.test_second_factor import with_codes

    with_codes("anna@exempel.se")
    client, page = come_as("anna")
    assert "Ett steg till" in page.content.decode()
    assert not is_logged_in(client)


def test_somebody_logged_in_can_connect_and_disconnect(cast: Cast) -> None:
    client = confirm_oneself(log_in(cast.nils.email))
    come_as("gast", client, "?process=connect")
    account = SocialAccount.objects.get(user=cast.nils)
    page = client.get("/accounts/provider/").content.decode()
    assert "Exempelbolagets inloggning" in page
    client.post("/accounts/provider/", {"account": account.pk})
    assert not SocialAccount.objects.exists()
    assert {"person.provider_connected", "person.provider_disconnected"} <= set(codes())


def test_a_provider_that_does_not_answer_is_told_in_our_words(
    cast: Cast, settings: Settings
) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    silent = {**app, "settings": {"server_url": f"http://127.0.0.1:{free_port()}"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [silent]}}
    page = Client().post("/accounts/oidc/sso/login/").content.decode()
    assert "Inloggningen gick inte igenom" in page
    assert re.search("Försök igen om en stund", page)


def test_a_stranger_who_seeks_an_open_clinic_gets_an_account_and_others_do_not(cast: Cast) -> None:
    clinic(cast)
    _, refused = come_as("disa", query="?next=/clinic/kliniken/")
    assert refused.status_code == 403
    client, page = come_as("disa", query="?next=/clinic/kliniken/begin/")
    assert is_logged_in(client)
    assert page.redirect_chain[-1][0] == "/clinic/kliniken/begin/who/"
    assert 'value="Disa Berg"' in page.content.decode()
    clinic(cast, is_open=False)
    assert come_as("gast", query="?next=/clinic/kliniken/begin/")[1].status_code == 403
