"""A survey from plan to figure: Anna asks, sixty answer, Mats talks it through and takes it on."""

import random
import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.utils.timezone import localdate
from playwright.sync_api import APIRequestContext, Page, expect

from web.browser import Workbench, new_context

#: Where the sixty work, and how many more are asked there: in Natten too few will answer.
ASKED = {"Hemtjänsten": 26, "Söder": 26, "Natten": 8}
ANSWERING = {"Hemtjänsten": 26, "Söder": 26, "Natten": 3}
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
    """Erik gets a letter; everybody else gets a code on paper."""
    page.goto(f"{address}whom/")
    press(page, re.compile("Bjud in"))
    for unit, count in ASKED.items():
        page.get_by_label("Enhet").select_option(label=re.compile(unit))
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
    told(page, "Demo Alltjänst AB")


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


def everybody_answers(page_for, inhabited: Workbench, browser, address: str, watch) -> None:
    """Erik and two more on a telephone, the rest as their browsers would send it."""
    wave = address.rstrip("/").rsplit("/", 1)[1]
    codes = inhabited.django(CODES, wave=wave)
    lots = random.Random(7)
    by_unit: dict[str, list[str]] = {}
    for unit, person, code in codes:
        by_unit.setdefault("Erik" if person else unit, []).append(code)
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
    assert len(rest) + 3 >= 56


def close(page: Page, address: str) -> None:
    """Anna closes it; no result could be seen before, and the worker publishes it."""
    page.goto(address.replace("/surveys/", "/survey-results/"), wait_until="commit")
    expect(page.locator("h1")).not_to_contain_text("Arbetsmiljön i höst")
    page.goto(f"{address}close/")
    press(page, "Stäng enkäten")
    page.get_by_role("link", name="Se resultatet").or_(
        page.get_by_role("link", name=re.compile("Gå vidare|Fortsätt"))
    ).first.wait_for(timeout=60_000)
    page.goto(address.replace("/surveys/", "/survey-results/"))
    told(page, "Arbetsmiljön i höst")


def test_a_survey_from_its_plan_to_what_comes_of_it(
    page_for, inhabited: Workbench, analysis_of, browser, watch, tmp_path: Path
):
    watch.expect("404")
    inhabited.django(UNIT)
    analysis = analysis_of("Med enkätens siffra", unit="root")
    anna = page_for("anna@exempel.se")
    address = plan(anna)
    invite(anna, address)
    be_ready(anna, address)
    everybody_answers(page_for, inhabited, browser, address, watch)
    close(anna, address)
    print(anna.locator("main").inner_text())
