"""From what is strained to an intervention of the plan, and to what the plan still lacks."""

import re

from playwright.sync_api import Page, expect

from arbetsro.knowledge.library import built_in
from web.journeys.conftest import fill, is_saved

HOURS = built_in()["working-time-influence"]


def tell_what_is_strained(page: Page, analysis: str, factor: str, finding: str) -> None:
    page.goto(f"{analysis}step/causes/")
    page.get_by_role("button", name="Lägg till en faktor").click()
    page.wait_for_url("**#f-**")
    page.locator('[data-address$=".factor"]').select_option(factor)
    page.locator('[data-address$=".finding"]').fill(finding)
    page.keyboard.press("Tab")
    is_saved(page)


def test_anna_chooses_what_could_help_and_sees_what_the_plan_still_lacks(page_for, analysis_of):
    analysis, page = analysis_of("Nattschemat", empty=True), page_for("anna@exempel.se")
    tell_what_is_strained(page, analysis, "working_hours", "Nattpassen ändras sent")

    page.goto(f"{analysis}step/interventions/")
    card = page.locator(f"#entry-{HOURS.id}")
    card.get_by_text("Därför står den här").click()
    expect(card).to_contain_text("Nattpassen ändras sent")
    card.get_by_role("button", name="Välj insatsen").click()
    page.wait_for_url("**#f-interventions-*")

    thing = page.locator("#f-interventions > article")
    expect(thing).to_contain_text("Ur kunskapsbanken:")
    purpose = thing.locator('[data-address$=".B5"]')
    expect(purpose).to_have_value(re.compile(re.escape(HOURS.mechanism[0].text.sv)))

    balance = page.locator("section", has=page.locator("#balance"))
    expect(balance).to_contain_text("Planen har inget datum för uppföljning")
    expect(balance).not_to_contain_text("Inget i planen verkar på")
    fill(page, "follow_up", "2027-03-01")
    balance.get_by_role("button", name="Bedöm balansen igen").click()
    expect(balance).not_to_contain_text("Planen har inget datum för uppföljning")

    thing.get_by_role("link", name=HOURS.name.sv).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HOURS.name.sv)
