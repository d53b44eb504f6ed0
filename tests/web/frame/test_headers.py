"""What every response tells the browser that its page may do."""

import pytest
from django.test import Client, override_settings

from arbetsro.web.frame import middleware

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PLACES = ["/accessibility/", "/accounts/login/", "/no/such/page/", "/health/alive/"]


@pytest.mark.parametrize("place", PLACES)
def test_a_page_runs_nothing_but_files_of_its_own(place, db):
    answer = Client().get(place)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize("place", PLACES)
def test_a_page_stays_in_no_cache(place, db):
    assert "no-store" in Client().get(place).headers["Cache-Control"]


@pytest.mark.parametrize(
    "file", ["frame/arbetsro.css", "frame/page.js", "frame/mark.svg", "django_htmx/htmx-2.min.js"]
)
def test_the_files_of_pages_are_served_and_may_be_kept_a_while(file, db):
    answer = Client().get(f"/static/{file}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    assert "max-age=3600" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_identity_provider_is_the_only_other_place_a_form_may_lead_to(settings):
    app = {"settings": {"server_url": "https://id.exempel.se/realms/a"}}
    with override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": [app]}}):
        assert middleware._providers() == " https://id.exempel.se"


def test_a_log_in_leaves_a_cookie_that_scripts_cannot_read(cast):
    answer = Client().post(
        "/accounts/login/", {"login": cast.anna.email, "password": "en riktigt lång fras"}
    )
    cookie = answer.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
