"""Passkeys in a real browser, with an authenticator that Chromium plays."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page

from web.browser import ARGUMENTS, Watch, Workbench, log_in, running_workbench

EMAIL, PASSWORD = "pia@exempel.se", "en riktigt lång fras"
CANCEL = """() => {
  navigator.credentials.get = async () => { throw new DOMException("", "NotAllowedError") }
}"""
MAKE_PIA = """
from arbetsro.web.accounts.actions import create_person
for email in emails:
    create_person(by=None, email=email, name="Pia", password=password, language="sv")
result = None
"""
EVENTS = """
from arbetsro.web.audit.models import Event
result = list(Event.objects.order_by("id").values_list("action", flat=True))
"""


@pytest.fixture(scope="module")
def named() -> Iterator[Workbench]:
    """A workbench with two processes, at a name: browsers give no passkeys to numbers."""
    with running_workbench(name="localhost") as started:
        emails = [EMAIL, "lars@exempel.se", "kim@exempel.se"]
        started.django(MAKE_PIA, emails=emails, password=PASSWORD)
        yield started


@pytest.fixture
def page(browser: Browser, named: Workbench, watch: Watch) -> Iterator[Page]:
    """A page of a browser with an authenticator that agrees to everything."""
    context = browser.new_context(base_url=named.address, locale="sv-SE")
    context.set_default_timeout(15_000)
    context.on("weberror", lambda error: watch._seen.append(str(error.error)))
    context.on("console", watch._console)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield page
    context.close()


@pytest.fixture(scope="module")
def browser(chromium: Callable[[list[str]], Browser]) -> Iterator[Browser]:
    """Chromium, which may reach this machine by its name."""
    started = chromium(
        [one + ", EXCLUDE localhost" if "resolver" in one else one for one in ARGUMENTS]
    )
    yield started
    started.close()


def add_passkey(page: Page, *, passwordless: bool) -> None:
    """Adds a passkey on the way that a person takes, from the own page on."""
    page.goto("/me/")
    page.get_by_role("link", name="Skydda inloggningen").click()
    page.get_by_role("link", name="Lägg till en passnyckel").click()
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Bekräfta").click()
    page.get_by_label("Vad ska den heta?").fill("Jobbdatorn")
    page.get_by_label("Logga in med den i stället för lösenord").set_checked(passwordless)
    page.get_by_role("button", name="Skapa passnyckeln").click()
    page.wait_for_url("**/recovery-codes/")


def test_a_passkey_is_added_and_lets_its_owner_in_without_a_password(
    page: Page, named: Workbench
) -> None:
    log_in(page, EMAIL, PASSWORD)
    add_passkey(page, passwordless=True)
    assert page.get_by_text("Koder kvar: 10").is_visible()
    assert page.locator(".message", has_text="Passnyckeln är tillagd").is_visible()
    page.goto("/accounts/2fa/passkeys/")
    assert page.get_by_role("rowheader", name="Jobbdatorn").is_visible()

    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Logga ut").click()
    page.goto("/accounts/login/?next=/me/sessions/")
    page.get_by_role("button", name="Logga in med passnyckel").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/me/sessions/")

    events = named.django(EVENTS)
    assert "person.second_factor_added" in events
    assert events[-1] == "person.logged_in"


def test_a_passkey_is_the_second_step_after_the_password(page: Page) -> None:
    log_in(page, "lars@exempel.se", PASSWORD)
    add_passkey(page, passwordless=False)
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Logga ut").click()
    log_in(page, "lars@exempel.se", PASSWORD)
    assert page.get_by_role("heading", name="Ett steg till").is_visible()
    page.get_by_role("button", name="Använd passnyckel").click()
    page.wait_for_url(lambda url: "authenticate" not in url)
    page.goto("/me/")
    assert page.get_by_role("heading", level=1, name="Mitt konto").is_visible()


def test_without_a_passkey_the_page_tells_what_to_do(page: Page) -> None:
    page.goto("/accounts/login/")
    page.evaluate(CANCEL)
    page.get_by_role("button", name="Logga in med passnyckel").click()
    page.get_by_text("Passnyckeln användes inte").wait_for()


def test_a_passkey_is_renamed_and_removed(page: Page) -> None:
    log_in(page, "kim@exempel.se", PASSWORD)
    add_passkey(page, passwordless=True)
    page.goto("/accounts/2fa/passkeys/")
    page.get_by_role("link", name="Byt namn på Jobbdatorn").click()
    page.get_by_label("Vad ska den heta?").fill("Telefonen")
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Ta bort Telefonen").click()
    page.get_by_role("button", name="Ta bort").click()
    page.get_by_text("Du har ingen passnyckel än.").wait_for()


def test_the_lockout_holds_in_every_process(named: Workbench) -> None:
    with httpx.Client(base_url=named.address, follow_redirects=True, trust_env=False) as client:
        for password in ["fel fel fel fel"] * 5 + [PASSWORD] * 6:
            page = client.get("/accounts/login/").text
            found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
            assert found
            answer = client.post(
                "/accounts/login/",
                data={
                    "csrfmiddlewaretoken": found.group(1),
                    "login": "kim@exempel.se",
                    "password": password,
                },
                headers={"Accept-Language": "da"},
            )
            # A connection of its own each time, so that both processes are met.
            client.headers["Connection"] = "close"
        assert "Vent fem minutter" in answer.text
        assert client.get("/me/").url.path == "/accounts/login/"
