"""From a problem to what is known of it: the knowledge base in a real browser."""

import io
import re

import pypdf
import pytest
from playwright.sync_api import Page, expect

from web.journeys.conftest import REFUSALS

KNOWLEDGE = "/o/demo/knowledge/"


def in_view(page: Page, selector: str) -> bool:
    """Whether something lies within the window."""
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    return box is not None and size is not None and 0 <= box["y"] < size["height"]


def listed(page: Page) -> list[str]:
    """The entries that are recommended, in order."""
    return page.locator("#list-measures ~ ol h3").all_inner_texts()


def sheets(page: Page, path: str) -> list[str]:
    """What stands on each sheet of paper when a page is printed."""
    page.goto(f"{KNOWLEDGE}{path}")
    found = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in found]


@pytest.mark.usefixtures("inhabited")
def test_erik_searches_narrows_opens_an_entry_and_follows_a_claim_to_its_source(page_for):
    page = page_for("erik@exempel.se")
    page.goto("/o/demo/")
    page.get_by_role("link", name="Kunskapsbank").click()
    page.get_by_label("Sök", exact=True).fill("screening")
    page.get_by_role("button", name="Visa").click()
    page.wait_for_url("**q=screening*")
    found = page.locator(".cards > li")
    many = found.count()
    page.get_by_text("Välj efter problem").click()
    page.get_by_label("Slag", exact=True).select_option("survey")
    page.get_by_role("button", name="Visa").click()
    page.wait_for_url("**nature=survey*")
    assert 0 < found.count() < many

    page.locator(".cards").get_by_role("link", name="Screening av alla anställda").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Screening av alla anställda")
    mark = page.locator("#outcomes ~ table .marks a").first
    target = mark.get_attribute("href")
    mark.click()
    expect(page).to_have_url(re.compile(f"{target}$"))
    assert in_view(page, target)
    expect(page.locator(target)).to_contain_text(re.compile(r"\(\d{4}\)|enligt|förslag"))
    page.locator(f"{target} a").click()
    page.wait_for_url("**/sources/#*")
    source = page.url.partition("#")[2]
    assert in_view(page, f"#{source}")


@pytest.mark.usefixtures("inhabited")
def test_erik_asks_what_could_help_changes_a_weight_and_sees_the_list_move(page_for):
    page = page_for("erik@exempel.se")
    page.goto(KNOWLEDGE)
    page.get_by_role("link", name="Vad kan hjälpa hos oss?").click()
    finding = page.locator("#found_demands")
    expect(finding).not_to_be_visible()
    page.get_by_label("Krav och arbetsmängd", exact=True).check()
    finding.fill("Köerna har växt sedan i våras")
    page.get_by_label("Primär").check()
    page.get_by_label("Storlek", exact=True).select_option("small")
    page.get_by_role("button", name="Visa vad som kan hjälpa").click()
    page.wait_for_url("**strained=demands*")
    before = listed(page)
    expect(page.locator(".reasons").first).to_contain_text("”Köerna har växt sedan i våras”")

    page.get_by_text("Regeln bakom ordningen").click()
    page.get_by_label("Stöd i forskningen").fill("10")
    page.get_by_label("Passar er storlek").fill("0")
    page.get_by_role("button", name="Visa vad som kan hjälpa").click()
    page.wait_for_url("**weigh_evidence=10*")
    after = listed(page)
    assert sorted(before) == sorted(after)
    assert before != after
    expect(page.get_by_label("Stöd i forskningen")).to_have_value("10")
    expect(page.get_by_label("Krav och arbetsmängd", exact=True)).to_be_checked()


@pytest.mark.usefixtures("inhabited")
def test_anna_adds_an_entry_of_her_own_and_erik_finds_it(page_for, watch):
    watch.expect(REFUSALS)
    page = page_for("anna@exempel.se")
    page.goto(KNOWLEDGE)
    page.get_by_role("link", name="Lägg till en egen insats").click()
    page.get_by_label("Namn", exact=True).fill("Tysta timmar")
    page.get_by_role("button", name="Spara insatsen").click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("Namn", exact=True)).to_have_value("Tysta timmar")
    for label in ("Grupp", "Primär", "Ändrar arbetet"):
        page.get_by_label(label, exact=True).check()
    for text in page.locator("textarea").all():
        text.fill("Inga möten mellan nio och elva.")
    page.get_by_role("button", name="Spara insatsen").click()
    page.wait_for_url("**/own-tysta-timmar/")
    expect(page.locator("#messages")).to_contain_text("Tysta timmar är tillagd")

    other = page_for("erik@exempel.se")
    other.goto(f"{KNOWLEDGE}?q=tysta")
    other.locator(".cards").get_by_role("link", name="Tysta timmar").click()
    expect(other.locator("article")).to_contain_text("Organisationens egen insats")
    expect(other.get_by_role("link", name="Ändra insatsen")).to_have_count(0)


@pytest.mark.usefixtures("inhabited")
def test_on_paper_no_heading_stands_alone_and_no_word_is_cut(page_for):
    page = page_for("erik@exempel.se")
    for id_ in ("staff-screening", "cbt-stress-management", "post-trauma-debriefing"):
        printed = sheets(page, f"{id_}/")
        first = next(one for one in printed if "Vad man vet om verkan" in one)
        assert re.search(r"Varför den bedöms så \w+ .*Systematisk översikt", first)
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    too_wide = "cells => cells.filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert page.locator(".outcomes :is(th, td)").evaluate_all(too_wide) == 0


@pytest.mark.usefixtures("inhabited")
def test_on_paper_lists_fill_the_sheets(page_for):
    page = page_for("erik@exempel.se")
    matrix = sheets(page, "")
    assert len(matrix) <= 8
    assert "Grupp" in matrix[1]
    assert "Mer i kunskapsbanken" not in " ".join(matrix)
    suggested = sheets(page, "recommend/?strained=demands&size=small")
    assert len(suggested) < page.locator(".suggestion").count()
    assert "Se var det står" not in " ".join(suggested)
