"""What the journeys share: the cast in a running workbench, and hands on a page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from arbetsro.economics.case_file import write_case
from web.browser import Workbench

expect.set_options(timeout=20_000)

#: What a browser says of answers that these tests mean to get.
REFUSALS = r"status of (401|403|409|422|423|503)|ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def inhabited(workbench: Workbench) -> Workbench:
    """The workbench with the cast in it."""
    workbench.django("from web.inhabitants import inhabitants\ninhabitants()\nresult = None")
    return workbench


START = """
from arbetsro.economics.case_file import parse_case
from arbetsro.web.analyses.actions import start
from arbetsro.web.analyses.as_case import from_case
from web.inhabitants import inhabitants
cast = inhabitants()
analysis = start(
    by=cast.anna, unit=getattr(cast, unit), title=title, language="sv",
    content=from_case(parse_case(text)) if text else None,
)
result = f"/o/demo/analyses/{analysis.pk}/"
"""


@pytest.fixture
def analysis_of(inhabited: Workbench, demo) -> Callable[..., str]:
    """Starts an analysis with the figures of the worked example, or empty; gives its address."""

    def start(title: str, *, unit: str = "north", empty: bool = False) -> str:
        text = "" if empty else write_case(demo)
        return inhabited.django(START, title=title, unit=unit, text=text)

    return start


def at(page: Page, address: str) -> Locator:
    """The field of an address."""
    return page.locator(f'[data-address="{address}"]')


def fill(page: Page, address: str, text: str) -> None:
    """Types into a field, leaves it, and waits until it is saved."""
    at(page, address).fill(text)
    page.keyboard.press("Tab")
    is_saved(page)


def is_saved(page: Page) -> None:
    """Waits until everything is saved."""
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")


def figure(page: Page, code: str) -> Locator:
    """A computed figure on a sheet."""
    return page.locator(f"#row-{code}-out")


def total(page: Page, code: str) -> Locator:
    """A figure that is always in view."""
    return page.locator(f"#total-{code}")


def spaced(text: str) -> re.Pattern[str]:
    """A figure as the page writes it, whichever spaces stand between its digits."""
    return re.compile("^" + re.escape(text).replace(r"\ ", r"\s") + "$")


def downloaded(page: Page, link: Locator, folder: Path) -> Path:
    """The file that a link gives."""
    with page.expect_download() as waiting:
        link.click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target
