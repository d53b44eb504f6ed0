"""From the code on the wall to an answer: somebody reports without an account, and follows it."""

import re

import pytest
from playwright.sync_api import Page, expect

from web.browser import Workbench
from web.conftest import PageFor
from web.journeys.conftest import REFUSALS

PHONE = {"width": 360, "height": 740}
SAID = "Hyllan i förrådet lutar och kan falla."
UNIT = """
from web.inhabitants import inhabitants
result = inhabitants().home_care.pk
"""
WHO_SENT = """
from arbetsro.web.audit.models import Event
events = Event.objects.filter(action="report.sent")
result = [one.by_name for one in events]
"""


def opens_the_door(mats: Page, unit: int) -> str:
    """Mats opens the door and looks at the sheet with the code; gives the address on it."""
    mats.goto(f"/o/demo/reports/doors/{unit}/")
    mats.get_by_role("link", name="Öppna en länk").click()
    mats.get_by_label("Mottagare").select_option(label="Mats")
    others = mats.get_by_role("group", name="Andra som kan väljas")
    others.get_by_label("Siv").check()
    mats.get_by_role("button", name="Öppna en länk").click()
    expect(mats.locator(".scan svg")).to_be_visible()
    address = mats.locator(".scan a").get_attribute("href")
    mats.get_by_role("link", name="Blad att skriva ut").click()
    expect(mats.locator(".wall")).to_contain_text(address)
    return address


def reports(phone: Page, address: str) -> str:
    """Somebody reports without an account, after forgetting the text once; gives the code."""
    phone.goto(address)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Rapportera till Hemtjänsten")
    phone.get_by_text("Vem läser det här?").click()
    expect(phone.locator("details[open]")).to_contain_text("Mats tar emot rapporten.")
    phone.get_by_label("Något var nära att hända").check()
    phone.get_by_role("button", name="Skicka rapporten").click()
    expect(phone.locator(".error-summary")).to_be_focused()
    expect(phone.get_by_label("Något var nära att hända")).to_be_checked()
    phone.get_by_label("Vad vill du berätta?").fill(SAID)
    phone.get_by_label("Var?").fill("Förrådet")
    phone.get_by_role("button", name="Skicka rapporten").click()
    return phone.locator(".follow-code").inner_text()


def deals_with_it(mats: Page) -> None:
    """Mats reads the report, confirms it, takes it further with its cause, and answers."""
    mats.goto("/o/demo/reports/")
    mats.get_by_role("link", name=re.compile("Tillbud: Hyllan")).click()
    expect(mats.locator("main")).to_contain_text("Anonym")
    expect(mats.get_by_role("heading", name="Nämns någon vid namn?")).to_be_visible()
    mats.get_by_role("button", name="Bekräfta att jag har läst").click()
    mats.get_by_role("link", name="För vidare som iakttagelse").click()
    mats.get_by_label("Vad ska ses över?").fill("Hyllor är inte fästa i väggen.")
    mats.get_by_role("button", name="Spara iakttagelsen").click()
    expect(mats.locator(".error-summary")).to_contain_text("Vad ligger bakom?")
    mats.get_by_label("Vad ligger bakom?").fill("Ingen kontrollerar dem efter en flytt.")
    mats.get_by_role("button", name="Spara iakttagelsen").click()
    expect(mats.locator("main")).to_contain_text("Förd vidare")
    mats.get_by_role("link", name="Svara den som rapporterade").click()
    mats.get_by_label("Svar", exact=True).fill("Tack! Alla hyllor fästs på fredag.")
    mats.get_by_role("button", name="Lämna svaret").click()


def tells_the_staff(mats: Page, erik: Page, unit: int) -> None:
    """Mats tells the staff, from what is proposed; Erik sees it once it is published."""
    mats.goto(f"/o/demo/telling/units/{unit}/")
    mats.get_by_role("link", name="Skriv till personalen").click()
    proposed = mats.get_by_label("Det här har vi sett")
    expect(proposed).to_have_value(re.compile("– Hyllor är inte fästa i väggen."))
    mats.get_by_label("Rubrik").fill("Hyllorna fästs")
    mats.get_by_role("button", name="Spara och se hur det blir").click()
    erik.goto(f"/o/demo/telling/units/{unit}/")
    expect(erik.locator("main")).not_to_contain_text("Hyllorna fästs")
    mats.get_by_role("button", name="Publicera till personalen").click()
    expect(mats.locator("#messages")).to_contain_text("Personalen kan nu läsa")
    erik.reload()
    expect(erik.locator("main")).to_contain_text("Hyllorna fästs")


@pytest.mark.usefixtures("inhabited")
def test_a_shelf_is_reported_from_a_telephone_and_its_sender_hears_what_came_of_it(
    page_for: PageFor, workbench: Workbench, watch
):
    watch.expect(REFUSALS)
    unit = workbench.django(UNIT)
    mats, phone = page_for("mats@exempel.se"), page_for(None, **PHONE)
    address = opens_the_door(mats, unit)

    code = reports(phone, address)
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){2}", code)
    assert code not in phone.url
    assert "sessionid" not in {one["name"] for one in phone.context.cookies()}
    assert set(workbench.django(WHO_SENT)) == {"arbetsro"}
    assert "reporting:form" not in workbench.log

    deals_with_it(mats)
    tells_the_staff(mats, page_for("erik@exempel.se"), unit)

    other = page_for(None, **PHONE)
    other.goto(address)
    other.get_by_role("link", name=re.compile("Följ din rapport")).click()
    other.get_by_label("Kod").fill(code.lower().replace("-", " "))
    other.get_by_role("button", name="Visa").click()
    expect(other.locator("blockquote")).to_have_text("Tack! Alla hyllor fästs på fredag.")
    for told in ("Mottagaren läste den", "har blivit en iakttagelse", "Hyllorna fästs"):
        expect(other.locator("main")).to_contain_text(told)
    expect(other.locator("main")).not_to_contain_text("förrådet")


@pytest.mark.usefixtures("inhabited")
def test_a_report_that_names_somebody_is_moved_where_only_siv_reads_it(
    page_for: PageFor, workbench: Workbench, watch
):
    watch.expect(r"status of 404")
    made = workbench.django("""
from web.inhabitants import inhabitants
from web.reports import making
cast = inhabitants()
result = str(making.report(cast, "Bertil skriker åt oss varje dag.").pk)
""")
    mats = page_for("mats@exempel.se")
    mats.goto(f"/o/demo/reports/{made}/")
    expect(mats.locator("blockquote")).to_contain_text("Bertil")
    mats.get_by_role("link", name="Flytta till skyddat ärende").click()
    mats.get_by_label("Siv").check()
    mats.get_by_role("button", name="Flytta rapporten").click()
    expect(mats.locator("#messages")).to_contain_text("som du inte själv läser")
    assert mats.goto(f"/o/demo/reports/{made}/").status == 404

    siv = page_for("siv@exempel.se")
    siv.goto("/o/demo/reports/")
    siv.get_by_role("link", name=re.compile("Skyddade ärenden")).first.click()
    siv.get_by_role("link", name=re.compile("Skyddat ärende")).first.click()
    expect(siv.locator("blockquote")).to_have_text("Bertil skriker åt oss varje dag.")
    address = siv.url
    siv.get_by_label("Ny anteckning").fill("Samtal på tisdag.")
    siv.get_by_role("button", name="Spara anteckningen").click()
    expect(siv.locator("article")).to_contain_text("Samtal på tisdag.")
    for who in ("mats", "anna", "olle"):
        assert page_for(f"{who}@exempel.se").goto(address).status == 404
