"""A survey from plan to figure: Anna asks, sixty answer, Mats talks it through and takes it on."""

import random
import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.utils.timezone import localdate
from playwright.sync_api import APIRequestContext, Page, expect

from web.browser import Workbench
from web.journeys.conftest import at

#: Where the sixty work, and how many more are asked there: in Natten too few will answer.
ASKED = {"Hemtjänsten": 30, "Söder": 26, "Natten": 8}
ANSWERING = {"Hemtjänsten": 30, "Söder": 26, "Natten": 3}
UNIT = """
from web.conftest import unit
from web.inhabitants import inhabitants
cast = inhabitants()
result = unit(cast.organisation, "Natten", cast.south).pk
"""
CODES = """
from arbetsro.web.surveys.codes import code_of
from arbetsro.web.surveys.models import Invitation
found = Invitation.objects.filter(wave=wave).select_related("unit")
result = [(one.unit.name, one.person and one.person.name, code_of(one.pk)) for one in found]
"""


def told(page: Page, text: str | re.Pattern[str]) -> None:
    """Waits until the page says something."""
    expect(page.locator("main")).to_contain_text(text)


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Presses the first button with a name."""
    page.get_by_role("button", name=name).first.click()


def plan(page: Page) -> str:
    """Anna plans a survey of the whole organisation; gives its address."""
    page.goto("/o/demo/surveys/")
    page.get_by_role("link", name="Planera en enkät").click()
    page.get_by_label("Enkätens namn").fill("Arbetsmiljön i höst")
    page.get_by_label("Enhet").select_option(label="Demo Alltjänst AB")
    press(page, "Börja planera")
    address = page.url
    page.get_by_role("link", name=re.compile("^1\\.")).click()
    page.get_by_role("radio", name=re.compile("Kort")).check()
    press(page, re.compile("^Ta med"))
    told(page, "Ingår")
    return address


def invite(page: Page, address: str) -> None:
    """Those with e-mail, Erik among them, get a letter; everybody else a code on paper."""
    page.goto(f"{address}whom/")
    press(page, re.compile("Bjud in"))
    for unit, count in ASKED.items():
        choice = page.get_by_label("Enhet", exact=True)
        choice.select_option(choice.locator("option", has_text=unit).get_attribute("value"))
        page.get_by_label("Antal koder").fill(str(count))
        press(page, "Gör koder")
        told(page, unit)
    with page.expect_download() as slips:
        page.get_by_role("link", name=re.compile("Skriv ut.*Natten")).click()
    assert Path(slips.value.path()).read_bytes().startswith(b"%PDF")


def be_ready(page: Page, address: str) -> None:
    """Nothing opens before it is said who acts, when it is talked through, and with what time."""
    page.goto(f"{address}ready/")
    page.locator("[name=acts]").fill("Enhetscheferna, tillsammans med skyddsombuden")
    page.locator("[name=talk_on]").fill((localdate() + timedelta(days=21)).isoformat())
    page.locator("[name=follow_up]").fill("Företagshälsovården")
    for name, value in {
        "mandate": "yes", "time_set_aside": "yes", "follow_up_agreed": "yes",
        "last_time": "first", "representative": "yes", "use": "no",
    }.items():  # fmt: skip
        page.locator(f"[name={name}][value={value}]").check()
    press(page, "Spara")
    page.goto(f"{address}open/")
    press(page, "Öppna enkäten")
    told(page, "Enkäten är öppen")


def answer_on_a_telephone(page: Page, code: str) -> None:
    """Somebody ticks an answer to every question, loses the page in the middle, and sends."""
    page.goto(f"/answer/{code}/")
    sets = page.locator("#asked fieldset")
    for i in range(sets.count()):
        sets.nth(i).locator("label").nth(i % 4).click()
        if i == 3:
            page.reload()
            press(page, "Ja, fortsätt")
    press(page, "Skicka svaren")
    page.wait_for_url("**/answer/sent/**")


def answer(request: APIRequestContext, code: str, lots: random.Random) -> None:
    """Somebody sends answers, as a browser without scripts would."""
    page = request.get(f"/answer/{code}/").text()
    asked: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="radio" name="([^"]+)" value="([^"]+)"', page):
        asked.setdefault(name, []).append(value)
    assert asked
    sheet = {"sheet": str(UUID(int=lots.getrandbits(128), version=4))}
    sent = request.post(
        f"/answer/{code}/",
        form={**sheet, **{name: lots.choice(values) for name, values in asked.items()}},
    )
    assert "/answer/sent/" in sent.url


def everybody_answers(page_for, inhabited: Workbench, address: str) -> None:
    """Erik and two more on a telephone, the rest as their browsers would send it."""
    wave = address.rstrip("/").rsplit("/", 1)[1]
    codes = inhabited.django(CODES, wave=wave)
    lots = random.Random(7)
    by_unit: dict[str, list[str]] = {}
    for unit, person, code in codes:
        by_unit.setdefault(person or unit, []).append(code)
    telephone = page_for(width=360, height=700)
    for code in (by_unit["Erik"][0], *by_unit["Hemtjänsten"][:2]):
        answer_on_a_telephone(telephone, code)
    rest = [
        code
        for unit, count in ANSWERING.items()
        for code in by_unit[unit][2 if unit == "Hemtjänsten" else 0 : count]
    ]
    for code in rest:
        answer(telephone.request, code, lots)
    assert len(rest) + 3 == 60


def close(page: Page, address: str) -> None:
    """Anna closes it; nothing could be seen before, and the worker publishes it."""
    results = address.replace("/surveys/", "/survey-results/")
    assert page.request.get(results).status == 404
    page.goto(f"{address}close/")
    press(page, "Stäng enkäten")
    expect(page.get_by_role("link", name="Gå vidare till resultatet")).to_be_visible(timeout=60_000)
    page.goto(results)
    told(page, "Arbetsmiljön i höst")


def talk(page: Page) -> str:
    """What is hidden looks like what is empty; Söder's sheet is printed. Gives Söder's page."""
    places = page.locator("main li")
    hidden = places.filter(has_text="Natten").last
    expect(hidden).to_contain_text("inget resultat att visa")
    page.get_by_role("link", name="Söder", exact=True).click()
    soder = page.url
    told(page, "29")
    page.get_by_role("link", name="Underlag för ett samtal").click()
    told(page, "En sak vi gör")
    with page.expect_download() as sheet:
        page.get_by_role("link", name="Skriv ut (PDF)").click()
    assert Path(sheet.value.path()).read_bytes().startswith(b"%PDF")
    return soder


def take_on(page: Page, place: str) -> None:
    """An area becomes a finding that says how sure its figure is."""
    page.goto(place)
    row = page.locator("tr").filter(has=page.get_by_role("rowheader", name="Arbetsmängd"))
    row.get_by_role("button", name="Ta vidare").click()
    page.goto(place)
    row.get_by_role("link", name="Taget vidare").click()
    told(page, re.compile(r"Arbetsmängd \d,\d.*95 % konfidensintervall.*29 svar"))


def count(page: Page, place: str, analysis: str) -> None:
    """The share with high stress goes into row C7, with its interval and where it comes from."""
    page.goto(f"{place}economics/")
    share = page.locator("tbody td strong").inner_text()
    page.get_by_label("Analys").select_option(label="Med enkätens siffra")
    press(page, re.compile("Lägg in i analysen"))
    page.goto(f"{analysis}sheet/C/")
    expect(at(page, "C7")).to_have_value(re.compile(r"\d,\d"))
    assert round(float(at(page, "C7").input_value().replace(",", "."))) == int(share.split()[0])
    told(page, "Arbetsmiljön i höst")


def test_a_survey_from_its_plan_to_what_comes_of_it(
    page_for, inhabited: Workbench, analysis_of, watch
):
    watch.expect(r"status of 40\d")
    inhabited.django(UNIT)
    analysis = analysis_of("Med enkätens siffra", unit="root")
    anna = page_for("anna@exempel.se")
    address = plan(anna)
    invite(anna, address)
    be_ready(anna, address)
    everybody_answers(page_for, inhabited, address)
    close(anna, address)
    whole = f"{address.replace('/surveys/', '/survey-results/')}units/"
    soder = talk(anna)
    take_on(anna, soder)
    root = inhabited.django(
        "from web.inhabitants import inhabitants\nresult = inhabitants().root.pk"
    )
    count(anna, f"{whole}{root}/", analysis)
