"""The yearly follow-up in a real browser: filled in, closed, signed by both, fetched as PDF."""

import io
import re

import pypdf
import pytest
from playwright.sync_api import Page, expect

from web.browser import Workbench
from web.journeys.conftest import REFUSALS, downloaded

PLACE = """
from datetime import timedelta
from arbetsro.web.frame.clock import today
from arbetsro.web.measures.actions import add_measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks.actions import add_risk, rate_risk
from web.conftest import unit
from web.inhabitants import inhabitants
cast = inhabitants()
place = unit(cast.organisation, name, cast.north)
risk = add_risk(by=cast.mats, unit=place, title="Ensam på natten")
rate_risk(by=cast.mats, risk=risk, party="employer", phase="before", level="medium")
rate_risk(by=cast.siv, risk=risk, party="employees", phase="before", level="high")
add_measure(
    by=cast.mats, unit=place, title="Två på varje natt", owner=cast.mats, risk=risk,
    due_on=today(), follow_up_on=today() + timedelta(days=90),
)
result = place.pk
"""
OVERLAP = """
from arbetsro.web.oversight.actions import save_year
from arbetsro.web.oversight.models import YearlyFollowUp
from web.inhabitants import inhabitants
one = YearlyFollowUp.objects.get(unit=place)
save_year(by=inhabitants().siv, follow_up=one, seen=one.version, answers={question: text})
result = None
"""


@pytest.fixture
def place(inhabited: Workbench):
    """Makes a unit with a serious risk and a measure; gives its number."""
    return lambda name: inhabited.django(PLACE, name=name)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Spara och gå vidare").click()


def sign(page: Page, dissent: str = "") -> None:
    if dissent:
        page.get_by_label("Ser du något annorlunda?").fill(dissent)
    page.get_by_label("Jag har läst uppföljningen").check()
    page.get_by_role("button", name="Skriv under").click()
    expect(page.get_by_text("Din underskrift är sparad.")).to_be_visible()


def test_mats_fills_in_the_year_closes_it_and_both_sign(page_for, place, tmp_path):
    number = place("Nattlaget")
    mats = page_for("mats@exempel.se")
    mats.goto(f"/o/demo/work-environment/{number}/")
    mats.get_by_role("link", name=re.compile("ppföljning")).last.click()
    mats.get_by_role("button", name=re.compile(r"Börja på \d{4}")).first.click()
    address = mats.url
    expect(mats.get_by_text("Två på varje natt")).to_be_visible()

    mats.get_by_role("link", name="Undersöka", exact=True).click()
    mats.locator("textarea").first.fill("Två ronder, en på natten.")
    go_on(mats)
    expect(mats.get_by_role("heading", level=1, name="Bedöma")).to_be_visible()
    serious = mats.locator(".figures > div", has_text="Öppna allvarliga risker").locator("dd")
    expect(serious).to_have_text("1")
    mats.get_by_text("Så räknas siffrorna").first.click()
    expect(mats.get_by_text("Om parterna har bedömt olika räknas den högre.").first).to_be_visible()
    mats.locator("textarea").first.fill("Ensamheten på natten.")
    go_on(mats)
    mats.get_by_role("button", name="Spara", exact=True).click()

    mats.get_by_role("link", name="Avsluta och låt skriva under").click()
    expect(mats.get_by_text("Frågor utan svar:")).to_be_visible()
    mats.get_by_role("button", name="Avsluta", exact=True).click()
    expect(mats.get_by_text("Väntar på underskrift", exact=True)).to_be_visible()
    sign(mats)

    siv = page_for("siv@exempel.se")
    siv.goto(address)
    expect(siv.get_by_text("Två ronder, en på natten.")).to_be_visible()
    sign(siv, "Ombudet fick för lite tid.")
    expect(siv.get_by_text("Underskriven", exact=True)).to_be_visible()
    expect(siv.get_by_text("Ombudet fick för lite tid.")).to_be_visible()

    file = downloaded(siv, siv.get_by_role("link", name="Hämta som PDF"), tmp_path)
    pages = pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in ("Två ronder, en på natten.", "Två på varje natt", "Chef: Mats",
                  "Skyddsombud: Siv", "Ombudet fick för lite tid."):  # fmt: skip
        assert words in text


def test_what_two_answer_at_once_is_shown_to_the_second(page_for, place, inhabited, watch):
    watch.expect(REFUSALS)
    number = place("Daglaget")
    mats = page_for("mats@exempel.se")
    mats.goto(f"/o/demo/oversight/{number}/years/")
    mats.get_by_role("button", name=re.compile(r"Börja på \d{4}")).first.click()
    mats.get_by_role("link", name="Åtgärda", exact=True).click()
    first, second = mats.locator("textarea").all()
    first.fill("Planen höll.")
    second.fill("Orsakerna.")
    inhabited.django(OVERLAP, place=number, question="plan_kept", text="Planen höll inte.")
    mats.get_by_role("button", name="Spara", exact=True).click()
    expect(mats.locator(".error-summary")).to_contain_text("Siv har svarat på samma fråga")
    expect(mats.locator(".conflict")).to_contain_text("Planen höll inte.")
    expect(mats.locator("textarea").first).to_have_value("Planen höll.")
    mats.locator("textarea").first.fill("Planen höll, men inte på natten.")
    mats.get_by_role("button", name="Spara", exact=True).click()
    expect(mats.get_by_text("Svaren är sparade.")).to_be_visible()
    mats.get_by_role("link", name="Åtgärda", exact=True).click()
    expect(mats.locator("textarea").first).to_have_value("Planen höll, men inte på natten.")
    expect(mats.locator("textarea").last).to_have_value("Orsakerna.")
