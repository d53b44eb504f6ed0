"""Vera opens the overview of the organisation, makes the pack for the board, and fetches it."""

import zipfile

from playwright.sync_api import expect
from pypdf import PdfReader

from web.journeys.conftest import downloaded

HISTORY = """
from datetime import timedelta
from arbetsro.web.frame.clock import now, today
from arbetsro.web.measures.actions import add_measure, follow_up
from arbetsro.web.oversight.actions import tell_conditions
from arbetsro.web.risks.actions import add_risk, rate_risk
from arbetsro.web.frame.clock import at
from web.inhabitants import inhabitants
cast = inhabitants()
with at(now() - timedelta(days=200)):
    risk = add_risk(by=cast.mats, unit=cast.home_care, title="Ensam på natten")
    rate_risk(by=cast.mats, risk=risk, party="employer", phase="before", level="high")
    measure = add_measure(
        by=cast.mats, unit=cast.home_care, title="Två på natten", owner=cast.mats, risk=risk,
        due_on=today() + timedelta(days=30), follow_up_on=today() + timedelta(days=90),
    )
with at(now() - timedelta(days=100)):
    follow_up(
        by=cast.mats, measure=measure, done="yes", moved="better", worked="as_meant",
        next_step="close",
    )
    tell_conditions(
        by=cast.mats, unit=cast.north, valid_from=today(), staff=44, managers=1, goal=25,
        reason="Tjänsten som andra chef är utlyst.",
    )
result = f"/o/demo/oversight/{cast.root.pk}/"
"""
DECISION = "Anslå pengar till en andra chef i Norr."


def test_vera_makes_the_pack_for_the_board(inhabited, page_for, tmp_path):
    page = page_for("vera@exempel.se")
    page.goto(inhabited.address + inhabited.django(HISTORY))

    # The overview: what is serious, and every figure with its rule one click away.
    expect(page.get_by_role("link", name="Ensam på natten")).to_be_visible()
    figure = page.locator("tr", has_text="Medarbetare per chef").first
    expect(figure).to_contain_text("44")
    figure.locator("summary").click()
    expect(figure).to_contain_text("chefer: 1")
    expect(page.get_by_role("img", name="Öppet vid månadens slut")).to_be_visible()

    page.get_by_role("link", name="Underlag till styrelsen").click()
    page.get_by_label("Vad ska styrelsen besluta?").fill(DECISION)
    page.get_by_role("button", name="Gör underlaget").click()

    page.get_by_role("link", name="Gå vidare till resultatet").click()
    expect(page.get_by_text(DECISION)).to_be_visible()

    word = downloaded(page, page.get_by_role("link", name="Word, att skriva vidare i"), tmp_path)
    with zipfile.ZipFile(word) as content:
        text = content.read("word/document.xml").decode()
    assert DECISION in text
    assert "Ensam på natten" in text
    pdf = PdfReader(downloaded(page, page.get_by_role("link", name="PDF, att dela ut"), tmp_path))
    told = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
    for said in (DECISION, "Ensam på natten", "Två på natten", "andra chef är utlyst"):
        assert said in told
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
