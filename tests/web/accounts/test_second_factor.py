import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.test import Client

from web.accounts.helpers import PASSWORD, codes, confirm_oneself, is_logged_in, kept, log_in
from web.conftest import Cast


def code_of(secret: str) -> str:
    """What an app for codes shows just now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def with_codes(email: str) -> tuple[Client, str]:
    """A browser of somebody who has switched codes on, and the secret of the app."""
    client = confirm_oneself(log_in(email))
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r'id="secret" value="([A-Z2-7]+)"', page)
    assert found, page
    secret = found.group(1)
    with kept():
        answer = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    # A code is good for once, and the next comes in half a minute.
    cache.clear()
    return client, secret


def test_a_picture_and_a_key_set_up_the_app_and_a_first_code_switches_it_on(cast: Cast) -> None:
    client = confirm_oneself(log_in(cast.anna.email))
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    page = client.post("/accounts/2fa/totp/activate/", {"code": "000000"}).content.decode()
    assert "Koden stämmer inte" in page
    assert not Authenticator.objects.exists()


def test_with_codes_on_the_password_alone_lets_nobody_in(cast: Cast) -> None:
    _, secret = with_codes(cast.anna.email)
    assert "person.second_factor_added" in codes()
    assert "Engångskoder är påslagna" in [one.subject for one in mail.outbox]
    client = Client()
    data = {"login": cast.anna.email, "password": PASSWORD}
    answer = client.post("/accounts/login/", data, follow=True)
    assert "Ett steg till" in answer.content.decode()
    assert not is_logged_in(client)
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "Koden stämmer inte" in wrong.content.decode()
    assert "person.second_factor_failed" in codes()
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert is_logged_in(client)


def test_a_code_works_once(cast: Cast) -> None:
    _, secret = with_codes(cast.anna.email)
    code = code_of(secret)
    for expected in (True, False):
        client = log_in(cast.anna.email)
        client.post("/accounts/2fa/authenticate/", {"code": code})
        assert is_logged_in(client) is expected


def test_five_wrong_codes_close_the_second_step_for_a_while(cast: Cast) -> None:
    _, secret = with_codes(cast.anna.email)
    client = log_in(cast.anna.email)
    for _ in range(5):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    answer = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert "Vänta fem minuter" in answer.content.decode()
    assert not is_logged_in(client)


def test_a_recovery_code_lets_its_owner_in_once(cast: Cast) -> None:
    client, _ = with_codes(cast.anna.email)
    page = client.get("/accounts/2fa/recovery-codes/").content.decode()
    found = re.findall(r"<code>([0-9a-f]{8})</code>", page)
    assert len(found) == 10
    file = client.get("/accounts/2fa/recovery-codes/download/")
    assert file.content.decode().split() == found
    for expected in (True, False):
        other = log_in(cast.anna.email)
        other.post("/accounts/2fa/authenticate/", {"code": found[0]})
        assert is_logged_in(other) is expected
    assert "Koder kvar: 9" in client.get("/accounts/2fa/").content.decode()


def test_new_recovery_codes_make_the_old_ones_void(cast: Cast) -> None:
    client, _ = with_codes(cast.anna.email)
    page = client.get("/accounts/2fa/recovery-codes/").content.decode()
    old = re.findall(r"<code>([0-9a-f]{8})</code>", page)
    with kept():
        client.post("/accounts/2fa/recovery-codes/generate/")
    other = log_in(cast.anna.email)
    other.post("/accounts/2fa/authenticate/", {"code": old[0]})
    assert not is_logged_in(other)
    assert "person.second_factor_renewed" in codes()


def test_switching_codes_off_takes_the_recovery_codes_too(cast: Cast) -> None:
    client, _ = with_codes(cast.anna.email)
    answer = client.post("/accounts/2fa/totp/deactivate/", follow=True)
    assert "Engångskoder är avstängda." in answer.content.decode()
    assert not Authenticator.objects.exists()
    assert "person.second_factor_removed" in codes()


def test_changing_what_protects_the_account_asks_again_who_one_is(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.anna)
    answer = client.get("/accounts/2fa/totp/activate/")
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    page = client.get(answer["Location"]).content.decode()
    assert "Bekräfta att det är du" in page
    answer = client.post(answer["Location"], {"password": PASSWORD})
    assert answer["Location"] == "/accounts/2fa/totp/activate/"


def test_the_own_page_tells_how_the_log_in_is_protected(cast: Cast) -> None:
    client = log_in(cast.anna.email)
    assert "bara skyddad med lösenord" in client.get("/me/").content.decode()
    client, _ = with_codes(cast.mats.email)
    page = client.get("/me/").content.decode()
    assert "Påslagen." in page
    assert "Koder kvar: 10" in page
