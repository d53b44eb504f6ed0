"""Anna takes the worked example from the log-in to a decided document.

The figures typed and the results are those that the method prints for Demo Alltjänst AB
(chapters 4 to 6); tests/economics/test_demo_alltjanst.py says where each stands.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from arbetsro.economics.calculation import calculate
from arbetsro.economics.case import Activity, Case, Intervention, UseReference
from arbetsro.economics.case_file import read_case
from web.browser import log_in
from web.journeys.conftest import at, downloaded, figure, fill, is_saved, spaced, total

TYPED = {
    "D": {"D1": "30 000", "D2": "42", "D4": "1 500", "D7": "30", "D10": "1 760"},
    "E": {"E5": "220", "E6": "2,5"},
    "F": {"F6": "2"},
    "C": {"C5": "10 000 000", "C7": "22"},
    "J": {"J6": "20"},
}


def type_sheets(page: Page, analysis: str, letters: str) -> None:
    for letter in letters:
        page.goto(f"{analysis}sheet/{letter}/")
        for code, text in TYPED[letter].items():
            fill(page, code, text)


def use_reference(page: Page, code: str, name: str) -> None:
    page.locator(f"#row-{code} summary", has_text="Referensvärden").click()
    page.locator(f'[data-for="{code}"][data-reference="{name}"]').click()
    expect(page.locator(f"#row-{code} .mark[data-mark=assumption]")).to_be_visible()


def add(page: Page, what: str) -> None:
    page.get_by_role("button", name=what, exact=True).last.click()
    page.wait_for_url("**#f-**")


def add_intervention(page: Page, analysis: str, intervention: Intervention) -> None:
    page.goto(f"{analysis}step/interventions/")
    add(page, "Lägg till en insats")
    thing = page.locator("#f-interventions > article").last
    thing.get_by_label("Insatsens namn").fill(intervention.name)
    page.keyboard.press("Tab")
    is_saved(page)
    for activity in intervention.activities:
        add_activity(page, activity)


def add_activity(page: Page, activity: Activity) -> None:
    place = page.locator("#f-interventions > article").last
    place.get_by_role("button", name="Lägg till en delinsats").click()
    page.wait_for_url("**#f-**")
    name = page.locator("#f-interventions > article").last.get_by_label("Delinsatsens namn").last
    name.fill(activity.name)
    page.keyboard.press("Tab")
    is_saved(page)


def type_costs(page: Page, analysis: str, case: Case) -> None:
    """The costs of every activity: sheets H and I of the first, and sums for the others."""
    for intervention in case.interventions:
        for activity in intervention.activities:
            page.goto(f"{analysis}sheet/G/")
            page.get_by_role("link", name=activity.name, exact=True).first.click()
            for code, value in costs_of(activity).items():
                field = page.locator(f'[data-address$=".{code}"]')
                field.fill(f"{value:g}".replace(".", ",") if value < 1e5 else f"{value:.0f}")
                page.keyboard.press("Tab")
                is_saved(page)


def costs_of(activity: Activity) -> dict[str, float]:
    sums = {"external": activity.external, "internal": activity.internal}
    return {**{k: v for k, v in sums.items() if v is not None}, **activity.H, **activity.I}


def decide(page: Page, analysis: str, button: str) -> None:
    page.goto(f"{analysis}decision/")
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


@pytest.mark.usefixtures("inhabited")
def test_anna_takes_her_analysis_from_the_log_in_to_a_decided_document(
    page_for, demo: Case, tmp_path: Path
):
    page = page_for()
    log_in(page, "anna@exempel.se")

    # A new analysis of North.
    page.get_by_role("link", name="Analyser", exact=True).click()
    page.get_by_role("link", name="Ny analys").click()
    page.get_by_label("Analysens namn").fill("Psykisk ohälsa i Norr")
    page.get_by_label("Enhet").select_option(label="\u2003Norr")
    page.get_by_role("button", name="Börja analysen").click()
    page.wait_for_url("**/analyses/*-*/")
    analysis = page.url

    # The story: whom it is about, why, and what is wanted.
    page.goto(f"{analysis}step/situation/")
    fill(page, "A3", "Norr: 1 500 anställda inom vård och omsorg.")
    for key, day in {"period.start": "2016-01-01", "period.end": "2016-12-31"}.items():
        fill(page, key, day)
    add(page, "Lägg till en person")
    person = page.locator("#f-group > article").last
    person.get_by_label("Namn").fill("Siv")
    person.get_by_label("Deltar som").select_option(label="Skyddsombud")
    is_saved(page)
    page.goto(f"{analysis}step/causes/")
    add(page, "Lägg till ett problem")
    page.get_by_label("Problemet").fill("Många är sjukskrivna")
    page.keyboard.press("Tab")
    is_saved(page)
    add(page, "Fråga varför en gång till")
    page.get_by_label("Därför att").fill("Schemat ändras sent")
    page.keyboard.press("Tab")
    is_saved(page)
    page.goto(f"{analysis}step/goals/")
    add(page, "Lägg till ett mål")
    page.get_by_label("Vad som ska ha ändrats").fill("Färre har hög stress")
    page.keyboard.press("Tab")
    is_saved(page)

    # The costs of ill-health: the figures of the worked example.
    type_sheets(page, analysis, "DEFC")
    use_reference(page, "C12", "short-absence-share-recommended")
    use_reference(page, "C15", "long-absence-share-recommended")
    expect(figure(page, "C10")).to_have_text(spaced("19 935 432"))
    expect(figure(page, "C20")).to_have_text(spaced("22 212 432"))
    expect(total(page, "C20")).to_have_text(spaced("22 212 432 kr"))

    # What the interventions cost, and what they give back.
    for intervention in demo.interventions:
        add_intervention(page, analysis, intervention)
    type_costs(page, analysis, demo)
    page.goto(f"{analysis}sheet/J/")
    expect(page.locator("#row-J17-out")).to_have_text("8,39")
    type_sheets(page, analysis, "J")
    expect(total(page, "G34")).to_have_text(spaced("1 864 319 kr"))
    page.goto(f"{analysis}step/recommendation/")
    fill(page, "A9", "Vi föreslår att hela paketet genomförs.")

    # Send, sign twice, decide.
    page.goto(f"{analysis}decision/")
    page.get_by_role("button", name="Frys och skicka till beslut").click()
    expect(page.locator("main .badge").first).to_have_attribute("data-state", "sent")
    for who in ("mats", "siv"):
        signer = page_for(f"{who}@exempel.se")
        decide(signer, analysis, "Skriv under")
        expect(
            signer.locator(".signatures li[data-state=signed] b", has_text=who.title())
        ).to_be_visible()
    vera = page_for("vera@exempel.se")
    decide(vera, analysis, "Besluta som föreslaget")
    expect(vera.locator("main .badge").first).to_have_attribute("data-state", "decided")

    # The documents, made by the worker.
    page.goto(analysis)
    page.get_by_role("button", name="Skapa dokument").click()
    page.get_by_role("link", name="Gå vidare till resultatet").click(timeout=60_000)
    file = downloaded(page, page.get_by_role("link", name="PDF"), tmp_path)
    text = "".join(one.extract_text() for one in PdfReader(file).pages).replace("\xa0", " ")
    assert "22 212 432 kr" in text
    assert "Schemat ändras sent" in text
    case = read_case(downloaded(page, page.get_by_role("link", name="Ärendefil"), tmp_path))
    assert case.rows["C12"] == UseReference("short-absence-share-recommended")
    assert calculate(case).evaluation.number("C20") == pytest.approx(22_212_432)

    # And it is closed.
    page.goto(f"{analysis}sheet/C/")
    expect(at(page, "C5")).not_to_be_editable()
