"""Anna takes the worked example from the log-in to a decided document.

The figures typed and the results are those that the method prints for Demo Alltjänst AB
(chapters 4 to 6); tests/economics/test_demo_alltjanst.py says where each stands.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
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
    activities = [one for intervention in case.interventions for one in intervention.activities]
    for place, activity in enumerate(activities):
        page.goto(f"{analysis}sheet/G/")
        page.locator("tbody th a").nth(place).click()
        for code, value in costs_of(activity).items():
            page.locator(f'[data-address$=".{code}"]').fill(str(value).replace(".", ","))
            page.keyboard.press("Tab")
            is_saved(page)


def costs_of(activity: Activity) -> dict[str, float]:
    sums = {"external": activity.external, "internal": activity.internal}
    return {**{k: v for k, v in sums.items() if v is not None}, **activity.H, **activity.I}


def tell_the_story(page: Page, analysis: str) -> None:
    """Whom it is about, who takes part, why things are as they are, and what is wanted."""
    page.goto(f"{analysis}step/situation/")
    fill(page, "A3", "Norr: 1 500 anställda inom vård och omsorg.")
    fill(page, "period.start", "2016-01-01")
    fill(page, "period.end", "2016-12-31")
    add(page, "Lägg till en person")
    fill_labelled(page, "Namn", "Siv")
    page.get_by_label("Deltar som").select_option(label="Skyddsombud")
    is_saved(page)
    page.goto(f"{analysis}step/causes/")
    add(page, "Lägg till ett problem")
    fill_labelled(page, "Problemet", "Många är sjukskrivna")
    add(page, "Fråga varför en gång till")
    fill_labelled(page, "Därför att", "Schemat ändras sent")
    page.goto(f"{analysis}step/goals/")
    add(page, "Lägg till ett mål")
    fill_labelled(page, "Vad som ska ha ändrats", "Färre har hög stress")


def fill_labelled(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).last.fill(text)
    page.keyboard.press("Tab")
    is_saved(page)


def count_the_costs(page: Page, analysis: str) -> None:
    type_sheets(page, analysis, "DEFC")
    use_reference(page, "C12", "short-absence-share-recommended")
    use_reference(page, "C15", "long-absence-share-recommended")
    expect(figure(page, "C10")).to_have_text(spaced("19 935 432"))
    expect(figure(page, "C20")).to_have_text(spaced("22 212 432"))
    expect(total(page, "C20")).to_have_text(spaced("22 212 432 kr"))


def plan_and_weigh(page: Page, analysis: str, case: Case) -> None:
    """What the interventions cost, and what they give back."""
    for intervention in case.interventions:
        add_intervention(page, analysis, intervention)
    type_costs(page, analysis, case)
    page.goto(f"{analysis}sheet/J/")
    expect(figure(page, "J17")).to_have_text("8,39")  # 1 864 319 / 22 212 432
    type_sheets(page, analysis, "J")
    expect(total(page, "G34")).to_have_text(spaced("1 864 319 kr"))
    expect(figure(page, "J9")).to_have_text(spaced("2 578 167"))
    page.goto(f"{analysis}step/recommendation/")
    fill(page, "A9", "Vi föreslår att hela paketet genomförs.")


def press(page: Page, analysis: str, button: str) -> None:
    page.goto(f"{analysis}decision/")
    if page.get_by_label("Jag har läst förslaget").count():
        page.get_by_label("Jag har läst förslaget").check()
    page.get_by_role("button", name=button, exact=True).click()


def state(page: Page) -> Locator:
    return page.locator("main .badge").first


def documents(page: Page, analysis: str, folder: Path) -> tuple[str, Case]:
    """The text of the PDF and the case of the case file, which the worker makes."""
    page.goto(analysis)
    page.get_by_role("button", name="Skapa dokument").click()
    page.get_by_role("link", name="Gå vidare till resultatet").click(timeout=60_000)
    pdf = downloaded(page, page.get_by_role("link", name="PDF"), folder)
    text = "".join(one.extract_text() for one in PdfReader(pdf).pages).replace("\xa0", " ")
    return text, read_case(
        downloaded(page, page.get_by_role("link", name="Ärendefil, svenska"), folder)
    )


@pytest.mark.usefixtures("inhabited")
def test_anna_takes_her_analysis_from_the_log_in_to_a_decided_document(
    page_for, demo: Case, tmp_path: Path
):
    page = page_for()
    log_in(page, "anna@exempel.se")
    page.get_by_role("link", name="Analyser", exact=True).click()
    page.get_by_role("link", name="Ny analys").click()
    page.get_by_label("Analysens namn").fill("Psykisk ohälsa i Norr")
    page.get_by_label("Enhet").select_option(label="\u2003Norr (N)")
    page.get_by_role("button", name="Börja analysen").click()
    page.wait_for_url("**/analyses/*-*/")
    analysis = page.url
    tell_the_story(page, analysis)
    count_the_costs(page, analysis)
    plan_and_weigh(page, analysis, demo)

    press(page, analysis, "Frys och skicka till beslut")
    expect(state(page)).to_have_attribute("data-state", "sent")
    for who in ("mats", "siv"):
        signer = page_for(f"{who}@exempel.se")
        press(signer, analysis, "Skriv under")
        expect(signer.locator("li[data-state=signed] b", has_text=who.title())).to_be_visible()
    vera = page_for("vera@exempel.se")
    press(vera, analysis, "Besluta som föreslaget")
    expect(state(vera)).to_have_attribute("data-state", "decided")

    text, case = documents(page, analysis, tmp_path)
    assert "22 212 432 kr" in text
    assert "Schemat ändras sent" in text
    assert case.rows["C12"] == UseReference("short-absence-share-recommended")
    assert calculate(case).evaluation.number("C20") == pytest.approx(22_212_432)
    page.goto(f"{analysis}sheet/C/")
    expect(at(page, "C5")).not_to_be_editable()
