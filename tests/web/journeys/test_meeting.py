"""A workplace meeting: the leader's screen, telephones without accounts, causes, map, finding."""

import pytest
from playwright.sync_api import Page, expect

REFUSALS = r"status of (409|422)|ERR_INTERNET_DISCONNECTED|ERR_FAILED"
START = """
from datetime import date
from arbetsro.web.investigations.actions import start_investigation
from web.inhabitants import inhabitants
cast = inhabitants()
found = start_investigation(
    by=cast.mats, unit=cast.north, way="meeting", title=title, planned_on=date(2025, 3, 12)
)
result = f"/o/demo/investigations/{found.pk}/meeting/"
"""


@pytest.fixture
def leader(page_for, inhabited, watch) -> Page:
    """Mats, with cards on the table and the dots open."""
    watch.expect(REFUSALS)
    page = page_for("mats@exempel.se")
    page.goto(inhabited.django(START, title="Arbetsplatsträff"))
    page.get_by_role("link", name="Välj kort").click()
    page.get_by_label("Egna krav").fill("Telefonen ringer hela tiden")
    page.get_by_role("button", name="Lägg korten på bordet").click()
    page.get_by_role("button", name="Börja ge prickar").click()
    return page


@pytest.fixture
def screen(leader) -> Page:
    """The screen that all in the room see, in a window of its own."""
    shown = leader.context.new_page()
    shown.goto(f"{leader.url}screen/")
    return shown


def telephones(page_for, screen: Page, count: int) -> list[Page]:
    """Telephones without an account that have opened the address on the screen."""
    address = screen.locator(".address").text_content()
    path = "/meeting/" + address.split("/meeting/")[1]
    pages = [page_for(width=360, height=640) for _ in range(count)]
    for page in pages:
        page.goto(path)
    return pages


def give(page: Page, *cards: str) -> None:
    for card in cards:
        page.get_by_label(card, exact=True).check()
    page.get_by_role("button", name="Ge mina prickar").click()


def test_five_telephones_a_result_a_cause_a_map_and_a_finding(leader, screen, page_for):
    pages = telephones(page_for, screen, 5)
    for number, page in enumerate(pages):
        more = ["Telefonen ringer hela tiden"] if number else []
        give(page, "Högt tempo", "Nog med folk", *more)
        expect(page.get_by_role("heading", level=1)).to_have_text("Tack, dina prickar är räknade")
    expect(screen.locator(".count")).to_have_text("5 telefoner har gett sina prickar")
    assert "5 prickar" not in screen.locator("#board").inner_text()

    leader.get_by_role("button", name="Sluta ge prickar").click()
    expect(screen.locator("#board")).to_contain_text("5 prickar")
    demands = leader.locator("section.thing h3")
    expect(demands.first).to_have_text("Högt tempo")
    expect(demands.nth(1)).to_have_text("Telefonen ringer hela tiden")

    first = leader.locator("section.thing").first
    expect(first).to_contain_text("Vem eller vad bestämmer takten")
    first.get_by_label("Orsaken, med mötets ord").fill("Två vakanser sedan i höstas")
    first.get_by_label("Nog med folk").check()
    expect(first.locator(".saved-state")).to_have_attribute("data-state", "saved")

    first.get_by_role("link", name="Gör en iakttagelse").click()
    expect(leader.locator("[name=cause]")).to_have_value("Två vakanser sedan i höstas")
    leader.get_by_role("button", name="Spara iakttagelsen").click()
    leader.get_by_role("button", name="Rita kartan").click()
    drawing = leader.locator("svg.balance")
    expect(drawing).to_contain_text("Högt tempo")
    expect(drawing.locator(".links path")).to_have_count(1)
    # 4 of at most 5 dots is weight 4, and nothing meets it
    row = leader.get_by_role("row", name="Telefonen ringer hela tiden").first
    expect(row).to_contain_text("4 av 5")
    expect(row).to_contain_text("väger tyngre")
    expect(leader.get_by_role("row", name="Högt tempo").first).to_contain_text("Två vakanser")


def test_four_telephones_are_hidden_and_the_screen_proposes_to_talk(leader, screen, page_for):
    for page in telephones(page_for, screen, 4):
        give(page, "Högt tempo")
        expect(page.get_by_role("heading", level=1)).to_have_text("Tack, dina prickar är räknade")
    leader.get_by_role("button", name="Sluta ge prickar").click()
    expect(screen.locator("#board")).to_contain_text("För få var med")
    expect(screen.locator("#board")).to_contain_text("Ta korten ett i taget")
    for page in (leader, screen):
        assert page.locator("progress").count() == 0


def test_a_telephone_that_loses_its_line_keeps_its_choices_and_counts_once(
    leader, screen, page_for
):
    (page,) = telephones(page_for, screen, 1)
    page.context.set_offline(True)
    give(page, "Högt tempo")
    expect(page.locator("[data-told]")).to_contain_text("Ingen kontakt")
    expect(page.get_by_label("Högt tempo", exact=True)).to_be_checked()
    page.context.set_offline(False)
    page.get_by_role("button", name="Ge mina prickar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, dina prickar är räknade")
    expect(screen.locator(".count")).to_have_text("1 telefon har gett sina prickar")


def test_an_answer_that_is_lost_on_the_way_back_is_asked_for_again_and_counts_once(
    leader, screen, page_for
):
    (page,) = telephones(page_for, screen, 1)
    lost = []

    def lose_first(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())  # it arrives and is counted, and nothing comes back
            route.abort()
        else:
            route.continue_()

    page.route("**/meeting/**", lose_first)
    give(page, "Högt tempo")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, dina prickar är räknade")
    expect(screen.locator(".count")).to_have_text("1 telefon har gett sina prickar")


def test_a_fourth_dot_cannot_be_given(screen, page_for):
    (page,) = telephones(page_for, screen, 1)
    boxes = page.locator("input[name=demand]")
    for place in range(3):
        boxes.nth(place).check()
    expect(boxes.nth(3)).to_be_disabled()
    boxes.nth(0).uncheck()
    expect(boxes.nth(3)).to_be_enabled()


def test_a_telephone_without_scripts_gives_its_dots_too(leader, screen, page_for):
    address = screen.locator(".address").text_content()
    page = page_for(width=360, height=640, java_script_enabled=False)
    page.goto("/meeting/" + address.split("/meeting/")[1])
    give(page, "Högt tempo")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, dina prickar är räknade")
    expect(screen.locator(".count")).to_have_text("1 telefon har gett sina prickar")
