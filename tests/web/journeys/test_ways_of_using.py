"""The same work with the keyboard alone, and on a telephone."""

import pytest
from playwright.sync_api import Page, expect

from web.journeys.conftest import at, figure, is_saved, spaced


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    """Presses Tab until something has the focus, which can be seen and is not covered."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            break
    else:
        pytest.fail(f"Tab never reaches {selector}")
    assert page.evaluate(IS_SEEN), f"{selector} has the focus and cannot be seen"


IS_SEEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return getComputedStyle(one).outlineStyle !== "none" && (one.contains(top) || top?.contains(one));
}"""


@pytest.mark.usefixtures("inhabited")
def test_a_figure_is_filled_in_and_explained_with_the_keyboard_alone(page_for, analysis_of):
    address = analysis_of("Tangentbord")
    page = page_for()
    page.goto("/")
    tab_to(page, "input[name=login]")
    page.keyboard.type("anna@exempel.se")
    tab_to(page, "input[name=password]")
    page.keyboard.type("en riktigt lång fras")
    page.keyboard.press("Enter")
    page.wait_for_url("**/o/demo/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    page.goto(f"{address}sheet/C/")
    tab_to(page, '[data-address="C5"]')
    page.keyboard.press("Control+a")
    page.keyboard.type("12 000 000")
    is_saved(page)
    expect(figure(page, "C6")).to_have_text(spaced("1 008 840 000"))
    tab_to(page, "#row-C6 a[data-dialog]")
    page.keyboard.press("Enter")
    dialog = page.locator("#dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("C6 = C4 + C5")
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    assert page.evaluate("document.activeElement.matches('#row-C6 a')")


def test_every_field_of_a_sheet_can_be_reached_without_being_covered(page_for, analysis_of):
    page = page_for("anna@exempel.se")
    page.goto(f"{analysis_of('Ordning')}sheet/D/")
    reached = []
    for _ in range(150):
        page.keyboard.press("Tab")
        address = page.evaluate("document.activeElement.dataset.address ?? ''")
        if address:
            assert page.evaluate(IS_SEEN), address
            reached.append(address)
    fields = page.locator("[data-address]").evaluate_all("all => all.map(o => o.dataset.address)")
    assert list(dict.fromkeys(reached)) == fields


def test_the_work_is_done_on_a_telephone(page_for, analysis_of):
    page = page_for("mats@exempel.se", width=360, height=640)
    address = analysis_of("Telefon")
    for part in ("", "step/causes/", "sheet/C/", "sheet/G/", "decision/"):
        page.goto(address + part)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 360, part
    page.goto(f"{address}sheet/C/")
    at(page, "C5").fill("12 000 000")
    is_saved(page)
    expect(page.locator("#total-C20")).to_be_in_viewport()
    expect(page.locator("#total-C20")).to_have_text(spaced("22 252 032 kr"))


def test_what_is_added_has_the_focus_and_what_holds_something_asks_before_it_goes(
    page_for, analysis_of
):
    page = page_for("anna@exempel.se")
    page.goto(f"{analysis_of('Frågor')}step/goals/")
    page.get_by_role("button", name="Lägg till ett behov").press("Enter")
    page.wait_for_url("**#f-needs-*")
    expect(page.locator("[data-address^=needs]")).to_be_focused()
    page.keyboard.type("Tid för återhämtning")
    is_saved(page)
    page.get_by_role("button", name="Ta bort").last.press("Enter")
    expect(page.locator("h1")).to_have_text("Ta bort ”Tid för återhämtning”?")
    page.get_by_role("link", name="Avbryt").press("Enter")
    page.wait_for_url("**#f-needs-*")
    expect(page.locator("[data-address^=needs]")).to_be_focused()
    page.get_by_role("button", name="Ta bort").last.press("Enter")
    page.get_by_role("button", name="Ja, ta bort").press("Enter")
    page.wait_for_url("**#f-needs")
    expect(page.locator("#f-needs > article")).to_have_count(0)


def test_several_interventions_are_folded_and_the_one_just_added_is_open(page_for, analysis_of):
    page = page_for("anna@exempel.se")
    page.goto(f"{analysis_of('Vikta')}step/interventions/")
    folds = page.locator("#f-interventions > article > details")
    before = folds.count()
    assert before > 1
    expect(folds.first).not_to_have_attribute("open", "")
    folds.first.locator("> summary").press("Enter")
    expect(folds.first.get_by_label("Insatsens namn", exact=True)).to_be_visible()
    page.get_by_role("button", name="Lägg till en insats").click()
    page.wait_for_url("**#f-interventions-*")
    expect(folds).to_have_count(before + 1)
    expect(folds.last).to_have_attribute("open", "")
    expect(folds.last.get_by_label("Insatsens namn", exact=True)).to_be_focused()
    page.keyboard.type("Schemat")
    expect(folds.last.locator("> summary")).to_contain_text("Schemat")


def test_the_focus_stays_by_the_row_where_a_range_is_used(page_for, analysis_of):
    page = page_for("anna@exempel.se")
    page.goto(f"{analysis_of('Spann')}sheet/C/")
    row = page.locator("#row-C7")
    row.locator(".range > summary").press("Enter")
    for name, text in (("low", "17"), ("likely", "22"), ("high", "28")):
        row.locator(f"[data-figure={name}]").fill(text)
    row.get_by_role("button", name="Använd spannet").press("Enter")
    expect(row.locator(".mark")).to_contain_text("Spann")
    expect(row.locator(".range > summary")).to_be_focused()
