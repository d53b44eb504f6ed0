"""Every page, in a real browser: axe finds no fault in light or dark, and nothing is too wide."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from web.access.pages import addresses_that_are_read
from web.browser import Watch, Workbench, become, new_context, running_workbench

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = """() => axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: {"target-size": {enabled: true}},
  resultTypes: ["violations"],
})"""
#: The screen of a small telephone.
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
WAYS_IN = """
from itertools import islice
from web.access.pages import ways_in
from web.inhabitants import inhabitants
result = list(islice(ways_in(inhabitants(), name), start, stop))
"""
#: Addresses that hold a question, and whose page is another one without it.
ANSWERS = (
    "/o/demo/knowledge/?q=screening&stage=secondary",
    "/o/demo/knowledge/?q=zebra",
    "/o/demo/knowledge/recommend/?strained=demands&found_demands=kö&size=small&weigh_factor=5",
    "/o/demo/knowledge/recommend/?strained=violence&group=after_trauma&stage=secondary",
    "/o/demo/knowledge/post-trauma-debriefing/",
)
CONTROL = """<!doctype html><html><head></head><body>
<img src="data:,"><input><a href="#x"></a><p style="color:#aaa;background:#fff">blek</p>
<button aria-pressed="kanske"></button><h1>a</h1><h3>b</h3><div style="width:900px">bred</div>
</body></html>"""


@pytest.fixture(scope="module")
def workbench() -> Iterator[Workbench]:
    """One of its own, since samples give people keys and sessions that others do not expect."""
    with running_workbench() as started:
        yield started


@pytest.fixture(scope="module")
def watch() -> Watch:
    """One watch for the one page."""
    return Watch()


@pytest.fixture(scope="module")
def context(browser, workbench, watch):
    made = new_context(browser, workbench)
    watch.over(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def page(context) -> Page:
    """One page for all tests of this file; each test goes elsewhere with it."""
    return context.new_page()


def faults(page: Page) -> list[str]:
    """What axe finds, in words."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return [described(one) for one in page.evaluate(RUN)["violations"]]


def described(violation: dict[str, Any]) -> str:
    places = "; ".join(
        f"{' '.join(map(str, node['target']))}: {' '.join(node['failureSummary'].split())}"
        for node in violation["nodes"][:5]
    )
    return f"{violation['id']} ({violation['help']}): {places}"


def width(page: Page) -> int:
    """How wide the page is, in the unit in which the screen is."""
    return page.evaluate("document.scrollingElement.scrollWidth")


def too_wide(page: Page) -> list[str]:
    """The elements that reach beyond the screen, should the page be wider than that."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
          .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""
    )


def ways(workbench: Workbench, name: str) -> Iterator[tuple[str | None, str]]:
    """Who may open an address, and by which path: one first, as most pages need no more."""
    for start, stop in ((0, 1), (1, None)):
        yield from workbench.django(WAYS_IN, name=name, start=start, stop=stop)


def open_as_somebody(context: BrowserContext, page: Page, workbench: Workbench, name: str) -> bool:
    """Goes to the page as the first person who gets one; whether there was any."""
    for email, path in ways(workbench, name):
        become(context, workbench, email)
        answer = context.request.get(path, max_redirects=0)
        # A part of a page, that htmx fetches, is looked at on the pages that hold it.
        if answer.status == 200 and "<html" in answer.text()[:200]:
            page.goto(path)
            return True
    return False


def test_the_check_finds_what_it_looks_for(page):
    page.goto("about:blank")
    page.set_viewport_size(NARROW)
    page.set_content(CONTROL)
    found = " ".join(faults(page))
    for rule in (
        "image-alt", "label", "link-name", "color-contrast", "button-name",
        "html-has-lang", "document-title", "heading-order", "aria-valid-attr-value",
    ):  # fmt: skip
        assert f"{rule} (" in found
    assert width(page) > 320
    assert too_wide(page) != []


@pytest.mark.parametrize("name", addresses_that_are_read())
def test_a_page_is_accessible_in_light_and_dark_and_on_a_narrow_screen(
    name, context, page, workbench, watch
):
    page.goto("about:blank")  # a page that is left open would go on asking, as somebody else
    watch.take()
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    if not open_as_somebody(context, page, workbench, name):
        return  # a file, an answer for machines, a part, or an address that only leads on
    assert faults_in_each_way(page) + watch.take() == []


@pytest.mark.parametrize("path", ANSWERS)
def test_an_answer_to_a_question_in_the_address_is_accessible_too(
    path, context, page, workbench, watch
):
    page.goto("about:blank")
    watch.take()
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    workbench.django("from web.inhabitants import inhabitants\ninhabitants()\nresult = None")
    become(context, workbench, "anna@exempel.se")
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert faults_in_each_way(page) + watch.take() == []


def faults_in_each_way(page: Page) -> list[str]:
    """What is wrong in light, in dark, and on a narrow screen."""
    found = [f"light: {fault}" for fault in faults(page)]
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in faults(page)]
    page.set_viewport_size(NARROW)
    if width(page) > 320:
        found.append(f"{width(page)} wide on a screen of 320: {too_wide(page)}")
    return found
