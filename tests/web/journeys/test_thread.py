"""One thread, walked by the people in it: from a finding to what the staff read."""

import re
from datetime import timedelta

from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

FINDING = """
from arbetsro.web.investigations.actions import add_finding
from web.inhabitants import inhabitants
cast = inhabitants()
made = add_finding(
    by=cast.siv, unit=cast.home_care, text="Telefonen avbryter samtal hela dagen.",
    cause="Ingen tar emot samtalen.", factor="demands", source="round",
)
result = str(made.pk)
"""


def told(page: Page, text: str | re.Pattern[str]) -> None:
    """Waits until the page says something."""
    expect(page.locator("main")).to_contain_text(text)


def on(days: int) -> str:
    """A day some days ahead, as a date field takes it."""
    return (localdate() + timedelta(days=days)).isoformat()


def assess(page: Page, finding: str) -> None:
    """Mats makes the finding a risk and rates it for the employer."""
    page.goto(f"/o/demo/investigations/findings/{finding}/")
    page.get_by_role("link", name="Bedöm som risk").click()
    expect(page.get_by_label("Vad i arbetet gäller det?")).to_have_value("demands")
    page.get_by_label("Vad kan hända?").fill("Utmattning av avbrott")
    page.get_by_label("Vilka är utsatta?").fill("Alla som svarar i telefon")
    page.get_by_role("button", name="Spara").click()
    told(page, "Utmattning av avbrott")
    page.get_by_role("link", name=re.compile("^Bedöm")).first.click()
    page.get_by_role("radio", name=re.compile("Hög")).check()
    page.get_by_label("Varför bedömer ni så?").fill("Det går hela dagen.")
    page.get_by_role("button", name=re.compile("^Spara")).click()
    told(page, "Det går hela dagen.")


def act(page: Page) -> None:
    """Mats plans a measure against the risk, with both its days, and it is done."""
    page.get_by_role("link", name="Ny åtgärd").first.click()
    page.get_by_label("Vad som ska göras").fill("En samordnare tar samtalen")
    page.get_by_label("Ansvarig").select_option(label="Mats")
    page.get_by_label("Klart senast").fill(on(0))
    page.get_by_label("Följs upp").fill(on(0))
    page.get_by_label("Varför det bör hjälpa").fill("Ingen blir avbruten i mötet.")
    page.get_by_label("Vad som visar om det hjälpte").fill("Samtal om dagen")
    page.get_by_role("button", name="Lägg till åtgärden").click()
    told(page, "En samordnare tar samtalen")
    page.get_by_role("button", name="Klar").first.click()
    told(page, "Klar")


def follow_up(page: Page) -> None:
    """What was done is told apart from what it led to."""
    page.get_by_role("link", name="Följ upp").first.click()
    for question, answer in (
        ("done", "yes"), ("worked", "as_meant"), ("moved", "better"), ("next_step", "close"),
    ):  # fmt: skip
        page.locator(f"input[name={question}][value={answer}]").check()
    page.get_by_label("Så är det nu").fill("6 samtal om dagen")
    page.get_by_role("button", name="Spara uppföljningen").click()
    told(page, "6 samtal om dagen")


def tell(page: Page) -> None:
    """Mats tells the staff, from the text that is prepared for him."""
    page.get_by_role("link", name=re.compile("Arbetsmiljön i Hemtjänsten")).first.click()
    page.get_by_role("link", name="Det personalen får veta").click()
    page.get_by_role("link", name=re.compile("Skriv")).first.click()
    expect(page.get_by_label("Det här har vi sett")).to_have_value(re.compile("Telefonen avbryter"))
    page.get_by_label("Rubrik").fill("Lugnare telefoner")
    page.get_by_role("button", name="Spara och se hur det blir").click()
    page.get_by_role("button", name="Publicera till personalen").click()
    told(page, "Personalen kan nu läsa meddelandet")


def test_a_finding_is_followed_to_what_the_staff_read(page_for, inhabited):
    finding = inhabited.django(FINDING)
    mats = page_for("mats@exempel.se")
    assess(mats, finding)
    act(mats)
    follow_up(mats)
    tell(mats)

    # Siv walks the whole thread from the finding that she brought up.
    siv = page_for("siv@exempel.se")
    siv.goto(f"/o/demo/investigations/findings/{finding}/")
    thread = siv.locator("ol.thread")
    for step in (
        "Utmattning av avbrott",
        "En samordnare tar samtalen",
        "bättre",
        "Lugnare telefoner",
    ):
        expect(thread).to_contain_text(step)
    thread.get_by_role("link", name="Lugnare telefoner").click()
    told(siv, "Telefonen avbryter")

    # Erik works there, and reads it on his telephone.
    erik = page_for("erik@exempel.se", width=390, height=800)
    erik.goto("/o/demo/")
    erik.get_by_role("link", name="Läs vad som har hittats och gjorts").click()
    told(erik, "Lugnare telefoner")
